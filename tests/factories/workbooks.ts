import ExcelJS from "exceljs";
import { scoreWorkbookXlsx } from "~/adapters/documents/score-workbook.server";
import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { workbookToFill } from "~/domain/paper-sheets/workbook.server";
import { roundById } from "~/domain/rounds/queries.server";
import { aGivenFile } from "./pictures";
import type { TestSheet } from "./sheets";

/** A workbook of a juror, given out now. */
export async function givenOut(db: Database, { round, juror }: TestSheet, staff: Actor): Promise<Buffer> {
  const ctx = { db, actor: staff, now: new Date() };
  const print = { medium: "xlsx", juror: juror.appointmentId, which: "all" } as const;
  const { id } = await printSheets(ctx, round.id, print);
  const { workbook } = await workbookToFill(ctx, await roundById(ctx, round.id), id);
  return scoreWorkbookXlsx(workbook);
}

/** Fills rows by voting code; a value by the code of its criterion, "remarks" or "signed". */
export async function filled(
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

/** Hundredths by the code of the criterion, as they are typed. */
export const inPoints = (points: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(points).map(([code, one]) => [code, one / 100]));
