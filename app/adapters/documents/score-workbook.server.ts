import ExcelJS from "exceljs";

/** One juror's sheets as a workbook: a row an entry, a column a criterion. Points in points, not hundredths. */
export interface ScoreWorkbook {
  readonly name: string;
  /** Above the table; the first one larger. */
  readonly titleLines: readonly string[];
  /** Of the columns that are no criteria, in a hidden row above the headings. */
  readonly keys: Readonly<Record<"paper" | "code" | "product" | "group" | "remarks" | "signed", string>>;
  /** What is put in the last column to sign a row. */
  readonly signMark: string;
  readonly heads: {
    readonly code: string;
    readonly product: string;
    readonly group: string;
    readonly remarks: string;
    readonly signed: string;
  };
  readonly criteria: readonly {
    readonly id: string;
    /** "I.1. Nhu cầu thị trường (0–12, bước 0,5)". */
    readonly head: string;
    readonly maximum: number;
    readonly step: number;
    /** What a spreadsheet says of a value that does not fit. */
    readonly refusal: string;
  }[];
  readonly rows: readonly {
    readonly paperCode: string;
    readonly code: string;
    readonly product: string;
    readonly group: string;
    /** Ids of the criteria its group is asked. */
    readonly asked: ReadonlySet<string>;
  }[];
}

const FONT = { name: "Times New Roman", size: 12 };
const BORDER: Partial<ExcelJS.Borders> = Object.fromEntries(
  ["top", "left", "bottom", "right"].map((side) => [side, { style: "thin", color: { argb: "FFB8A99A" } }]),
);
const fill = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });
const HEADER = fill("FFF3E9DC");
const NOT_ASKED = fill("FFE4E0DA");

/**
 * An XLSX workbook to be filled in: only cells of points, remarks and signature are open, each point is held to its maximum and step,
 * and the codes that lead the file back stand in a hidden row and column.
 */
export async function scoreWorkbookXlsx(workbook: ScoreWorkbook): Promise<Buffer> {
  const { titleLines, keys, heads, criteria, rows } = workbook;
  const file = new ExcelJS.Workbook();
  const keysLine = titleLines.length + 1;
  const headLine = keysLine + 1;
  const sheet = file.addWorksheet(workbook.name.slice(0, 31), {
    views: [{ state: "frozen", xSplit: 4, ySplit: headLine }],
    pageSetup: { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const columns = [
    { key: keys.paper, head: "", width: 14 },
    { key: keys.code, head: heads.code, width: 15 },
    { key: keys.product, head: heads.product, width: 34 },
    { key: keys.group, head: heads.group, width: 8 },
    ...criteria.map(({ id, head }) => ({ key: id, head, width: 13 })),
    { key: keys.remarks, head: heads.remarks, width: 34 },
    { key: keys.signed, head: heads.signed, width: 12 },
  ];
  columns.forEach(({ width }, place) => {
    sheet.getColumn(place + 1).width = width;
  });
  sheet.getColumn(1).hidden = true;
  titleLines.forEach((line, place) => {
    const cell = sheet.getCell(place + 1, 2);
    cell.value = line;
    cell.font = { ...FONT, bold: place === 0, size: place === 0 ? 14 : 12 };
  });
  columns.forEach(({ key, head }, place) => {
    sheet.getCell(keysLine, place + 1).value = key;
    const cell = sheet.getCell(headLine, place + 1);
    cell.value = head;
    cell.font = { ...FONT, bold: true };
    cell.fill = HEADER;
    cell.border = BORDER;
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
  });
  sheet.getRow(keysLine).hidden = true;
  rows.forEach((row, place) => {
    writeRow(sheet, headLine + 1 + place, row, workbook, columns.length);
  });
  // Without a password: it keeps slips of the hand away, not people.
  await sheet.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
  return Buffer.from(await file.xlsx.writeBuffer());
}

function writeRow(
  sheet: ExcelJS.Worksheet,
  line: number,
  row: ScoreWorkbook["rows"][number],
  { criteria, signMark }: ScoreWorkbook,
  width: number,
): void {
  [row.paperCode, row.code, row.product, row.group].forEach((text, place) => {
    const cell = sheet.getCell(line, place + 1);
    cell.value = text;
    cell.numFmt = "@";
  });
  criteria.forEach(({ id, maximum, step, refusal }, index) => {
    const cell = sheet.getCell(line, 5 + index);
    if (!row.asked.has(id)) {
      cell.fill = NOT_ASKED;
      return;
    }
    cell.protection = { locked: false };
    cell.dataValidation = {
      type: "custom",
      allowBlank: true,
      formulae: [
        `AND(ISNUMBER(${cell.address}),${cell.address}>=0,${cell.address}<=${maximum},ABS(${cell.address}/${step}-ROUND(${cell.address}/${step},0))<0.000001)`,
      ],
      showErrorMessage: true,
      error: refusal,
    };
  });
  const [remarks, signed] = [sheet.getCell(line, width - 1), sheet.getCell(line, width)];
  remarks.protection = { locked: false };
  signed.protection = { locked: false };
  signed.dataValidation = { type: "list", allowBlank: true, formulae: [`"${signMark}"`] };
  for (let place = 1; place <= width; place += 1) {
    const cell = sheet.getCell(line, place);
    cell.font = FONT;
    cell.border = BORDER;
    const isText = place <= 4 || place === width - 1;
    cell.alignment = { vertical: "top", wrapText: isText, horizontal: isText ? "left" : "center" };
  }
}
