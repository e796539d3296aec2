import { asc, eq, inArray } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aRecordedDecision, aSignedDecision, listDecided } from "#tests/factories/awards";
import { aListToDecide } from "#tests/factories/council-lists";
import { anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { sealedIn } from "#tests/support/ledger";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import {
  awards,
  decisionItems,
  decisions,
  ledgerEvents,
  listItems,
  mails,
  rounds,
  tallies,
  tallyEntries,
} from "~/db/schema";
import { sealOfList } from "~/domain/awards/check-decision.server";
import { decisionToRecord } from "~/domain/awards/decision-to-record.server";
import { decisionsAtWork, releasedDecisions } from "~/domain/awards/decisions.server";
import type { DecisionForm } from "~/domain/awards/forms";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { withdrawDecision } from "~/domain/awards/withdraw-decision.server";
import type { Context } from "~/domain/context";
import { councilList } from "~/domain/councils/council-list.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { roundById } from "~/domain/rounds/queries.server";

const NOW = new Date("2026-06-10T03:00:00Z");

/** Everything a decision writes, counted: after a refusal nothing has changed. */
const written = async (db: Database, roundId: string) => ({
  decisions: await db.$count(decisions, eq(decisions.roundId, roundId)),
  items: await db.$count(decisionItems, inArray(decisionItems.decisionId, idsOf(db, roundId))),
  tallies: await db.$count(tallies, eq(tallies.roundId, roundId)),
  awards: await db.$count(awards, inArray(awards.decisionId, idsOf(db, roundId))),
  results: await db.$count(mails, eq(mails.purpose, "result")),
});
const idsOf = (db: Database, roundId: string) =>
  db.select({ id: decisions.id }).from(decisions).where(eq(decisions.roundId, roundId));

const decide = (ctx: Context, roundId: string, changes: Partial<DecisionForm> = {}) =>
  recordDecision(ctx, roundId, aSignedDecision(ctx, { decidedOn: "2026-06-09", ...changes }));

test("recordDecision recognises what the council's list leaves to it, keeps the tally, and announces nothing", async ({
  db,
}) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 85.5, 70, 69.5], { now: NOW, rules: { cap: 3 } });
  const [first, second, third, last] = entries;
  const ctx = contextOf(db, organiser, NOW);
  await listDecided(ctx, round.id, [first!.id, third!.id]);

  const id = await decide(ctx, round.id, { putForward: [third!.id] });

  const [decision] = await db.select().from(decisions).where(eq(decisions.id, id));
  expect(decision).toMatchObject({
    roundId: round.id,
    agencyId: round.agencyId,
    agencyName: "Ủy ban nhân dân tỉnh Lâm Đồng",
    number: "1493/QĐ-UBND",
    decidedOn: "2026-06-09",
    place: "Đà Lạt",
    signerName: "Nguyễn Văn Sơn",
    signerTitle: "Phó Chủ tịch",
    motionId: null,
    approvalNote: "Biên bản họp Hội đồng số 12/BB-HĐBC",
    recordedBy: organiser.userId,
    recordedAt: NOW,
    withdrawnAt: null,
  });
  const items = await db
    .select()
    .from(decisionItems)
    .where(eq(decisionItems.decisionId, id))
    .orderBy(decisionItems.position);
  const alone = { decisionId: id, mergeId: null, tier: null, isLive: true };
  expect(items).toEqual([
    { ...alone, nominationId: first!.id, productId: first!.product.id, position: 1, isPutForward: false },
    { ...alone, nominationId: third!.id, productId: third!.product.id, position: 2, isPutForward: true },
  ]);
  const kept = await db
    .select({ nominationId: tallyEntries.nominationId, rank: tallyEntries.rank, outcome: tallyEntries.outcome })
    .from(tallyEntries)
    .where(eq(tallyEntries.tallyId, decision!.tallyId))
    .orderBy(asc(tallyEntries.rank));
  expect(kept).toEqual([
    { nominationId: first!.id, rank: 1, outcome: "recognised" },
    { nominationId: second!.id, rank: 2, outcome: "recognised" },
    { nominationId: third!.id, rank: 3, outcome: "recognised" },
    { nominationId: last!.id, rank: 4, outcome: "not_passed" },
  ]);
  expect(await written(db, round.id)).toEqual({ decisions: 1, items: 2, tallies: 1, awards: 0, results: 0 });
  expect(await releasedDecisions(contextOf(db, null, NOW), round.id)).toEqual([]);
  // What is decided is frozen for the council, and nothing is left for another decision.
  const list = await councilList(ctx, round.id);
  expect(list.decided.map((one) => one.nominationId)).toEqual([first!.id, third!.id]);
  expect(list.recognised).toEqual([]);
});

