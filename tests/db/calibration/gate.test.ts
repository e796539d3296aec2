import { eq } from "drizzle-orm";
import { aCalibratedRound, anAnchorSheet, anOpenCalibration } from "#tests/factories/calibration";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aSheet } from "#tests/factories/sheets";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { sheetPoints } from "~/db/schema";
import { closeCalibration } from "~/domain/calibration/close-calibration.server";
import { anchorGateOfSheet, missingAnchorsOf, refuseBeforeAnchors } from "~/domain/calibration/gate.server";
import { calibrationAt } from "~/domain/calibration/queries.server";
import { waiveCalibration } from "~/domain/calibration/waive-calibration.server";
import { applyOperations } from "~/domain/sheets/apply-operations.server";
import { sheetsForDevice } from "~/domain/sheets/device-sheets.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

const waitsFor = (count: number) =>
  `Kỳ này chấm thử trước: bạn còn ${count} sản phẩm mẫu chưa nộp phiếu chấm thử. Nộp xong mới mở phiếu chấm chính thức.`;
const REASON = "Thay người giữa chừng, đã dự họp thống nhất.";
const NOTE = "Thống nhất thang điểm tiêu chí I.1.";

/** An open calibration, and the real sheet of its deputy. */
async function aWaitingSheet(db: Database, options: Parameters<typeof anOpenCalibration>[1] = {}) {
  const calibration = await anOpenCalibration(db, options);
  const { round, jurors } = calibration;
  const juror = jurors[1]!;
  const sheet = await aSheet(db, { round, juror });
  const operation = () => {
    const [leaf] = round.leaves;
    return {
      operationId: crypto.randomUUID(),
      sheetId: sheet.id,
      criterionId: leaf!.id,
      points: 1,
      note: null,
      at: null,
    };
  };
  return { ...calibration, juror, sheet, operation, ctx: contextOf(db, juror.actor) };
}

test("real sheets wait for every anchor: by page, form, device and signature, each with the same sentence", async ({
  db,
}) => {
  const { round, juror, anchors, sheet, operation, ctx } = await aWaitingSheet(db);
  await anAnchorSheet(db, round, juror, anchors[0]!, 7000);
  await anAnchorSheet(db, round, juror, anchors[1]!, 7000, { submitted: false });
  const closed = { code: "closed", message: waitsFor(1) };
  const form = { version: "", points: { [round.leaves[0]!.id]: 100 }, notes: {}, remarks: "", after: "stay" as const };
  const first = operation();

  expect(await missingAnchorsOf(ctx, round.id)).toBe(1);
  expect(await anchorGateOfSheet(ctx, sheet.id)).toEqual({ roundSlug: round.slug, missing: 1 });
  await expect(refuseBeforeAnchors(ctx, round.id)).rejects.toMatchObject(closed);
  await expect(sheetForScoring(ctx, sheet.id)).rejects.toMatchObject(closed);
  await expect(saveSheet(ctx, sheet.id, form)).rejects.toMatchObject(closed);
  await expect(saveRemarks(ctx, sheet.id, { remarks: "Đẹp" })).rejects.toMatchObject(closed);
  await expect(signSheet(ctx, sheet.id)).rejects.toMatchObject(closed);
  expect(await applyOperations(ctx, [first])).toEqual([
    { operationId: first.operationId, result: "refused", reason: waitsFor(1) },
  ]);
  expect(await sheetsForDevice(ctx, round.id)).toEqual([]);
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, sheet.id))).toBe(0);
});

test("they open when the last anchor is submitted, for that juror alone", async ({ db }) => {
  const { round, jurors, juror, anchors, operation, ctx, sheet } = await aWaitingSheet(db);
  for (const anchor of anchors) await anAnchorSheet(db, round, juror, anchor, 7000);
  const sent = operation();

  expect(await applyOperations(ctx, [sent])).toEqual([{ operationId: sent.operationId, result: "applied" }]);
  expect((await sheetForScoring(ctx, sheet.id)).whyNotScore).toBeNull();
  expect((await sheetsForDevice(ctx, round.id)).map(({ id }) => id)).toEqual([sheet.id]);
  expect(await missingAnchorsOf(contextOf(db, jurors[0]!.actor), round.id)).toBe(2);
});

test("a second sheet of one anchor is not another anchor", async ({ db }) => {
  const { round, juror, anchors, ctx } = await aWaitingSheet(db);
  await anAnchorSheet(db, round, juror, anchors[0]!, 7000);
  await anAnchorSheet(db, round, juror, anchors[0]!, 7500, { time: 2 });

  expect(await missingAnchorsOf(ctx, round.id)).toBe(1);
});

test("nothing waits where the rules do not say so, and everything does before the anchors are chosen", async ({
  db,
}) => {
  const free = await aWaitingSheet(db, { calibration: { waits: false } });
  expect(await missingAnchorsOf(free.ctx, free.round.id)).toBe(0);
  expect(await applyOperations(free.ctx, [free.operation()])).toMatchObject([{ result: "applied" }]);

  const round = await aCalibratedRound(db, { calibration: { anchors: 3 } });
  const { head } = await aJury(db, round.id);
  const sheet = await aSheet(db, { round, juror: head });
  await expect(sheetForScoring(contextOf(db, head.actor), sheet.id)).rejects.toMatchObject({ message: waitsFor(3) });
});

