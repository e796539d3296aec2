import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import ExcelJS from "exceljs";
import { type BodyColumn, rowXml, type SheetKind } from "./sheet-rows";

export interface SheetColumn<Row> {
  header: string;
  key: keyof Row & string;
  /** In characters. */
  width: number;
  kind: SheetKind;
}

export interface Sheet<Row> {
  name: string;
  /** Above the table, over its whole width; the first one larger. */
  titleLines: readonly string[];
  columns: readonly SheetColumn<Row>[];
  rows: Iterable<Row> | AsyncIterable<Row>;
}

const FORMATS: Record<SheetKind, string> = {
  text: "@",
  integer: "#,##0",
  // Any other format leaves a separator behind a whole number.
  decimal: "General",
  date: "dd/mm/yyyy",
  points: "0.00",
  money: "#,##0",
};
const BORDER: Partial<ExcelJS.Borders> = Object.fromEntries(
  ["top", "left", "bottom", "right"].map((side) => [side, { style: "thin", color: { argb: "FFB8A99A" } }]),
);
const FONT = { name: "Times New Roman", size: 12 };
const STYLES = Object.fromEntries(
  Object.entries(FORMATS).map(([kind, numFmt]): [string, Partial<ExcelJS.Style>] => {
    const isText = kind === "text";
    const alignment = { vertical: "top", wrapText: isText, horizontal: isText ? "left" : "right" } as const;
    return [kind, { numFmt, font: FONT, border: BORDER, alignment }];
  }),
) as Record<SheetKind, Partial<ExcelJS.Style>>;
const HEADER_FILL: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF3E9DC" } };
/** Rows that are written at one stroke; between two of them other requests are served and the zip goes out. */
const ROWS_A_TURN = 200;
/** Of nine levels: an eighth more bytes than the usual sixth, for a sixth of its time. */
const ZIP = { zlib: { level: 3 } };

/**
 * What the library keeps to itself: the XML of a sheet on its way into the zip, and the styles of the workbook. Everything around
 * the body of the table is written by the library, the body is not (`rowXml`).
 */
interface Inside {
  readonly stream: { write(xml: string): unknown };
  readonly _workbook: { readonly styles: { addStyleModel(style: Partial<ExcelJS.Style>): number } };
}

/**
 * Write one table as an XLSX workbook, row by row, ready to print: A4 landscape, one page wide, the header repeated on
 * every page, frozen on the screen and with filters. Ends the stream; destroys it when the rows fail. Rejects when the
 * reader of the stream gives up.
 */
export async function writeSheet<Row>(sheet: Sheet<Row>, output: Writable): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, zip: ZIP });
  const write = async () => {
    await fillSheet(workbook, sheet, output);
    await workbook.commit();
  };
  try {
    await Promise.race([write(), finished(output)]);
  } catch (error) {
    output.destroy(error as Error);
    throw error;
  }
}

async function fillSheet<Row>(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet<Row>,
  output: Writable,
): Promise<void> {
  const { titleLines, columns } = sheet;
  const headerLine = titleLines.length + 1;
  const worksheet = workbook.addWorksheet(sheetName(sheet.name), {
    views: [{ state: "frozen", ySplit: headerLine }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerLine}:${headerLine}`,
      margins: { left: 0.6, right: 0.6, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: "&C&P/&N" },
  });
  worksheet.columns = columns.map(({ key, width }) => ({ key, width }));
  titleLines.forEach((title, place) => {
    writeTitle(worksheet, title, place, columns.length);
  });
  writeHeader(worksheet.getRow(headerLine), columns);

  const inside = worksheet as unknown as Inside;
  const body = columns.map(({ key, kind }, place): BodyColumn<Row> => {
    const letter = worksheet.getColumn(place + 1).letter;
    return { key, kind, letter, style: inside._workbook.styles.addStyleModel(STYLES[kind]) };
  });
  let line = headerLine;
  let waiting = "";
  for await (const row of sheet.rows) {
    line += 1;
    waiting += rowXml(line, body, row);
    if (line % ROWS_A_TURN === 0) {
      inside.stream.write(waiting);
      waiting = "";
      await setImmediate();
    }
    if (output.destroyed) return;
  }
  if (waiting !== "") inside.stream.write(waiting);
  worksheet.autoFilter = { from: { row: headerLine, column: 1 }, to: { row: line, column: columns.length } };
  // The library writes the first $ of a reference; without the second the area would move with the cell that is chosen.
  worksheet.pageSetup.printArea = `A$1:${worksheet.getColumn(columns.length).letter}$${line}`;
  worksheet.commit();
}

function writeTitle(worksheet: ExcelJS.Worksheet, title: string, place: number, width: number): void {
  const row = worksheet.getRow(place + 1);
  const cell = row.getCell(1);
  cell.value = title;
  cell.font = { ...FONT, bold: place === 0, size: place === 0 ? 14 : 12 };
  cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  if (width > 1) worksheet.mergeCells(place + 1, 1, place + 1, width);
  row.commit();
}

function writeHeader<Row>(row: ExcelJS.Row, columns: readonly SheetColumn<Row>[]): void {
  columns.forEach(({ header }, place) => {
    const cell = row.getCell(place + 1);
    cell.value = header;
    cell.font = { ...FONT, bold: true };
    cell.fill = HEADER_FILL;
    cell.border = BORDER;
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  });
  row.commit();
}

/** Spreadsheets allow 31 characters and none of []*?/\: and the apostrophe. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]*?/\\:'\s]+/g, " ")
      .slice(0, 31)
      .trim() || "1"
  );
}
