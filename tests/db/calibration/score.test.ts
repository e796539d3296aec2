import { eq } from "drizzle-orm";
import { anAnchorSheet, anOpenCalibration, type TestCalibration } from "#tests/factories/calibration";
import { anActor } from "#tests/factories/people";
import { setPhase, type TestRound } from "#tests/factories/rounds";
import { leavesAsked, spread } from "#tests/factories/sheets";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, calibrationPoints, calibrationSheets } from "~/db/schema";
import { anchorSheetOf } from "~/domain/calibration/anchor-sheet.server";
import { closeCalibration } from "~/domain/calibration/close-calibration.server";
import type { Time } from "~/domain/calibration/rules";
import { saveAnchorSheet } from "~/domain/calibration/save-anchor-sheet.server";
import { scoreAgain } from "~/domain/calibration/score-again.server";
import { submitAnchorSheet } from "~/domain/calibration/submit-anchor-sheet.server";

/** A total spread over the criteria, as the form of a sheet sends it. */
function formOf(round: TestRound, total: number, time: Time = 1) {
  const points = spread(round, total);
  return { time, points: Object.fromEntries(leavesAsked(round, "A").map((leaf) => [leaf.id, points[leaf.code] ?? 0])) };
}

const juror = (db: Database, { jurors }: TestCalibration, place = 1) => contextOf(db, jurors[place]!.actor);

test("a juror scores an anchor step by step, then submits it once", async ({ db }) => {
  const calibration = await anOpenCalibration(db);
  const { round, anchors } = calibration;
  const ctx = juror(db, calibration);
  const [first, second] = round.leaves;
  const id = anchors[0]!.id;

  await saveAnchorSheet(ctx, id, { time: 1, points: { [first!.id]: first!.step } });
  await saveAnchorSheet(ctx, id, { time: 1, points: { [second!.id]: second!.maximum } });
  expect((await anchorSheetOf(ctx, id)).points).toEqual({ [first!.id]: first!.step, [second!.id]: second!.maximum });
  await saveAnchorSheet(ctx, id, { time: 1, points: { [second!.id]: null } });
  expect((await anchorSheetOf(ctx, id)).points).toEqual({ [first!.id]: first!.step });
  await expect(submitAnchorSheet(ctx, id)).rejects.toMatchObject({
    code: "closed",
    message: `Còn ${round.leaves.length - 1} tiêu chí chưa có điểm.`,
  });

  await saveAnchorSheet(ctx, id, formOf(round, 7600));
  await submitAnchorSheet(ctx, id);

  const sheet = await anchorSheetOf(ctx, id);
  expect([sheet.total, sheet.submittedAt]).toEqual([7600, expect.any(Date)]);
  const locked = { code: "closed", message: "Bạn đã nộp phiếu chấm thử này nên không sửa được nữa." };
  await expect(saveAnchorSheet(ctx, id, formOf(round, 8000))).rejects.toMatchObject(locked);
  await expect(submitAnchorSheet(ctx, id)).rejects.toMatchObject(locked);
  expect(await auditOf(db, round.id, { details: true })).toMatchObject([
    { act: "calibration.submitted", before: null, after: { anchor: id, time: 1 } },
  ]);
});

test("points above the maximum or between two steps are refused, each beside its field, and nothing is saved", async ({
  db,
}) => {
  const calibration = await anOpenCalibration(db);
  const { round, anchors } = calibration;
  const [first, second, third] = round.leaves;
  const points = { [first!.id]: first!.maximum + first!.step, [second!.id]: 1, [third!.id]: third!.step };

  await expect(saveAnchorSheet(juror(db, calibration), anchors[0]!.id, { time: 1, points })).rejects.toMatchObject({
    code: "invalid",
    fields: {
      [`points.${first!.id}`]: [expect.stringContaining("Điểm phải từ 0 đến")],
      [`points.${second!.id}`]: [expect.stringContaining("Điểm tính theo bước")],
    },
  });
  expect(await db.$count(calibrationSheets, eq(calibrationSheets.anchorId, anchors[0]!.id))).toBe(0);
});

test("who has no seat in the jury scores nothing, the agency and a juror who left included", async ({ db }) => {
  const { round, jurors, anchors, secretary } = await anOpenCalibration(db);
  const form = formOf(round, 5000);
  const gone = jurors[2]!;
  await db.update(appointments).set({ endedAt: new Date() }).where(eq(appointments.id, gone.appointmentId));

  await expect(saveAnchorSheet(contextOf(db, null), anchors[0]!.id, form)).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [secretary, gone.actor, await anActor(db)]) {
    const ctx = contextOf(db, actor);
    for (const act of [
      () => saveAnchorSheet(ctx, anchors[0]!.id, form),
      () => submitAnchorSheet(ctx, anchors[0]!.id),
      () => scoreAgain(ctx, anchors[0]!.id),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "not_found" });
    }
  }
  await expect(saveAnchorSheet(contextOf(db, jurors[0]!.actor), "khong-phai-uuid", form)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(anchorSheetOf(contextOf(db, secretary), anchors[0]!.id)).rejects.toMatchObject({ code: "not_found" });
});