test("a signed sheet is read all the same", async ({ db }) => {
  const { round, juror, ctx } = await aWaitingSheet(db);
  const signed = await aSheet(db, {
    ...{ round, juror, points: 7000, signed: true },
    nomination: await aNomination(db, { roundId: round.id }),
  });

  expect((await sheetForScoring(ctx, signed.id)).whyNotScore).toContain("Phiếu đã ký nên không sửa được nữa.");
  expect(await anchorGateOfSheet(ctx, signed.id)).toEqual({ roundSlug: round.slug, missing: 0 });
  expect((await sheetsForDevice(ctx, round.id)).map(({ id }) => id)).toEqual([signed.id]);
});

test("the head lets a juror off with a reason, which the audit keeps; nobody else may, nor without need", async ({
  db,
}) => {
  const { round, jurors, juror, anchors, operation, ctx } = await aWaitingSheet(db);
  const [head, , member] = jurors;
  const byHead = contextOf(db, head!.actor);
  const waiver = { appointmentId: juror.appointmentId, reason: REASON };
  for (const anchor of anchors) await anAnchorSheet(db, round, member!, anchor, 7000);

  await expect(waiveCalibration(ctx, round.id, waiver)).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    waiveCalibration(byHead, round.id, { ...waiver, appointmentId: crypto.randomUUID() }),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(
    waiveCalibration(byHead, round.id, { ...waiver, appointmentId: member!.appointmentId }),
  ).rejects.toMatchObject({ code: "closed", message: "Giám khảo này đã nộp đủ phiếu chấm thử." });
  await waiveCalibration(byHead, round.id, waiver);
  await expect(waiveCalibration(byHead, round.id, waiver)).rejects.toMatchObject({
    code: "closed",
    message: "Giám khảo này đã được miễn.",
  });

  expect(await applyOperations(ctx, [operation()])).toMatchObject([{ result: "applied" }]);
  expect(await auditOf(db, round.id, { details: true })).toMatchObject([
    { act: "calibration.waived", after: { appointment: juror.appointmentId, missing: 2, reason: REASON } },
  ]);
  expect(
    (await calibrationAt(byHead, round.slug)).jurors!.map(({ role, missing, waived }) => [role, missing, waived]),
  ).toEqual([
    ["head", 2, null],
    ["deputy", 0, REASON],
    ["member", 0, null],
  ]);
});

test("nobody is let off where nothing waits", async ({ db }) => {
  const { round, juror, secretary } = await aWaitingSheet(db, { calibration: { waits: false } });

  await expect(
    waiveCalibration(contextOf(db, secretary), round.id, { appointmentId: juror.appointmentId, reason: REASON }),
  ).rejects.toMatchObject({ code: "closed", message: expect.stringContaining("không cần miễn") });
});

test("a calibration is closed with a note once nobody is late, and then holds nobody up", async ({ db }) => {
  const { round, jurors, juror, anchors, secretary, ctx } = await aWaitingSheet(db);
  const [head, , member] = jurors;
  const byHead = contextOf(db, head!.actor);
  for (const one of [head!, member!]) {
    for (const anchor of anchors) await anAnchorSheet(db, round, one, anchor, 7000);
  }
  await expect(closeCalibration(ctx, round.id, { note: NOTE })).rejects.toMatchObject({ code: "forbidden" });
  await expect(closeCalibration(byHead, round.id, { note: NOTE })).rejects.toMatchObject({
    code: "closed",
    message: "Còn 1 giám khảo chưa nộp đủ phiếu chấm thử. Hãy chờ, hoặc miễn cho từng người kèm lý do.",
  });
  await waiveCalibration(contextOf(db, secretary), round.id, { appointmentId: juror.appointmentId, reason: REASON });
  await closeCalibration(byHead, round.id, { note: NOTE });

  const { state, closed } = await calibrationAt(ctx, round.slug);
  expect([state, closed?.note]).toEqual(["closed", NOTE]);
  const again = { code: "closed", message: "Vòng chấm thử đã kết thúc." };
  await expect(closeCalibration(byHead, round.id, { note: NOTE })).rejects.toMatchObject(again);
  await expect(
    waiveCalibration(byHead, round.id, { appointmentId: juror.appointmentId, reason: REASON }),
  ).rejects.toMatchObject(again);
  // Who joins the jury now has no anchors to submit.
  const late = (await aJury(db, round.id, 1)).head;
  expect(await missingAnchorsOf(contextOf(db, late.actor), round.id)).toBe(0);
});

test("a calibration that was not opened is not closed", async ({ db }) => {
  const round = await aCalibratedRound(db);
  const { head } = await aJury(db, round.id);

  await expect(closeCalibration(contextOf(db, head.actor), round.id, { note: NOTE })).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining("Vòng chấm thử chưa mở"),
  });
});
