import { eq, inArray } from "drizzle-orm";
import ExcelJS from "exceljs";
import { aNomination } from "#tests/factories/nominations";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile } from "#tests/factories/pictures";
import { aSheet, spread, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { scoreWorkbookXlsx } from "~/adapters/documents/score-workbook.server";
import type { Database } from "~/db/client.server";
import { ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";
import { workbookToFill } from "~/domain/paper-sheets/workbook.server";
import { roundById } from "~/domain/rounds/queries.server";
import { differingSheets } from "~/domain/sheets/differing-sheets.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { replaySheets, totalOfPoints } from "~/domain/sheets/replay";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

/** One juror's two sheets in a workbook that was given out. */
async function aWorkbook(db: Database) {
  const one = await aSheet(db);
  const { round, juror } = one;
  const two = await aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const staff = await anOrganiser(db, round.agencyId, "secretary");
  return { one, two, round, staff, bytes: await givenOut(db, one, staff) };
}

async function givenOut(db: Database, { round, juror }: TestSheet, staff: Actor): Promise<Buffer> {
  const ctx = contextOf(db, staff);
  const print = { medium: "xlsx", juror: juror.appointmentId, which: "all" } as const;
  const { id } = await printSheets(ctx, round.id, print);
  const { workbook } = await workbookToFill(ctx, await roundById(ctx, round.id), id);
  return scoreWorkbookXlsx(workbook);
}

/** Fills rows by voting code; a value by the code of its criterion, "remarks" or "signed". */
async function filled(
  bytes: Buffer,
  { round }: TestSheet,
  rows: Readonly<Record<string, Readonly<Record<string, ExcelJS.CellValue>>>>,
  change?: (sheet: ExcelJS.Worksheet, place: (code: string, column: string) => ExcelJS.Cell) => void,
) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  const keys = sheet.getRow(5).values as unknown[];
  const columnOf = (column: string) => {
    const leaf = round.leaves.find((one) => one.code === column);
    return keys.indexOf(leaf?.id ?? column);
  };
  const place = (code: string, column: string) => {
    for (let line = 7; line <= sheet.rowCount; line += 1) {
      if (sheet.getCell(line, 2).value === code) return sheet.getCell(line, columnOf(column));
    }
    throw new Error(`no row ${code}`);
  };
  for (const [code, values] of Object.entries(rows)) {
    for (const [column, value] of Object.entries(values)) place(code, column).value = value;
  }
  change?.(sheet, place);
  return aGivenFile("phiếu.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
}

const inPoints = (points: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(points).map(([code, one]) => [code, one / 100]));

test("a filled workbook is checked, kept, and written at once: whole rows are signed, others stay unfinished", async ({
  db,
}) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const file = await filled(bytes, one, {
    [one.nomination.code!]: { ...inPoints(spread(round, 7350)), remarks: "Bao bì đẹp", signed: "x" },
    [two.nomination.code!]: { "I.1": "7,5", signed: "X" },
  });
  const ctx = contextOf(db, staff);

  const { id, faults } = await giveWorkbook(ctx, round.id, file);
  expect(faults).toEqual([]);
  expect(await db.$count(sheetPoints, inArray(sheetPoints.sheetId, [one.id, two.id]))).toBe(0);
  expect(await takeWorkbook(ctx, round.id, id!, {})).toEqual({ signed: 1, unfinished: 1 });

  expect(
    await db
      .select({ id: sheets.id, signedAt: sheets.signedAt, remarks: sheets.remarks })
      .from(sheets)
      .where(inArray(sheets.id, [one.id, two.id])),
  ).toEqual(
    expect.arrayContaining([
      { id: one.id, signedAt: ctx.now, remarks: "Bao bì đẹp" },
      { id: two.id, signedAt: null, remarks: null },
    ]),
  );
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  const told = events.map((event) => JSON.parse(event.payload));
  expect(told).toHaveLength(13);
  expect(new Set(told.map((one) => one.medium))).toEqual(new Set(["xlsx"]));
  expect(new Set(told.map((one) => one.file))).toEqual(new Set([file.sha256]));
  await expect(takeWorkbook(ctx, round.id, id!, {})).rejects.toMatchObject({ code: "conflict" });
});

test("everything that does not fit is named by row and column, and nothing is kept", async ({ db }) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const leaf = round.leaves[0]!;
  const file = await filled(bytes, one, {
    [one.nomination.code!]: { "I.1": leaf.maximum / 100 + 1, "I.2": "bảy", signed: "ký" },
    [two.nomination.code!]: { "I.1": 1.013, code: "KHÁC-01" },
  });

  const { id, faults } = await giveWorkbook(contextOf(db, staff), round.id, file);

  expect(id).toBeNull();
  const rows = [one, two].map(({ nomination }) => nomination.code!).toSorted();
  const rowOf = (sheet: TestSheet) => 7 + rows.indexOf(sheet.nomination.code!);
  const sentences = new Map(faults.map((fault) => [`${fault.row}${fault.column}`, fault.message]));
  expect(sentences).toEqual(
    new Map([
      [`${rowOf(one)}E`, expect.stringContaining("Điểm phải từ 0 đến")],
      [`${rowOf(one)}F`, expect.stringContaining("bằng số")],
      [`${rowOf(one)}Q`, "Ghi x nếu giám khảo đã ký, hoặc để trống."],
      [`${rowOf(two)}B`, expect.stringContaining(two.nomination.code!)],
      [`${rowOf(two)}E`, expect.stringContaining("bằng số")],
    ]),
  );
});

