import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { RULE_FIELDS, roundForm } from "#tests/factories/round-forms";
import { aScheme } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, ledgerEvents, rounds, roundTerritories } from "~/db/schema";
import { createRound } from "~/domain/rounds/create-round.server";
import { editRules } from "~/domain/rounds/edit-rules.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { criteriaTree, roundById, territoryOf } from "~/domain/rounds/queries.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { leafHash } from "~/lib/hash.server";

const NOW = new Date("2026-02-01T03:00:00Z");
const MAXIMA = [1600, 1000, 800, 600, 1200, 1200, 800, 800, 500, 500, 1000];

async function aDraft(db: Database, changes: Parameters<typeof roundForm>[2] = {}) {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const { id } = await createRound(ctx, roundForm(agency.id, await aScheme(db), changes));
  return { ctx, id, agency };
}

/** Keys sorted at every level, written without the project's own code. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted((value as Record<string, unknown>)[key])]),
  );
}

test("opening freezes the rules under a hash that anyone can compute, and writes it to the ledger", async ({ db }) => {
  const { ctx, id } = await aDraft(db);

  await openRound(ctx, id);

  const [row] = await db.select().from(rounds).where(eq(rounds.id, id));
  const hash = createHash("sha256")
    .update(JSON.stringify(sorted(row!.rules)))
    .digest("hex");
  expect(row).toMatchObject({ rulesHash: hash, openedAt: NOW, openedBy: ctx.actor!.userId });
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, id));
  expect(events.map((event) => [event.kind, event.leafHash === leafHash(event.payload)])).toEqual([
    ["rules_frozen", true],
  ]);
  const payload = JSON.parse(events[0]!.payload);
  expect(payload).toMatchObject({ rulesHash: hash, rules: row!.rules, actor: ctx.actor!.userId, round: id });
  const tree = await criteriaTree(ctx, id);
  expect(payload.criteria).toHaveLength(11);
  expect(payload.criteria[0]).toEqual({ id: tree[0]!.parts[0]!.id, code: "I.1", maximum: 1600, step: 50 });
  const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(audit.map((entry) => entry.act)).toEqual(["rounds.created", "rounds.opened"]);
});

test("an open round is announced until its nominations open, and then follows the clock", async ({ db }) => {
  const { ctx, id } = await aDraft(db);

  await openRound(ctx, id);

  const phaseOn = async (date: string) => (await roundById({ ...ctx, actor: null, now: new Date(date) }, id)).phase;
  expect(await phaseOn("2026-02-01T03:00:00Z")).toBe("call");
  expect(await phaseOn("2026-02-28T17:00:00Z")).toBe("nomination");
  expect(await phaseOn("2026-03-31T09:59:59Z")).toBe("nomination");
  expect(await phaseOn("2026-03-31T10:00:00Z")).toBe("screening");
  expect(await phaseOn("2026-05-20T00:00:00Z")).toBe("screening");
});

test("nominations whose opening date is past open at once", async ({ db }) => {
  const { ctx, id } = await aDraft(db, { nominationOpensOn: "2026-01-15" });

  await openRound(ctx, id);

  const round = await roundById(ctx, id);
  expect(round.phase).toBe("nomination");
  expect(round.phases[0]).toMatchObject({ kind: "nomination", opensAt: NOW });
});

test("what keeps a round from opening is said in full", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  const late = { ...ctx, now: new Date("2026-04-01T00:00:00Z") };

  await expect(openRound(late, id)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("17h00, 31/03/2026"),
  });
  await openRound(ctx, id);
  await expect(openRound(ctx, id)).rejects.toMatchObject({ code: "closed" });
});

test("frozen rules are refused by the verbs and by the database", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  await openRound(ctx, id);

  await expect(editRules(ctx, id, { ...RULE_FIELDS, maxima: MAXIMA })).rejects.toMatchObject({ code: "closed" });
  await expect(setTerritory(ctx, id, { members: ["new-01:north"] })).rejects.toMatchObject({ code: "closed" });
  await expect(db.update(rounds).set({ rules: {} }).where(eq(rounds.id, id))).rejects.toMatchObject({
    cause: { message: "the rules of an open round are frozen" },
  });
});

test("editRules sets values and points, and keeps the bands in proportion", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  const maxima = MAXIMA.with(0, 2000).with(1, 600);

  await editRules(ctx, id, { ...RULE_FIELDS, passMark: 7500, cap: undefined, maxima });

  const { rules } = await roundById(ctx, id);
  expect([rules.passMark.value, rules.cap.value]).toEqual([7500, null]);
  const [market] = await criteriaTree(ctx, id);
  expect(market!.parts.map(({ code, maximum }) => [code, maximum])).toEqual([
    ["I.1", 2000],
    ["I.2", 600],
    ["I.3", 800],
    ["I.4", 600],
  ]);
  expect(market!.parts[0]!.levels.map(({ from, to }) => [from, to])).toEqual([
    [1650, 2000],
    [1000, 1600],
    [0, 950],
  ]);
});

test("points that do not add up are refused with a sentence for each criterion, and nothing changes", async ({
  db,
}) => {
  const { ctx, id } = await aDraft(db);
  const maxima = MAXIMA.with(0, 1500).with(10, 900);

  await expect(editRules(ctx, id, { ...RULE_FIELDS, passMark: 9000, maxima })).rejects.toMatchObject({
    code: "invalid",
    fields: {
      maxima: [
        "Tiêu chí I: các mục con cộng lại được 39 điểm, cần đúng 40 điểm.",
        "Toàn phiếu cộng lại được 99 điểm, cần đúng 100 điểm.",
      ],
    },
  });
  await expect(editRules(ctx, id, { ...RULE_FIELDS, maxima: [1000] })).rejects.toMatchObject({ code: "invalid" });

  expect((await roundById(ctx, id)).rules.passMark.value).toBe(7000);
});

test("the database refuses criteria that do not add up", async ({ db }) => {
  const { id } = await aDraft(db);

  await expect(
    db.execute(`update criteria set maximum = 500 where code = 'I.1' and round_id = '${id}'`),
  ).rejects.toMatchObject({
    cause: { message: "the parts of criterion I (A) do not add up to it" },
  });
});

test("setTerritory places provinces in the regions of this round", async ({ db }) => {
  const { ctx, id } = await aDraft(db);

  await setTerritory(ctx, id, { members: ["new-68:south", "new-01:north", "old-60:"] });

  expect((await territoryOf(ctx, id)).map(({ provinceId, regionCode }) => [provinceId, regionCode])).toEqual([
    ["new-01", "north"],
    ["old-60", null],
    ["new-68", "south"],
  ]);
  await expect(setTerritory(ctx, id, { members: [] })).rejects.toMatchObject({ code: "invalid" });
  await expect(setTerritory(ctx, id, { members: ["new-99:"] })).rejects.toMatchObject({ code: "invalid" });
});

test("the territory of an open round is refused by the verb and by the database", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  await setTerritory(ctx, id, { members: ["new-68:south", "new-01:north"] });
  await openRound(ctx, id);
  const before = await territoryOf(ctx, id);
  const ofRound = eq(roundTerritories.roundId, id);
  const frozen = { cause: { message: "the territory of an open round is frozen" } };

  await expect(setTerritory(ctx, id, { members: ["new-68:central"] })).rejects.toMatchObject({ code: "closed" });
  await expect(db.insert(roundTerritories).values({ roundId: id, provinceId: "new-79" })).rejects.toMatchObject(frozen);
  await expect(db.update(roundTerritories).set({ regionCode: "central" }).where(ofRound)).rejects.toMatchObject(frozen);
  await expect(db.delete(roundTerritories).where(ofRound)).rejects.toMatchObject(frozen);

  expect(before).toHaveLength(2);
  expect(await territoryOf(ctx, id)).toEqual(before);
});

test("only the agency's organiser edits, places and opens", async ({ db }) => {
  const { id, agency } = await aDraft(db);
  const secretary = contextOf(db, await anOrganiser(db, agency.id, "secretary"), NOW);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), NOW);

  for (const [ctx, code] of [
    [secretary, "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    await expect(openRound(ctx, id)).rejects.toMatchObject({ code });
    await expect(editRules(ctx, id, { ...RULE_FIELDS, maxima: MAXIMA })).rejects.toMatchObject({ code });
    await expect(setTerritory(ctx, id, { members: ["new-01:"] })).rejects.toMatchObject({ code });
  }
});