test("recordDecision leaves the tally and the decision in the ledger, and an entry in the audit", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90], { now: NOW });
  const [entry] = entries;

  const id = await aRecordedDecision(contextOf(db, organiser, NOW), round.id, [entry!.id]);

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(ledgerEvents.id);
  expect(events.slice(-2).map((event) => event.kind)).toEqual(["tally_taken", "decision_recorded"]);
  expect(JSON.parse(events.at(-1)!.payload)).toMatchObject({
    decision: id,
    number: "1493/QĐ-UBND",
    decidedOn: "2026-06-10",
    agency: "Ủy ban nhân dân tỉnh Lâm Đồng",
    motion: null,
    approvalNote: "Biên bản họp Hội đồng số 12/BB-HĐBC",
    items: [
      {
        nominationId: entry!.id,
        mergeId: null,
        productId: entry!.product.id,
        position: 1,
        tier: null,
        isPutForward: false,
      },
    ],
  });
  expect((await auditOf(db, round.id, { details: true })).at(-1)).toMatchObject({
    act: "decisions.recorded",
    after: { number: "1493/QĐ-UBND", decidedOn: "2026-06-10", recognised: 1 },
  });
});

test("a carried motion that holds for the list stands in the decision; a list without one needs the council's minutes", async ({
  db,
}) => {
  const { round, council, ctx, organiser } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], { now: NOW });
  await takeProposal(ctx, round.id);

  await expect(decide(organiser, round.id, { approvalNote: undefined })).rejects.toMatchObject({
    code: "invalid",
    fields: { approvalNote: ["Hãy ghi số và ngày biên bản họp mà Hội đồng đã thông qua danh sách."] },
  });
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  const later = new Date(NOW.getTime() + 1000);
  const ballots = ["for", "for", "for", "for", "for", "for"] as const;
  const motionId = await aVotedMotion(db, council, meetingId, [...ballots], {
    kind: "list",
    text: "Thông qua",
    now: later,
  });
  await expect(decide(organiser, round.id)).rejects.toMatchObject({
    fields: { decidedOn: ["Ngày ký không thể ở trước ngày Hội đồng biểu quyết thông qua danh sách (10/06/2026)."] },
  });
  const id = await decide(organiser, round.id, { decidedOn: "2026-06-10" });

  const [decision] = await db.select().from(decisions).where(eq(decisions.id, id));
  expect([decision!.motionId, decision!.approvalNote]).toEqual([motionId, null]);
});

test("the authority that the round names recognises, by its name of that day", async ({ db }) => {
  const authority = await anAgency(db, { name: "Ủy ban nhân dân tỉnh Khánh Hòa" });
  const { round, entries, organiser } = await aScoredRound(db, [90], { now: NOW });
  await db.update(rounds).set({ authorityId: authority.id }).where(eq(rounds.id, round.id));

  const id = await aRecordedDecision(contextOf(db, organiser, NOW), round.id, [entries[0]!.id]);

  const [decision] = await db.select().from(decisions).where(eq(decisions.id, id));
  expect([decision!.agencyId, decision!.agencyName]).toEqual([authority.id, "Ủy ban nhân dân tỉnh Khánh Hòa"]);
});

