import { and, asc, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { moveForm } from "#tests/factories/round-forms";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { auditEntries, nominations, phases, sheets } from "~/db/schema";
import { answerComplaint } from "~/domain/complaints/answer-complaint.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { roundById } from "~/domain/rounds/queries.server";
import { spansKey } from "~/domain/rounds/rules";

async function aRoundAtWork(db: Database, options: RoundOptions) {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, ...options });
  return { agency, round, ctx: contextOf(db, await anOrganiser(db, agency.id)) };
}

const sheetsOf = (db: Database, roundId: string) =>
  db
    .select({ appointmentId: sheets.appointmentId, nominationId: sheets.nominationId })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .where(eq(nominations.roundId, roundId))
    .orderBy(asc(sheets.id));

test("moving on closes the phase at that instant, opens the next and keeps the reason", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "nomination" });

  await movePhase(ctx, round.id, moveForm("nomination", "screening"));

  const after = await roundById(ctx, round.id);
  expect(after.phase).toBe("screening");
  expect(after.phases.slice(1)).toEqual([
    { kind: "nomination", opensAt: expect.any(Date), closesAt: ctx.now, reason: null },
    { kind: "screening", opensAt: ctx.now, closesAt: null, reason: "Theo kế hoạch số 95/KH-HĐBC" },
  ]);
  const [audit] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, round.id));
  expect(audit).toMatchObject({
    act: "rounds.phase_moved",
    before: { phase: "nomination" },
    after: { phase: "screening", reason: "Theo kế hoạch số 95/KH-HĐBC", override: false },
  });
});

test("scoring starts with one sheet a juror and admitted nomination", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "screening", rules: { minimumSheets: 3 } });
  const { jurors } = await aJury(db, round.id, 3);
  const [first, second] = await nominationsFor(db, round.id, 2);
  await aNomination(db, { roundId: round.id, state: "refused" });
  await aNomination(db, { roundId: round.id, state: "more_asked" });
  // There already: it stays the one it is.
  await aSheet(db, { round, juror: jurors[0]!, nomination: first! });

  await movePhase(ctx, round.id, moveForm("screening", "scoring"));

  const made = await sheetsOf(db, round.id);
  const wanted = jurors.flatMap(({ appointmentId }) =>
    [first!, second!].map((nomination) => `${appointmentId} ${nomination.id}`),
  );
  expect(made.map((sheet) => `${sheet.appointmentId} ${sheet.nominationId}`).sort()).toEqual(wanted.sort());
});

test("scoring waits for its jury and for every answer", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "screening", rules: { minimumSheets: 3 } });
  const toScoring = moveForm("screening", "scoring");
  await aNomination(db, { roundId: round.id });

  await expect(movePhase(ctx, round.id, toScoring)).rejects.toMatchObject({
    code: "closed",
    message: "Ban giám khảo có 0 người, cần ít nhất 3 người để đủ phiếu chấm.",
  });
  await aJury(db, round.id, 3);
  const waiting = await aNomination(db, { roundId: round.id, state: "submitted" });
  await expect(movePhase(ctx, round.id, { ...toScoring, override: true })).rejects.toMatchObject({
    code: "closed",
    message: "Còn 1 hồ sơ đã nộp chưa được trả lời.",
  });
  expect(await sheetsOf(db, round.id)).toEqual([]);

  await db.update(nominations).set({ state: "refused" }).where(eq(nominations.id, waiting.id));
  await movePhase(ctx, round.id, toScoring);
  expect(await sheetsOf(db, round.id)).toHaveLength(3);
});

test("unsigned sheets hold scoring open, unless the organiser goes on with a reason", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "scoring" });
  const { jurors } = await aJury(db, round.id, 3);
  const nomination = await aNomination(db, { roundId: round.id });
  await aSheet(db, { round, juror: jurors[0]!, nomination, points: 8000, signed: true });
  await aSheet(db, { round, juror: jurors[1]!, nomination });

  await expect(movePhase(ctx, round.id, moveForm("scoring", "council"))).rejects.toMatchObject({
    code: "closed",
    message: "Còn 1 phiếu chưa ký và chưa từ chối chấm.",
  });
  await movePhase(ctx, round.id, moveForm("scoring", "council", true));

  expect((await roundById(ctx, round.id)).phase).toBe("council");
});

