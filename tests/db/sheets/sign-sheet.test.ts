import { and, desc, eq, isNotNull } from "drizzle-orm";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { aSheet, spread } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { pseudonymIn, sealedIn } from "#tests/support/ledger";
import { appointments, ledgerEvents, mails, recusals, sheetPoints, sheets, users } from "~/db/schema";
import type { RecusalForm } from "~/domain/sheets/forms";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

test("what changed since its page was read is not signed: the juror looks again", async ({ db }) => {
  const sheet = await aSheet(db, { points: 7350 });
  const now = new Date("2026-05-04T03:00:00Z");
  await setPhase(db, sheet.round.id, "scoring", now);
  const ctx = contextOf(db, sheet.juror.actor, now);
  const { version: seen } = await sheetForScoring(ctx, sheet.id);
  await db.update(sheets).set({ remarks: "Từ bản giấy" }).where(eq(sheets.id, sheet.id));

  await expect(signSheet(ctx, sheet.id, { seen })).rejects.toMatchObject({ code: "conflict" });
  expect(await db.$count(sheets, and(eq(sheets.id, sheet.id), isNotNull(sheets.signedAt)))).toBe(0);
  const { version } = await sheetForScoring(ctx, sheet.id);
  expect(await signSheet(ctx, sheet.id, { seen: version })).toEqual({ total: 7350 });
});

test("signSheet locks a complete sheet and writes all its points and their total in the ledger", async ({ db }) => {
  const sheet = await aSheet(db, { points: 7350 });
  const now = new Date("2026-05-04T03:00:00Z");
  await setPhase(db, sheet.round.id, "scoring", now);

  const signed = await signSheet(contextOf(db, sheet.juror.actor, now), sheet.id);

  expect(signed).toEqual({ total: 7350 });
  expect(await db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, sheet.id))).toEqual([
    { signedAt: now },
  ]);
  const [event] = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, sheet.round.id))
    .orderBy(desc(ledgerEvents.id));
  const points = spread(sheet.round, 7350);
  expect(JSON.parse(event!.payload)).toEqual({
    actor: await pseudonymIn(db, sheet.round.id, sheet.juror.actor.userId),
    appointment: sheet.juror.appointmentId,
    at: "2026-05-04T03:00:00.000Z",
    criteria: sheet.round.leaves.map(({ id, code }) => ({ criterion: id, code, points: points[code] })),
    kind: "sheet_signed",
    nomination: sheet.nomination.id,
    operation: event!.operationId,
    round: sheet.round.id,
    sheet: sheet.id,
    total: 7350,
  });
});

test("signSheet refuses a sheet with missing points, a signed one, and anyone else's", async ({ db }) => {
  const partly = await aSheet(db, { points: { "I.1": 1000, "I.2": 800 } });
  const takenBack = await aSheet(db, { points: 8000 });
  await db.update(sheetPoints).set({ points: null }).where(eq(sheetPoints.sheetId, takenBack.id));
  const signed = await aSheet(db, { points: 8000, signed: true });
  const whole = await aSheet(db, { points: 8000 });
  const over = await aSheet(db, { points: 8000 });
  await setPhase(db, over.round.id, "council");
  const sign = (sheet: typeof partly, actor = sheet.juror.actor) => signSheet(contextOf(db, actor), sheet.id);

  await expect(sign(partly)).rejects.toMatchObject({ code: "closed", message: "Còn 9 tiêu chí chưa có điểm." });
  await expect(sign(takenBack)).rejects.toMatchObject({ code: "closed", message: "Còn 11 tiêu chí chưa có điểm." });
  await expect(sign(signed)).rejects.toMatchObject({ code: "closed" });
  await expect(sign(over)).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ bình chọn không trong thời gian chấm điểm.",
  });
  await expect(sign(whole, await anOrganiser(db, whole.round.agencyId))).rejects.toMatchObject({ code: "not_found" });
  await expect(sign(whole, signed.juror.actor)).rejects.toMatchObject({ code: "not_found" });
});

