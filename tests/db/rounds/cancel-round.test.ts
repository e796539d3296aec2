import { and, asc, eq, inArray } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aLetter, anOffice, aRegion } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { actorOf, aMembership, anOrganiser, aUser } from "#tests/factories/people";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, ledgerEvents, mails, phases } from "~/db/schema";
import type { Context } from "~/domain/context";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { advanceRounds } from "~/domain/rounds/advance-rounds.server";
import { cancelRound } from "~/domain/rounds/cancel-round.server";
import { toldOfCancellation } from "~/domain/rounds/cancellation.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { whyNotMove } from "~/domain/rounds/moves";
import { effectsOfCancelling, whyNotCancel } from "~/domain/rounds/policy";
import { roundById } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { spansKey, wasCancelled } from "~/domain/rounds/rules";
import { aSent } from "../forwardings/steps";

const REASON = "Không có hồ sơ đủ điều kiện (Thông báo số 12/TB-SCT)";

async function aRoundAtWork(db: Database, options: RoundOptions) {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, ...options });
  return { agency, round, ctx: contextOf(db, await anOrganiser(db, agency.id)) };
}

const cancel = async (ctx: Context, roundId: string, reason = REASON) =>
  cancelRound(ctx, roundId, { seen: spansKey((await roundById(ctx, roundId)).phases), reason });

test("a round that nobody was admitted to has no other end than without recognition", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "screening", rules: { minimumSheets: 1 } });
  await aJury(db, round.id, 1);
  const before = await roundById(ctx, round.id);
  const facts = await factsOfRound(ctx, round.id);
  expect(whyNotMove(before, "scoring", facts, { override: true })).toBe("Chưa có hồ sơ nào được tiếp nhận để chấm.");

  await cancel(ctx, round.id);

  const after = await roundById(ctx, round.id);
  expect(after.phases).toEqual([
    ...before.phases.slice(0, -1),
    { ...before.phases.at(-1)!, closesAt: ctx.now },
    { kind: "closed", opensAt: ctx.now, closesAt: null, reason: REASON },
  ]);
  expect({ phase: after.phase, isCancelled: wasCancelled(after.phase, after.phases) }).toEqual({
    phase: "closed",
    isCancelled: true,
  });
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  expect(events.map((event) => ({ ...JSON.parse(event.payload), sealed: JSON.parse(event.sealed!) }))).toMatchObject([
    { kind: "phase_moved", from: "screening", to: "closed", override: false, sealed: { reason: REASON } },
  ]);
  const audits = await db
    .select({ act: auditEntries.act, before: auditEntries.before, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, round.id), eq(auditEntries.act, "rounds.cancelled")));
  expect(audits).toEqual([
    {
      act: "rounds.cancelled",
      before: { phase: "screening", dates: [] },
      after: { reason: REASON, entries: 0 },
    },
  ]);
});

test("what was announced for later no longer comes, and no date is named any more", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "nomination" });
  const soon = (days: number) => new Date(ctx.now.getTime() + days * 86_400_000);
  await db.insert(phases).values([
    { roundId: round.id, kind: "screening", opensAt: soon(10) },
    { roundId: round.id, kind: "scoring", opensAt: soon(20), closesAt: soon(20) },
  ]);

  await cancel(ctx, round.id);

  const late = { ...ctx, now: soon(30) };
  await advanceRounds({ ...late, actor: null });
  const after = await roundById(late, round.id);
  expect({ phase: after.phase, kinds: after.phases.map((one) => one.kind) }).toEqual({
    phase: "closed",
    kinds: ["call", "nomination", "closed"],
  });
  const form = {
    nominationOpensOn: "2026-01-01",
    nominationClosesOn: "2026-12-01",
    nominationClosesTime: "17:00",
    seen: spansKey(after.phases),
    reason: "Mở lại",
  };
  await expect(rescheduleRound(ctx, round.id, form)).rejects.toMatchObject({ code: "closed" });
});