test("a round goes forward only, one required phase at a time", async ({ db }) => {
  const { ctx, round } = await aRoundAtWork(db, { phase: "council" });

  for (const to of ["scoring", "council", "complaints", "closed"] as const) {
    await expect(movePhase(ctx, round.id, moveForm("council", to))).rejects.toMatchObject({ code: "closed" });
  }
  await movePhase(ctx, round.id, moveForm("council", "decision"));
  await expect(movePhase(ctx, round.id, moveForm("decision", "complaints"))).rejects.toMatchObject({
    code: "closed",
    message: "Chưa ghi quyết định công nhận.",
  });
});

test("of two organisers who move a round at once, one learns of the other", async ({ db }) => {
  const { ctx, round, agency } = await aRoundAtWork(db, { phase: "nomination" });
  const other = contextOf(db, await anOrganiser(db, agency.id, "secretary"));

  const seen = spansKey((await roundById(ctx, round.id)).phases);

  const results = await Promise.allSettled(
    [ctx, other].map((one) => movePhase(one, round.id, { ...moveForm("nomination", "screening"), seen })),
  );

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = results.find((result) => result.status === "rejected");
  expect(refused?.reason).toMatchObject({
    code: "conflict",
    message: "Người khác vừa chuyển giai đoạn. Hãy xem lại trước khi tiếp tục.",
  });
});

test("only organiser and secretary of the agency move a round; a draft does not move", async ({ db }) => {
  const { round, agency } = await aRoundAtWork(db, { phase: "nomination" });
  const move = moveForm("nomination", "screening");
  const others = [null, await anOrganiser(db, agency.id, "support"), await anOrganiser(db, (await anAgency(db)).id)];
  for (const actor of others) {
    await expect(movePhase(contextOf(db, actor), round.id, move)).rejects.toMatchObject({ code: "forbidden" });
  }
  const draft = await aRoundAtWork(db, { phase: null });
  await expect(movePhase(draft.ctx, draft.round.id, moveForm(undefined, "call"))).rejects.toMatchObject({
    code: "closed",
  });
});

test("a round is not closed over a complaint, and before the last day of complaints with a word alone", async ({
  db,
}) => {
  const { round, organiser, entries } = await anAnnouncedRound(db);
  await db
    .update(phases)
    .set({ closesAt: null })
    .where(and(eq(phases.roundId, round.id), eq(phases.kind, "complaints")));
  const close = (day: string, override?: boolean) => {
    const ctx = contextOf(db, organiser, new Date(`${day}T02:00:00Z`));
    return movePhase(ctx, round.id, moveForm("complaints", "closed", override));
  };
  const complaint = await aComplaint(db, round, entries[0]!);

  await expect(close("2026-06-10", true)).rejects.toMatchObject({ code: "closed", message: /Còn 1 khiếu nại chưa/ });
  const answering = contextOf(db, organiser, new Date("2026-06-08T02:00:00Z"));
  await answerComplaint(answering, complaint, {
    outcome: "rejected",
    answer: "Đã kiểm tra: sản phẩm do cơ sở làm ra.",
  });
  // Fifteen working days from 1 June 2026, a Monday: the last one is 22 June.
  await expect(close("2026-06-10")).rejects.toMatchObject({ code: "closed", message: /đến hết ngày 22\/06\/2026/ });
  await expect(close("2026-06-22")).rejects.toMatchObject({ code: "closed" });
  await close("2026-06-23");

  const [audit] = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, round.id), eq(auditEntries.act, "rounds.phase_moved")));
  expect(audit).toMatchObject({ after: { phase: "closed", override: false } });
  const other = await anAnnouncedRound(db);
  const early = contextOf(db, other.organiser, new Date("2026-06-10T02:00:00Z"));
  await movePhase(early, other.round.id, moveForm("complaints", "closed", true));
  expect((await roundById(early, other.round.id)).phase).toBe("closed");
});