test("only the agency's organiser and secretary record a decision, and nobody before the list is complete", async ({
  db,
}) => {
  const { round, entries, organiser, jury } = await aScoredRound(db, [90, 80], { now: NOW });
  const ctx = contextOf(db, organiser, NOW);
  const refused = async (code: string, message?: string) => {
    const expected = message ? { code, message } : { code };
    await expect(decide(ctx, round.id)).rejects.toMatchObject(expected);
  };
  await refused("invalid", "Còn 2 mục đạt điểm mà Hội đồng chưa có ý kiến.");
  await listDecided(ctx, round.id, [entries[0]!.id]);
  const before = await written(db, round.id);

  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const support = await anOrganiser(db, round.agencyId, "support");
  const admin = await anAdmin(db);
  for (const actor of [null, stranger, support, admin, jury.head.actor]) {
    await expect(decide(contextOf(db, actor, NOW), round.id)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await written(db, round.id)).toEqual(before);

  await decide(contextOf(db, await anOrganiser(db, round.agencyId, "secretary"), NOW), round.id);
  await refused("conflict");
  await expect(decide(ctx, round.id, { number: "2/QĐ-UBND" })).rejects.toMatchObject({
    code: "invalid",
    message: "Mọi mục mà Hội đồng đề nghị công nhận đã có trong quyết định.",
  });
  expect(await written(db, round.id)).toMatchObject({ decisions: 1, items: 1 });
});

test.for(["nomination", "screening", "scoring", "closed"] as const)(
  "no decision in the phase %s",
  async (phase, { db }) => {
    const { round, organiser } = await aScoredRound(db, [90], { now: NOW });
    await setPhase(db, round.id, phase, NOW);

    await expect(decide(contextOf(db, organiser, NOW), round.id)).rejects.toMatchObject({
      code: "closed",
      message: "Quyết định được ghi sau khi chấm điểm kết thúc và trước khi kỳ bình chọn khép lại.",
    });
  },
);

test("refusals name the field and leave nothing behind", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80, 75], { now: NOW, rules: { cap: 2 } });
  const [first, second, third] = entries.map((entry) => entry.id) as [string, string, string];
  const ctx = contextOf(db, organiser, NOW);
  await listDecided(ctx, round.id, [first, second]);
  const before = await written(db, round.id);

  const cases: [Partial<DecisionForm>, object][] = [
    [
      { decidedOn: "2026-06-11" },
      { code: "invalid", fields: { decidedOn: ["Ngày quyết định không thể ở sau hôm nay."] } },
    ],
    [{ decidedOn: "2007-12-31" }, { code: "invalid", fields: { decidedOn: [expect.any(String)] } }],
    [
      { decidedOn: "2026-06-08" },
      { code: "invalid", fields: { decidedOn: ["Ngày ký không thể ở trước ngày chấm điểm kết thúc (09/06/2026)."] } },
    ],
    [
      { putForward: [third] },
      { code: "invalid", fields: { putForward: ["Chỉ đề nghị lên cấp trên sản phẩm có trong danh sách công nhận."] } },
    ],
    [{ seen: "0".repeat(64) }, { code: "conflict" }],
  ];
  for (const [changes, refusal] of cases) {
    await expect(decide(ctx, round.id, changes)).rejects.toMatchObject(refusal);
  }
  // However a third came onto the list: the cap is looked at once more.
  await db.update(listItems).set({ verdict: "recognise" }).where(eq(listItems.nominationId, third));
  await expect(decide(ctx, round.id)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(/3.*2/),
  });
  expect(await written(db, round.id)).toEqual(before);
});

test("nothing is put forward where the rules know no level above", async ({ db }) => {
  const levels = [{ level: "province" as const, councilSizes: [7, 9], lowerTitle: "none" as const }];
  const { round, entries, organiser } = await aScoredRound(db, [90], { now: NOW, rules: { levels } });
  const ctx = contextOf(db, organiser, NOW);
  await listDecided(ctx, round.id, [entries[0]!.id]);

  expect((await decisionToRecord(ctx, await roundById(ctx, round.id))).hasHigherLevel).toBe(false);
  await expect(decide(ctx, round.id, { putForward: [entries[0]!.id] })).rejects.toMatchObject({
    fields: { putForward: ["Quy chế không có cấp cao hơn để đề nghị."] },
  });
});

test("the list that was seen is the one that is recognised", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80], { now: NOW });
  const ctx = contextOf(db, organiser, NOW);
  await listDecided(ctx, round.id, [entries[0]!.id]);
  const seen = sealOfList(await councilList(ctx, round.id));
  await listDecided(ctx, round.id, [entries[0]!.id, entries[1]!.id]);

  await expect(decide(ctx, round.id, { seen })).rejects.toMatchObject({
    code: "conflict",
    message: "Danh sách của Hội đồng vừa thay đổi. Hãy xem lại danh sách rồi ghi quyết định.",
  });
  const { seal } = await decisionToRecord(ctx, await roundById(ctx, round.id));
  await decide(ctx, round.id, { seen: seal });
  expect(await written(db, round.id)).toMatchObject({ items: 2 });
});