test("signing and a late point at once: the point comes first or is refused", async ({ db }) => {
  const sheet = await aSheet(db, { points: 8000 });
  const ctx = contextOf(db, sheet.juror.actor);
  const criterion = sheet.round.leaves[0]!;
  const late = { criterionId: criterion.id, points: 100, operationId: crypto.randomUUID() };

  const [signed, recorded] = await Promise.allSettled([signSheet(ctx, sheet.id), recordPoint(ctx, sheet.id, late)]);

  const first = spread(sheet.round, 8000)[criterion.code]!;
  const total = recorded.status === "fulfilled" ? 8000 - first + 100 : 8000;
  expect(signed).toEqual({ status: "fulfilled", value: { total } });
});

test("recuseFromEntry keeps the reason out of the ledger and ends the scoring of that entry", async ({ db }) => {
  const sheet = await aSheet(db, { points: { "I.1": 1000 } });
  const ctx = contextOf(db, sheet.juror.actor);

  await recuseFromEntry(ctx, sheet.id, { kind: "conflict", reason: "Chủ cơ sở là em ruột tôi" });

  expect(await db.select().from(recusals).where(eq(recusals.nominationId, sheet.nomination.id))).toEqual([
    {
      appointmentId: sheet.juror.appointmentId,
      nominationId: sheet.nomination.id,
      kind: "conflict",
      reason: "Chủ cơ sở là em ruột tôi",
      at: ctx.now,
    },
  ]);
  const [event] = await db.select().from(ledgerEvents).where(eq(ledgerEvents.kind, "entry_recused"));
  expect(event!.payload).not.toContain("em ruột");
  expect(JSON.parse(event!.payload)).toMatchObject({ sheet: sheet.id, appointment: sheet.juror.appointmentId });
  await expect(
    recuseFromEntry(ctx, sheet.id, { kind: "conflict", reason: "Lý do khác cho chắc" }),
  ).rejects.toMatchObject({
    code: "closed",
  });
  await expect(signSheet(ctx, sheet.id)).rejects.toMatchObject({
    code: "closed",
    message: "Bạn đã từ chối chấm hồ sơ này.",
  });
});

test("recuseFromEntry refuses a signed sheet, a finished round and others", async ({ db }) => {
  const signed = await aSheet(db, { points: 8000, signed: true });
  const over = await aSheet(db);
  await setPhase(db, over.round.id, "council");
  const input: RecusalForm = { kind: "conflict", reason: "Chủ cơ sở là em ruột tôi" };

  await expect(recuseFromEntry(contextOf(db, signed.juror.actor), signed.id, input)).rejects.toMatchObject({
    code: "closed",
  });
  await expect(recuseFromEntry(contextOf(db, over.juror.actor), over.id, input)).rejects.toMatchObject({
    code: "closed",
  });
  await expect(recuseFromEntry(contextOf(db, over.juror.actor), signed.id, input)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("the head of the jury reopens a signed sheet: points stay, the reason is sealed in the ledger, the juror is told", async ({
  db,
}) => {
  const { juror: head, round, nomination } = await aSheet(db);
  const { jurors } = await aJury(db, round.id, 3);
  const sheet = await aSheet(db, { round, nomination, juror: jurors[2]!, points: 8000, signed: true });
  const ownHead = jurors[0]!;

  await reopenSheet(contextOf(db, ownHead.actor), sheet.id, { reason: "Nhập nhầm điểm tiêu chí II.2" });

  expect(await db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, sheet.id))).toEqual([
    { signedAt: null },
  ]);
  const [event] = await db.select().from(ledgerEvents).where(eq(ledgerEvents.kind, "sheet_reopened"));
  expect(JSON.parse(event!.payload)).toMatchObject({
    actor: await pseudonymIn(db, round.id, ownHead.actor.userId, "sheet_reopened"),
    sheet: sheet.id,
  });
  expect(sealedIn(event!)).toEqual({ reason: "Nhập nhầm điểm tiêu chí II.2" });
  const kept = await db
    .select({ points: sheetPoints.points })
    .from(sheetPoints)
    .where(eq(sheetPoints.sheetId, sheet.id));
  expect(kept.reduce((sum, row) => sum + row.points!, 0)).toBe(8000);
  const sent = await db.select({ to: mails.recipient, subject: mails.subject, body: mails.body }).from(mails);
  expect(sent).toEqual([
    {
      to: jurors[2]!.actor.email,
      subject: `Phiếu chấm ${nomination.code} được mở lại`,
      body: expect.stringContaining(`{site}/judge/sheets/${sheet.id}`),
    },
  ]);
  expect(await signSheet(contextOf(db, jurors[2]!.actor), sheet.id)).toEqual({ total: 8000 });
  expect(head.role).toBe("head");
});

test("a juror whose account is closed gets no mail when their sheet is reopened", async ({ db }) => {
  const { round, nomination } = await aSheet(db);
  const { jurors } = await aJury(db, round.id, 3);
  const sheet = await aSheet(db, { round, nomination, juror: jurors[2]!, points: 8000, signed: true });
  const before = await db.select().from(mails);
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, jurors[2]!.actor.userId));

  await reopenSheet(contextOf(db, jurors[0]!.actor), sheet.id, { reason: "Nhập nhầm điểm tiêu chí II.2" });

  expect(await db.select().from(mails)).toEqual(before);
});