test("formulas, macros, other files and other people's workbooks are refused", async ({ db }) => {
  const { one, round, staff, bytes } = await aWorkbook(db);
  const other = await aWorkbook(db);
  const give = (file: Awaited<ReturnType<typeof filled>>, actor: Actor | null = staff) =>
    giveWorkbook(contextOf(db, actor), round.id, file);
  const good = await filled(bytes, one, { [one.nomination.code!]: { "I.1": 1 } });
  const formula = await filled(bytes, one, {}, (_, place) => {
    place(one.nomination.code!, "I.1").value = { formula: "5+5", result: 10 };
  });

  await expect(give(formula)).rejects.toMatchObject({
    code: "invalid",
    fields: { file: [expect.stringMatching(/công thức ở ô E\d/)] },
  });
  await expect(give({ ...good, name: "phiếu.xlsm" })).rejects.toMatchObject({ code: "invalid" });
  await expect(give(await aGivenFile("a.xlsx", Buffer.from("no workbook")))).rejects.toMatchObject({ code: "invalid" });
  await expect(give(await filled(bytes, one, {}))).rejects.toMatchObject({ message: "Chưa có dòng nào được điền." });
  const theirs = await filled(other.bytes, other.one, { [other.one.nomination.code!]: { "I.1": 1 } });
  await expect(give(theirs)).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("không phải") });
  for (const actor of [null, await anActor(db), one.juror.actor, await anOrganiser(db, round.agencyId, "support")]) {
    await expect(give(good, actor)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("what differs from the sheet needs a reason, and one closed sheet stops the whole file", async ({ db }) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const juror = contextOf(db, one.juror.actor);
  const criterionId = round.leaves[0]!.id;
  await recordPoint(juror, one.id, { criterionId, points: 300, operationId: crypto.randomUUID() });
  const file = await filled(bytes, one, {
    [one.nomination.code!]: { "I.1": 5 },
    [two.nomination.code!]: { "I.1": 6 },
  });
  const { id } = await giveWorkbook(ctx, round.id, file);

  await expect(takeWorkbook(ctx, round.id, id!, { reason: "" })).rejects.toMatchObject({
    code: "invalid",
    fields: { reason: [expect.any(String)] },
  });
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, two.id));
  await expect(takeWorkbook(ctx, round.id, id!, { reason: "Giám khảo xác nhận tệp" })).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining(two.nomination.code!),
  });
  const standing = () =>
    db
      .select({ points: sheetPoints.points })
      .from(sheetPoints)
      .where(inArray(sheetPoints.sheetId, [one.id, two.id]));
  expect(await standing()).toEqual([{ points: 300 }]);

  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, two.id));
  expect(await takeWorkbook(ctx, round.id, id!, { reason: "Giám khảo xác nhận tệp" })).toEqual({
    signed: 0,
    unfinished: 2,
  });
  expect((await standing()).map((row) => row.points).toSorted()).toEqual([500, 600]);
  await expect(takeWorkbook(contextOf(db, one.juror.actor), round.id, id!, {})).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("tablet, paper and workbook in one round: the ledger alone makes the same sheets", async ({ db }) => {
  const tablet = await aSheet(db);
  const { round, juror } = tablet;
  const more = async () => aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const [paper, workbook] = [await more(), await more()];
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const wanted = spread(round, 7350);
  for (const leaf of round.leaves) {
    const input = { criterionId: leaf.id, points: wanted[leaf.code]!, operationId: crypto.randomUUID() };
    await recordPoint(contextOf(db, juror.actor), tablet.id, input);
  }
  await signSheet(contextOf(db, juror.actor), tablet.id);
  const at = { roundId: round.id, code: await aPaper(db, paper, staff[0]) };
  for (const actor of staff) await keySheet(contextOf(db, actor), aFileStore(), at, aKeying(paper, 8000));
  const bytes = await givenOut(db, workbook, staff[0]);
  const file = await filled(bytes, workbook, {
    [workbook.nomination.code!]: { ...inPoints(spread(round, 6500)), signed: "x" },
  });
  const ctx = contextOf(db, staff[1]);
  const { id } = await giveWorkbook(ctx, round.id, file);
  await takeWorkbook(ctx, round.id, id!, {});

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(ledgerEvents.id);
  const replayed = replaySheets(events);
  expect([tablet, paper, workbook].map(({ id }) => replayed.get(id)?.signedTotal)).toEqual([7350, 8000, 6500]);
  expect([tablet, paper, workbook].map(({ id }) => totalOfPoints(replayed.get(id)!))).toEqual([7350, 8000, 6500]);
  expect(await differingSheets({ db }, round.id)).toEqual([]);
});
