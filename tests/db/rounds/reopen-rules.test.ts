import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { ledgerEvents } from "~/db/schema";
import { roundById } from "~/domain/rounds/queries.server";
import { reopenRules } from "~/domain/rounds/reopen-rules.server";
import { ruleChangesOf } from "~/domain/rounds/rule-changes.server";
import type { SchemeRules } from "~/domain/schemes/rules";

const DECISION = { number: "95/QĐ-HĐBC", decidedOn: "2026-10-01", reason: "Hội đồng họp ngày 01/10/2026" };

async function anOpenRound(db: Database, options: RoundOptions = {}) {
  const made = await aRound(db, { phase: "nomination", ...options });
  const { id } = made;
  const ctx = contextOf(db, await anOrganiser(db, made.agencyId));
  const round = await roundById(ctx, id);
  const reopen = (rules: SchemeRules, changes: Partial<Parameters<typeof reopenRules>[2]> = {}) =>
    reopenRules(ctx, id, { ...DECISION, rules, seen: round.rulesHash ?? "", ...changes });
  return { ctx, made, round, reopen };
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
    const { rules, rulesHash } = await roundById(ctx, round.id);
    const later = { ...ctx, now: new Date(ctx.now.getTime() + place * 1000) };
    const input = { ...DECISION, number: `${value}/QĐ-HĐBC`, rules: withCap(rules, value), seen: rulesHash! };
    await reopenRules(later, round.id, input);
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
  const { rules, rulesHash } = await roundById(ctx, decided.round.id);
  const input = { ...DECISION, rules: withCap(rules, 31), seen: rulesHash! };

  await expect(reopenRules(ctx, decided.round.id, input)).rejects.toMatchObject({
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

test("rules that changed since they were looked at are a conflict", async ({ db }) => {
  const { round, reopen } = await anOpenRound(db);
  await reopen(withCap(round.rules, 31));

  await expect(reopen(withCap(round.rules, 32))).rejects.toMatchObject({ code: "conflict" });
});

test("organisers of the agency alone record a reopening", async ({ db }) => {
  const { round } = await anOpenRound(db);
  const input = { ...DECISION, rules: withCap(round.rules, 31), seen: round.rulesHash! };
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
    await expect(reopenRules(contextOf(db, actor), round.id, input)).rejects.toMatchObject({ code: "forbidden" });
  }
});
