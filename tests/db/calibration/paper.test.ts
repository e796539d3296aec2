import { eq } from "drizzle-orm";
import { anAnchorSheet, anOpenCalibration } from "#tests/factories/calibration";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { aFileStore } from "#tests/factories/pictures";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { calibrationPoints, paperPrints, paperSheets, sheetPoints } from "~/db/schema";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { setKeyings } from "~/domain/paper-sheets/set-keyings.server";

test("no paper is printed for an anchor product, and none leads to the sheet of one", async ({ db }) => {
  const { round, jurors, anchors, secretary } = await anOpenCalibration(db, { calibration: { waits: false } });
  const sheet = await aSheet(db, { round, juror: jurors[1]! });
  const anchorSheet = await anAnchorSheet(db, round, jurors[1]!, anchors[0]!, 7000, { submitted: false });
  const ctx = contextOf(db, secretary);
  const print = { medium: "paper", juror: jurors[1]!.appointmentId, which: "all" } as const;

  await expect(printSheets(ctx, round.id, { ...print, entry: anchors[0]!.id })).rejects.toMatchObject({
    code: "closed",
  });
  // The whole jury: the real sheet alone.
  expect(await printSheets(ctx, round.id, { medium: "paper", which: "all" })).toMatchObject({ sheets: 1 });
  expect((await db.select().from(paperSheets)).filter(({ sheetId }) => sheetId === sheet.id)).toHaveLength(1);
  const [printed] = await db.select().from(paperPrints).where(eq(paperPrints.roundId, round.id));
  const forged = { printId: printed!.id, sheetId: anchorSheet, code: "ABCDEFGHJK" };
  await expect(db.insert(paperSheets).values(forged)).rejects.toMatchObject({ cause: { code: "23503" } });
});

test("a paper of a real sheet is not keyed before its juror has submitted the anchors, and changes no anchor's points", async ({
  db,
}) => {
  const { round, jurors, anchors, secretary } = await anOpenCalibration(db);
  const juror = jurors[1]!;
  const sheet = await aSheet(db, { round, juror });
  const code = await aPaper(db, sheet, secretary);
  const ctx = contextOf(db, secretary);
  await setKeyings(ctx, round.id, { keyings: 1, source: "Quy chế bình chọn, Điều 9" });
  const own = await anAnchorSheet(db, round, juror, anchors[0]!, 6000);
  const given = () => db.select().from(calibrationPoints).where(eq(calibrationPoints.sheetId, own));
  const before = await given();
  const key = () => keySheet(ctx, aFileStore(), { roundId: round.id, code }, aKeying(sheet, 8000));

  await expect(key()).rejects.toMatchObject({ code: "closed" });
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, sheet.id))).toBe(0);
  await anAnchorSheet(db, round, juror, anchors[1]!, 6000);
  expect(await key()).toMatchObject({ outcome: "written" });
  expect(await given()).toEqual(before);
});