test("nobody but the head of that jury reopens a sheet", async ({ db }) => {
  const elsewhere = await aSheet(db);
  const round = elsewhere.round;
  const { jurors, head } = await aJury(db, round.id, 3);
  const sheet = await aSheet(db, {
    round,
    juror: jurors[1]!,
    nomination: elsewhere.nomination,
    points: 8000,
    signed: true,
  });
  const unsigned = await aSheet(db, { round, juror: jurors[2]!, nomination: elsewhere.nomination, points: 8000 });
  const reopen = (actor: typeof head.actor | null, id = sheet.id) =>
    reopenSheet(contextOf(db, actor), id, { reason: "Nhập nhầm điểm tiêu chí II.2" });

  const forbidden = { code: "forbidden", message: "Chỉ Trưởng Ban giám khảo được mở lại phiếu đã ký." };
  await expect(reopen(await anOrganiser(db, round.agencyId))).rejects.toMatchObject(forbidden);
  await expect(reopen(await anOrganiser(db, round.agencyId, "secretary"))).rejects.toMatchObject(forbidden);
  await expect(reopen(jurors[1]!.actor)).rejects.toMatchObject(forbidden);
  await expect(reopen(jurors[2]!.actor)).rejects.toMatchObject({ code: "not_found" });
  await expect(reopen(elsewhere.juror.actor)).rejects.toMatchObject({ code: "not_found" });
  await expect(reopen(await anActor(db))).rejects.toMatchObject({ code: "not_found" });
  await expect(reopen(null)).rejects.toMatchObject({ code: "not_found" });
  await expect(reopen(head.actor, unsigned.id)).rejects.toMatchObject({ code: "closed" });
  await setPhase(db, round.id, "council");
  await expect(reopen(head.actor)).rejects.toMatchObject({ code: "closed" });
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, head.appointmentId));
  await setPhase(db, round.id, "scoring");
  await expect(reopen(head.actor)).rejects.toMatchObject({ code: "not_found" });
  expect(await db.select().from(sheets).where(eq(sheets.id, sheet.id))).toMatchObject([{ signedAt: expect.any(Date) }]);
});

test("saveRemarks keeps the last remarks and refuses a signed sheet", async ({ db }) => {
  const sheet = await aSheet(db, { points: 8000 });
  const ctx = contextOf(db, sheet.juror.actor);

  await saveRemarks(ctx, sheet.id, { remarks: "Bao bì đẹp" });
  await saveRemarks(ctx, sheet.id, { remarks: "Bao bì đẹp,\nnhãn thiếu ngày", base: "Bao bì đẹp" });

  const remarks = () => db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id));
  expect(await remarks()).toEqual([{ remarks: "Bao bì đẹp,\nnhãn thiếu ngày" }]);
  await signSheet(ctx, sheet.id);
  await expect(saveRemarks(ctx, sheet.id, { remarks: "" })).rejects.toMatchObject({ code: "closed" });
  expect(await remarks()).toEqual([{ remarks: "Bao bì đẹp,\nnhãn thiếu ngày" }]);
});