test("nothing is scored once the calibration is closed, or the round is past scoring", async ({ db }) => {
  const calibration = await anOpenCalibration(db, { calibration: { waits: false } });
  const { round, anchors, secretary } = calibration;
  const ctx = juror(db, calibration);
  await setPhase(db, round.id, "council");
  await expect(saveAnchorSheet(ctx, anchors[0]!.id, formOf(round, 5000))).rejects.toMatchObject({
    code: "closed",
    message: "Kỳ bình chọn không trong thời gian chấm điểm.",
  });
  await setPhase(db, round.id, "scoring");
  await closeCalibration(contextOf(db, secretary), round.id, { note: "Thống nhất thang điểm I.1." });

  const closed = { code: "closed", message: "Vòng chấm thử đã kết thúc." };
  await expect(saveAnchorSheet(ctx, anchors[0]!.id, formOf(round, 5000))).rejects.toMatchObject(closed);
  await expect(scoreAgain(ctx, anchors[0]!.id)).rejects.toMatchObject(closed);
});

test("a second sheet begins with the first points, and leaves the first as it was", async ({ db }) => {
  const calibration = await anOpenCalibration(db);
  const { round, jurors, anchors } = calibration;
  const ctx = juror(db, calibration);
  const id = anchors[0]!.id;
  await expect(scoreAgain(ctx, id)).rejects.toMatchObject({
    code: "closed",
    message: "Hãy nộp phiếu lần đầu trước khi chấm lần hai.",
  });
  const firstId = await anAnchorSheet(db, round, jurors[1]!, anchors[0]!, 7000);

  await scoreAgain(ctx, id);
  expect(await anchorSheetOf(ctx, id)).toMatchObject({ time: 2, total: 7000, submittedAt: null });
  // A save of the first sheet that was long on its way.
  await expect(saveAnchorSheet(ctx, id, formOf(round, 1000))).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("phiếu của lần chấm khác"),
  });
  expect(await anchorSheetOf(ctx, id)).toMatchObject({ time: 2, total: 7000 });
  await saveAnchorSheet(ctx, id, formOf(round, 8000, 2));
  await submitAnchorSheet(ctx, id);

  expect(await anchorSheetOf(ctx, id)).toMatchObject({ time: 2, total: 8000 });
  const firstPoints = await db.select().from(calibrationPoints).where(eq(calibrationPoints.sheetId, firstId));
  expect(firstPoints.reduce((sum, { points }) => sum + points, 0)).toBe(7000);
  await expect(scoreAgain(ctx, id)).rejects.toMatchObject({
    code: "closed",
    message: "Bạn đã chấm thử sản phẩm này hai lần.",
  });
});

test("where the rules allow one time there is no second", async ({ db }) => {
  const calibration = await anOpenCalibration(db, { calibration: { secondTime: false } });
  await anAnchorSheet(db, calibration.round, calibration.jurors[1]!, calibration.anchors[0]!, 7000);

  await expect(scoreAgain(juror(db, calibration), calibration.anchors[0]!.id)).rejects.toMatchObject({
    code: "closed",
    message: "Quy chế của kỳ này chỉ cho chấm thử một lần.",
  });
});

test("two tabs of a juror leave one sheet", async ({ db }) => {
  const calibration = await anOpenCalibration(db);
  const { round, anchors } = calibration;
  const ctx = juror(db, calibration);
  const [first, second] = round.leaves;

  await Promise.all([
    saveAnchorSheet(ctx, anchors[0]!.id, { time: 1, points: { [first!.id]: first!.step } }),
    saveAnchorSheet(ctx, anchors[0]!.id, { time: 1, points: { [second!.id]: second!.step } }),
  ]);

  expect((await anchorSheetOf(ctx, anchors[0]!.id)).points).toEqual({
    [first!.id]: first!.step,
    [second!.id]: second!.step,
  });
});

test("the database keeps the points of a submitted sheet", async ({ db }) => {
  const { round, jurors, anchors } = await anOpenCalibration(db);
  const sheetId = await anAnchorSheet(db, round, jurors[1]!, anchors[0]!, 7000);
  const ofSheet = eq(calibrationPoints.sheetId, sheetId);

  await expect(db.update(calibrationPoints).set({ points: 0 }).where(ofSheet)).rejects.toThrow();
  await expect(db.delete(calibrationPoints).where(ofSheet)).rejects.toThrow();
});
