import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { aDatedRound, roundForm, TIMETABLE_FIELDS, territoryForm } from "#tests/factories/round-forms";
import { aScheme } from "#tests/factories/rounds";
import { capsForm } from "#tests/factories/section-forms";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, ledgerEvents, rounds, roundTerritories } from "~/db/schema";
import { actorName } from "~/domain/ledger/pseudonym.server";
import type { TimetableForm } from "~/domain/rounds/forms";
import { openRound } from "~/domain/rounds/open-round.server";
import { criteriaTree, roundById, territoryOf } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { spansKey } from "~/domain/rounds/rules";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { writeCriteria } from "~/domain/rounds/write-criteria.server";
import { inTransaction } from "~/domain/transaction.server";
import { leafHash } from "~/lib/hash.server";

const NOW = new Date("2026-02-01T03:00:00Z");

async function aDraft(db: Database, dates: Partial<TimetableForm> = {}, changes: Parameters<typeof roundForm>[2] = {}) {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const { id } = await aDatedRound(ctx, roundForm(agency.id, await aScheme(db), changes), dates);
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
  const actor = actorName(row!.ledgerSalt, ctx.actor!.userId, "rules_frozen");
  expect(payload).toMatchObject({ rulesHash: hash, rules: row!.rules, actor, round: id });
  const tree = await criteriaTree(ctx, id);
  expect(payload.criteria).toHaveLength(11);
  expect(payload.criteria[0]).toEqual({ id: tree[0]!.parts[0]!.id, code: "I.1", maximum: 1600, step: 50 });
  const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(audit.map((entry) => entry.act)).toEqual(["rounds.created", "rounds.rescheduled", "rounds.opened"]);
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

test("a round is opened as it was looked at: rules or dates that became others are a conflict", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  const seen = async () => {
    const { rulesVersion, phases } = await roundById(ctx, id);
    return { version: rulesVersion, dates: spansKey(phases) };
  };
  const first = await seen();
  const { rules } = await roundById(ctx, id);
  await saveRoundRules(ctx, id, { section: "caps", form: capsForm(rules, { cap: 3 }) });

  await expect(openRound(ctx, id, first)).rejects.toMatchObject({ code: "conflict" });
  const second = await seen();
  await rescheduleRound(ctx, id, { ...TIMETABLE_FIELDS, seen: second.dates, scoringOn: "2026-05-12" });
  await expect(openRound(ctx, id, second)).rejects.toMatchObject({ code: "conflict", message: /lịch của kỳ/ });
  expect(await roundById(ctx, id)).toMatchObject({ openedAt: null });

  const last = await seen();
  await openRound(ctx, id, last);
  expect((await roundById(ctx, id)).rules.cap.value).toBe(3);
  await expect(openRound(ctx, id, last)).rejects.toMatchObject({ code: "closed" });
});

test("frozen rules are refused by the verbs and by the database", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  await openRound(ctx, id);

  const { rules } = await roundById(ctx, id);
  await expect(saveRoundRules(ctx, id, { section: "caps", form: capsForm(rules) })).rejects.toMatchObject({
    code: "closed",
  });
  await expect(setTerritory(ctx, id, territoryForm(["new-01:north"]))).rejects.toMatchObject({ code: "closed" });
  await expect(db.update(rounds).set({ rules: {} }).where(eq(rounds.id, id))).rejects.toMatchObject({
    cause: { message: "the rules of an open round are frozen" },
  });
});

test("the database refuses criteria that do not add up", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  await inTransaction(ctx, async (ctx) => writeCriteria(ctx, id, (await roundById(ctx, id)).rules));

  await expect(
    db.execute(`update criteria set maximum = 500 where code = 'I.1' and round_id = '${id}'`),
  ).rejects.toMatchObject({
    cause: { message: "the parts of criterion I (A) do not add up to it" },
  });
});

test("setTerritory places provinces in the regions of this round", async ({ db }) => {
  const { ctx, id } = await aDraft(db);

  await setTerritory(ctx, id, territoryForm(["new-68:south", "new-01:north", "old-60:"]));

  expect((await territoryOf(ctx, id)).map(({ provinceId, regionCode }) => [provinceId, regionCode])).toEqual([
    ["new-01", "north"],
    ["old-60", "south"],
    ["new-68", "south"],
  ]);
  await expect(setTerritory(ctx, id, territoryForm([]))).rejects.toMatchObject({ code: "invalid" });
  await expect(setTerritory(ctx, id, territoryForm(["new-99:"]))).rejects.toMatchObject({ code: "invalid" });
});

test("the territory of an open round is refused by the verb and by the database", async ({ db }) => {
  const { ctx, id } = await aDraft(db, {}, { level: "region", regionCode: "south" });
  await setTerritory(ctx, id, territoryForm(["new-68:south", "new-92:south"]));
  await openRound(ctx, id);
  const before = await territoryOf(ctx, id);
  const ofRound = eq(roundTerritories.roundId, id);
  const frozen = { cause: { message: "the territory of an open round is frozen" } };

  await expect(setTerritory(ctx, id, territoryForm(["new-68:central"]))).rejects.toMatchObject({ code: "closed" });
  await expect(db.insert(roundTerritories).values({ roundId: id, provinceId: "new-79" })).rejects.toMatchObject(frozen);
  await expect(db.update(roundTerritories).set({ regionCode: "central" }).where(ofRound)).rejects.toMatchObject(frozen);
  await expect(db.delete(roundTerritories).where(ofRound)).rejects.toMatchObject(frozen);

  expect(before).toHaveLength(2);
  expect(await territoryOf(ctx, id)).toEqual(before);
});

test("only the agency's organiser edits, places and opens", async ({ db }) => {
  const { ctx, id, agency } = await aDraft(db);
  const { rules } = await roundById(ctx, id);
  const secretary = contextOf(db, await anOrganiser(db, agency.id, "secretary"), NOW);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), NOW);

  for (const [ctx, code] of [
    [secretary, "forbidden"],
    [stranger, "not_found"],
  ] as const) {
    await expect(openRound(ctx, id)).rejects.toMatchObject({ code });
    await expect(saveRoundRules(ctx, id, { section: "caps", form: capsForm(rules) })).rejects.toMatchObject({ code });
    await expect(setTerritory(ctx, id, territoryForm(["new-01:"]))).rejects.toMatchObject({ code });
  }
});