test("makers with an entry that stands, jury and colleagues are told with the reason, each in their language", async ({
  db,
}) => {
  const { agency, ctx, round } = await aRoundAtWork(db, { phase: "screening" });
  const colleague = await aUser(db, { locale: "en" });
  await aMembership(db, colleague.id, "secretary", { agencyId: agency.id });
  await aJury(db, round.id, 1);
  const entries = [];
  for (const state of ["draft", "more_asked", "refused", "withdrawn"] as const) {
    const entry = await aNomination(db, { roundId: round.id, state });
    const user = await aUser(db);
    await aMembership(db, user.id, "producer", { establishmentId: entry.product.establishmentId! });
    entries.push({ user, product: entry.product.name });
  }
  const [drafted, asked] = entries;
  const told = await toldOfCancellation(ctx, round.id);
  expect(effectsOfCancelling(told)).toEqual([
    expect.stringContaining("Kỳ bình chọn khép lại ngay"),
    expect.stringContaining("Trang công khai"),
    "2 cơ sở nhận thư báo kèm lý do (2 sản phẩm, kể cả hồ sơ đang soạn).",
    "1 thành viên Ban giám khảo và Hội đồng nhận thư báo.",
    "Cán bộ tổ chức và thư ký khác của cơ quan nhận thư báo.",
  ]);

  await cancel(ctx, round.id);

  const readers = [...entries.map(({ user }) => user.email), told.seats[0]!.email, colleague.email];
  const sent = await db
    .select({ to: mails.recipient, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(and(eq(mails.purpose, "round_cancelled"), inArray(mails.recipient, readers)))
    .orderBy(asc(mails.id));
  expect(sent.map((mail) => mail.to)).toEqual([
    drafted!.user.email,
    asked!.user.email,
    told.seats[0]!.email,
    colleague.email,
  ]);
  expect(sent[0]).toMatchObject({
    subject: `Kết thúc không công nhận: ${round.name}`,
    body: expect.stringContaining(`Lý do: ${REASON}`),
  });
  expect(sent[0]!.body).toContain(`- ${drafted!.product}`);
  expect(sent[3]).toMatchObject({
    subject: `Ended without recognition: ${round.nameEn}`,
    body: expect.stringContaining(`Reason: ${REASON}`),
  });
});

test("the agency that put winners forward is told, and may send them elsewhere", async ({ db }) => {
  const { region, officer, round: below, organiser, candidates } = await aSent(db);
  const reader = await aUser(db);
  await aMembership(db, reader.id, "secretary", { agencyId: below.agencyId });

  await cancel(officer, region.id);

  const told = await db
    .select({ to: mails.recipient })
    .from(mails)
    .where(and(eq(mails.purpose, "round_cancelled"), eq(mails.recipient, reader.email)));
  expect(told).toEqual([{ to: reader.email }]);
  const second = await aRegion(db);
  const letter = aLetter(second, candidates, { number: "99/SCT" });
  await expect(putForward(contextOf(db, organiser), anOffice(), below.id, letter)).resolves.toEqual({ sent: 1 });
});

test("only the round's organisers end it, once, as they saw it, and not before opening", async ({ db }) => {
  const { agency, ctx, round } = await aRoundAtWork(db, { phase: "screening" });
  const secretary = await aUser(db);
  await aMembership(db, secretary.id, "secretary", { agencyId: agency.id });
  const asSecretary = contextOf(db, await actorOf(db, secretary));
  await expect(cancel(asSecretary, round.id)).rejects.toMatchObject({ code: "forbidden" });
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id));
  await expect(cancel(stranger, round.id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(cancelRound(ctx, round.id, { seen: "", reason: REASON })).rejects.toMatchObject({ code: "conflict" });

  await cancel(ctx, round.id);
  await expect(cancel(ctx, round.id)).rejects.toMatchObject({ code: "closed", message: "Kỳ bình chọn đã khép lại." });

  const draft = await aRoundAtWork(db, { phase: null });
  await expect(cancel(draft.ctx, draft.round.id)).rejects.toMatchObject({ code: "closed" });
});

test("a round is not ended over a decision or while its list is voted on", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "council" });
  const [facts, now] = [await factsOfRound(ctx, round.id), await roundById(ctx, round.id)];

  expect([
    whyNotCancel(now, facts),
    whyNotCancel(now, { ...facts, decisions: 1 }),
    whyNotCancel(now, { ...facts, listIsVotedOn: true }),
  ]).toEqual([
    null,
    "Kỳ bình chọn đã có quyết định công nhận. Hãy rút quyết định chưa công bố trước.",
    "Hội đồng đang biểu quyết danh sách. Hãy kết thúc biểu quyết trước.",
  ]);
});