test("one number a day holds across the rounds of an agency, even at once", async ({ db }) => {
  const one = await aScoredRound(db, [90], { now: NOW });
  const two = await aScoredRound(db, [90], { now: NOW, agencyId: one.round.agencyId, year: 2027 });
  for (const { round, entries } of [one, two]) {
    await listDecided(contextOf(db, one.organiser, NOW), round.id, [entries[0]!.id]);
  }

  const results = await Promise.allSettled(
    [one, two].map(({ round }) => decide(contextOf(db, one.organiser, NOW), round.id)),
  );

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "conflict", fields: { number: ["Quyết định số 1493/QĐ-UBND ngày này đã được ghi."] } },
  });
});

test("two who record at once: one decision, never an entry recognised twice", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80], { now: NOW });
  const colleague = await anOrganiser(db, round.agencyId);
  await listDecided(contextOf(db, organiser, NOW), round.id, [entries[0]!.id]);

  const results = await Promise.allSettled([
    decide(contextOf(db, organiser, NOW), round.id, { number: "1/QĐ-UBND" }),
    decide(contextOf(db, colleague, NOW), round.id, { number: "2/QĐ-UBND" }),
  ]);

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { code: "invalid" } });
  expect(await written(db, round.id)).toMatchObject({ decisions: 1, items: 1 });
});

test("a decision is withdrawn with a reason before its release, and recorded anew under its number", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80], { now: NOW });
  const [first, second] = entries.map((entry) => entry.id) as [string, string];
  const ctx = contextOf(db, organiser, NOW);
  const id = await aRecordedDecision(ctx, round.id, [first]);
  const reason = "Ghi thiếu một sản phẩm";

  for (const actor of [await anOrganiser(db, (await anAgency(db)).id), null]) {
    const attempt = withdrawDecision(contextOf(db, actor, NOW), id, { reason });
    await expect(attempt).rejects.toMatchObject({ code: actor ? "not_found" : "forbidden" });
  }
  const support = contextOf(db, await anOrganiser(db, round.agencyId, "support"), NOW);
  await expect(withdrawDecision(support, id, { reason })).rejects.toMatchObject({ code: "forbidden" });
  await withdrawDecision(ctx, id, { reason });
  await expect(withdrawDecision(ctx, id, { reason })).rejects.toMatchObject({ code: "conflict" });
  await expect(releaseResults(ctx, aSigner(), id)).rejects.toMatchObject({ code: "conflict" });

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(ledgerEvents.id);
  expect(events.at(-1)).toMatchObject({ kind: "decision_withdrawn" });
  expect(JSON.parse(events.at(-1)!.payload)).toMatchObject({ decision: id, number: "1493/QĐ-UBND" });
  expect(sealedIn(events.at(-1)!)).toEqual({ reason });
  expect((await auditOf(db, round.id, { details: true })).at(-1)).toMatchObject({
    act: "decisions.withdrawn",
    after: { reason },
  });
  const again = await aRecordedDecision(ctx, round.id, [first, second]);
  expect(await decisionsAtWork(ctx, round.id)).toMatchObject([
    { id, products: 1, withdrawnAt: NOW, withdrawnReason: reason, releasedAt: null },
    { id: again, products: 2, withdrawnAt: null },
  ]);
});

test("the database keeps a decision and its list as they were recorded", async ({ db }) => {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80], { now: NOW });
  const id = await aRecordedDecision(contextOf(db, organiser, NOW), round.id, [entries[0]!.id]);

  const attempts = [
    () => db.update(decisions).set({ number: "9/QĐ-UBND" }).where(eq(decisions.id, id)),
    () => db.delete(decisions).where(eq(decisions.id, id)),
    () => db.update(decisionItems).set({ position: 7 }).where(eq(decisionItems.decisionId, id)),
    // A decision that holds keeps what it recognises.
    () => db.update(decisionItems).set({ isLive: false }).where(eq(decisionItems.decisionId, id)),
    () => db.delete(decisionItems).where(eq(decisionItems.decisionId, id)),
  ];
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ cause: { code: expect.stringMatching(/^23001$|^P0001$/) } });
  }
});
