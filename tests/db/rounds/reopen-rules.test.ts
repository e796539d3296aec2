import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { capsForm, criteriaForm } from "#tests/factories/section-forms";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents, rounds } from "~/db/schema";
import type { Context } from "~/domain/context";
import { changeRules } from "~/domain/rounds/change-rules.server";
import { discardReopening } from "~/domain/rounds/discard-reopening.server";
import type { ReopenRulesForm } from "~/domain/rounds/forms";
import { roundById } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { ruleChangesOf } from "~/domain/rounds/rule-changes.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { startReopening } from "~/domain/rounds/start-reopening.server";
import { writtenRules } from "~/domain/rounds/written-rules.server";
import type { SchemeRules } from "~/domain/schemes/rules";
import { inTransaction } from "~/domain/transaction.server";

const DECISION = { number: "95/QĐ-HĐBC", decidedOn: "2026-10-01", reason: "Hội đồng họp ngày 01/10/2026" };

async function anOpenRound(db: Database, options: RoundOptions = {}) {
  const made = await aRound(db, { phase: "nomination", ...options });
  const { id } = made;
  const ctx = contextOf(db, await anOrganiser(db, made.agencyId));
  const round = await roundById(ctx, id);
  const reopen = async (rules: SchemeRules, changes: Partial<ReopenRulesForm> = {}) => {
    const version = await aReopening(ctx, db, id, rules);
    await reopenRules(ctx, id, { ...DECISION, version, ...changes });
  };
  return { ctx, made, round, reopen };
}

/** The rules a reopening is to put in force, however they were written. Returns how often they were saved. */
async function aReopening(ctx: Context, db: Database, id: string, reopenedRules: SchemeRules): Promise<number> {
  const [row] = await db.select({ known: rounds.reopenedRules }).from(rounds).where(eq(rounds.id, id));
  if (!row!.known) await startReopening(ctx, id);
  await db.update(rounds).set({ reopenedRules }).where(eq(rounds.id, id));
  return (await roundById(ctx, id)).rulesVersion;
}

const withCap = (rules: SchemeRules, value: number): SchemeRules => ({ ...rules, cap: { ...rules.cap, value } });
const withStep = (rules: SchemeRules, value: number): SchemeRules => ({
  ...rules,
  scoreStep: { ...rules.scoreStep, value },
});

test("reopened rules are in force under a new hash, with the decision that says so", async ({ db }) => {
  const { ctx, round, reopen } = await anOpenRound(db);

  await reopen(withCap(round.rules, 31));

  const after = await roundById(ctx, round.id);
  expect(after.rules).toEqual(withCap(round.rules, 31));
  expect(after.rulesHash).not.toBe(round.rulesHash);
  expect(await ruleChangesOf(contextOf(db, null), round.id)).toEqual([
    { id: expect.any(String), kind: "reopening", ...DECISION, at: ctx.now },
  ]);
  const [frozen] = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  expect(JSON.parse(frozen!.payload)).toMatchObject({ kind: "rules_frozen", rulesHash: after.rulesHash });
});

test("each reopening is kept, the latest first", async ({ db }) => {
  const { ctx, round } = await anOpenRound(db);
  for (const [place, value] of [31, 32, 33].entries()) {
    const { rules } = await roundById(ctx, round.id);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + place * 1000) };
    const version = await aReopening(ctx, db, round.id, withCap(rules, value));
    await reopenRules(later, round.id, { ...DECISION, number: `${value}/QĐ-HĐBC`, version });
  }

  const numbers = (await ruleChangesOf(ctx, round.id)).map(({ number }) => number);
  expect(numbers).toEqual(["33/QĐ-HĐBC", "32/QĐ-HĐBC", "31/QĐ-HĐBC"]);
});

test("a draft's rules are edited, not reopened", async ({ db }) => {
  const { round, reopen } = await anOpenRound(db, { phase: null });

  await expect(reopen(withCap(round.rules, 31))).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ chưa mở: sửa quy chế trực tiếp.",
  });
});

test("once sheets are there, what they are scored by stays and the rest may still be reopened", async ({ db }) => {
  const { ctx, made, round, reopen } = await anOpenRound(db, { phase: "scoring" });
  const { jurors } = await aJury(db, round.id, 3);
  const nomination = await aNomination(db, { roundId: round.id });
  await aSheet(db, { round: made, juror: jurors[0]!, nomination, points: 8000 });

  await expect(reopen(withStep(round.rules, 100))).rejects.toMatchObject({
    code: "closed",
    message: "Đã chấm điểm: tiêu chí, điểm tối đa và bước điểm không đổi được nữa.",
  });
  await reopen(withCap(round.rules, 31));
  expect((await roundById(ctx, round.id)).rules.cap.value).toBe(31);
});

test("after a decision the rules are history", async ({ db }) => {
  const decided = await aDecidedRound(db);
  const ctx = contextOf(db, await anOrganiser(db, decided.round.agencyId));

  await expect(startReopening(ctx, decided.round.id)).rejects.toMatchObject({
    code: "closed",
    message: "Đã có quyết định công nhận; quy chế không đổi được nữa.",
  });
});

test("rules that do not hold, a day to come and nothing new are refused, and nothing is kept of them", async ({
  db,
}) => {
  const { ctx, round, reopen } = await anOpenRound(db);

  await expect(reopen(withStep(round.rules, 700))).rejects.toMatchObject({ code: "invalid" });
  await expect(reopen(withCap(round.rules, 31), { decidedOn: "2999-01-01" })).rejects.toMatchObject({
    code: "invalid",
    fields: { decidedOn: ["Ngày quyết định không thể ở tương lai."] },
  });
  await expect(reopen(round.rules)).rejects.toMatchObject({
    code: "invalid",
    message: "Không có giá trị nào thay đổi.",
  });

  expect(await ruleChangesOf(ctx, round.id)).toEqual([]);
  expect((await roundById(ctx, round.id)).rulesHash).toBe(round.rulesHash);
});

test("a reopening that someone else saved since, or recorded, is a conflict", async ({ db }) => {
  const { ctx, round } = await anOpenRound(db);
  const seen = await aReopening(ctx, db, round.id, withCap(round.rules, 31));
  await saveRoundRules(ctx, round.id, { section: "caps", form: capsForm(round.rules, { version: seen, cap: 32 }) });

  await expect(reopenRules(ctx, round.id, { ...DECISION, version: seen })).rejects.toMatchObject({ code: "conflict" });
  await reopenRules(ctx, round.id, { ...DECISION, version: seen + 1 });
  await expect(reopenRules(ctx, round.id, { ...DECISION, version: seen + 1 })).rejects.toMatchObject({
    code: "closed",
  });
  expect((await roundById(ctx, round.id)).rules.cap.value).toBe(32);
});

test("what is written of a reopening is not in force, and can be discarded", async ({ db }) => {
  const { ctx, round } = await anOpenRound(db);
  const version = await aReopening(ctx, db, round.id, withCap(round.rules, 31));

  expect((await roundById(contextOf(db, null), round.id)).rules).toEqual(round.rules);
  await expect(startReopening(ctx, round.id)).rejects.toMatchObject({ code: "conflict" });
  await expect(discardReopening(ctx, round.id, { version: version - 1 })).rejects.toMatchObject({ code: "conflict" });
  await discardReopening(ctx, round.id, { version });

  expect(await writtenRules(ctx, round.slug)).toMatchObject({ state: "frozen", rules: round.rules });
});

test("groups that entries are in stay, and so does the round's own level", async ({ db }) => {
  const { round, reopen } = await anOpenRound(db);
  await aNomination(db, { roundId: round.id, state: "submitted" });
  const inUse = round.rules.groups.map((group) => ({ ...group, code: `${group.code}1` }));
  const levels = round.rules.levels.value.filter(({ level }) => level !== "province");

  await expect(reopen({ ...round.rules, groups: inUse })).rejects.toMatchObject({ code: "closed" });
  await expect(reopen({ ...round.rules, levels: { ...round.rules.levels, value: levels } })).rejects.toMatchObject({
    code: "closed",
  });
});

test("the criteria of a reopening stay as they are once there are sheets", async ({ db }) => {
  const { ctx, made, round } = await anOpenRound(db, { phase: "scoring" });
  const { jurors } = await aJury(db, round.id, 3);
  await aSheet(db, { round: made, juror: jurors[0]!, nomination: await aNomination(db, { roundId: round.id }) });
  await startReopening(ctx, round.id);
  const version = round.rulesVersion + 1;
  const form = { ...criteriaForm(round.rules), version };

  await expect(saveRoundRules(ctx, round.id, { section: "criteria", form })).rejects.toMatchObject({ code: "closed" });
  await saveRoundRules(ctx, round.id, { section: "caps", form: capsForm(round.rules, { version, cap: 31 }) });

  expect(await writtenRules(ctx, round.slug)).toMatchObject({
    state: "reopening",
    rules: { cap: { value: 31 } },
    kept: { criteria: expect.any(String) },
  });
});

test("a frame decided meanwhile holds in a reopening that is being written", async ({ db }) => {
  const { ctx, round } = await anOpenRound(db);
  const version = await aReopening(ctx, db, round.id, withCap(round.rules, 31));
  const criteria = { ...round.rules.criteria, source: "Khung điểm số 95/QĐ-HĐBC" };

  await inTransaction(ctx, (ctx) =>
    changeRules(ctx, round, { ...round.rules, criteria }, { kind: "frame", ...DECISION }),
  );

  await expect(reopenRules(ctx, round.id, { ...DECISION, version })).rejects.toMatchObject({ code: "conflict" });
  const written = await writtenRules(ctx, round.slug);
  expect(written.rules).toEqual({ ...withCap(round.rules, 31), criteria });
});

test("organisers of the agency alone write and record a reopening", async ({ db }) => {
  const { ctx, round } = await anOpenRound(db);
  const version = await aReopening(ctx, db, round.id, withCap(round.rules, 31));
  const { jurors } = await aJury(db, round.id, 1);
  const other = await aRound(db);
  const others = [
    null,
    jurors[0]!.actor,
    await anOrganiser(db, round.agencyId, "secretary"),
    await anOrganiser(db, round.agencyId, "support"),
    await anOrganiser(db, other.agencyId),
  ];

  for (const actor of others) {
    const ctx = contextOf(db, actor);
    const refused = { code: "forbidden" };
    await expect(reopenRules(ctx, round.id, { ...DECISION, version })).rejects.toMatchObject(refused);
    await expect(startReopening(ctx, round.id)).rejects.toMatchObject(refused);
    await expect(discardReopening(ctx, round.id, { version })).rejects.toMatchObject(refused);
  }
});
