import { formatDate } from "~/lib/dates";
import { visibleLine } from "~/lib/vietnamese-text";
import { type Field, fieldMeant, fieldNamed, headingKey, isNumbering } from "./columns";

/** A table as it was found in a file. line: the row's place in the file, from 1; empty rows are left out. */
export interface Table {
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  readonly cells: readonly TableCell[];
}

/** A date is midnight UTC. */
export type TableCell = string | number | Date | null;

export interface Column {
  /** From 0. */
  readonly place: number;
  /** As the file says it; a heading of two rows is joined by " - ". */
  readonly heading: string;
  readonly field: Field | null;
}

export interface Header {
  /** Of its first row. */
  readonly line: number;
  readonly columns: readonly Column[];
  /** What comes after it. */
  readonly body: readonly TableRow[];
}

/** Titles, the issuing body and remarks may stand above the header. */
const LOOKED_THROUGH = 40;
const FEWEST_FIELDS = 2;

/**
 * The header of a table: the row, or the two rows of which the upper one has merged headings, that names the most fields;
 * the first of equals. Null when no row names two fields.
 * A row of column numbers below it, and the header repeated on later pages, belong to it and not to the body.
 */
export function findHeader(table: Table): Header | null {
  let best: { start: number; rows: number; headings: string[][]; count: number } | null = null;
  for (const [start, upper] of table.rows.slice(0, LOOKED_THROUGH).entries()) {
    const lower = table.rows[start + 1];
    for (const rows of lower ? [[upper], [upper, lower]] : [[upper]]) {
      if (rows.length === 2 && looksLikeData(rows[0]!, rows[1]!)) continue;
      const headings = headingsOf(rows);
      const count = new Set(headings.map(fieldOf).filter(Boolean)).size;
      if (count < FEWEST_FIELDS) continue;
      // A title above a header of one row adds nothing to it.
      const isBetter = !best || count > best.count || (count === best.count && rows.length < best.rows);
      if (isBetter) best = { start, rows: rows.length, headings, count };
    }
  }
  if (!best) return null;
  const { start, rows, headings } = best;
  return {
    line: table.rows[start]!.line,
    columns: columnsOf(headings),
    body: bodyAfter(table.rows.slice(start, start + rows), table.rows.slice(start + rows)),
  };
}

/** Each column's headings from top to bottom, a heading merged over both rows once. */
function headingsOf(rows: readonly TableRow[]): string[][] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, place) => {
    const texts = rows.map((row, level) => textOf(headingAt(row, place, level === 0 && rows.length > 1)));
    return texts.filter((text, level) => text !== "" && text !== texts[level - 1]);
  });
}

// A file without merged cells (CSV) writes a heading over two columns in the first of them only.
function headingAt(row: TableRow, place: number, isUpperOfTwo: boolean): TableCell {
  const cell = row.cells[place] ?? null;
  if (!isUpperOfTwo || textOf(cell) !== "") return cell;
  for (let left = place - 1; left >= 0; left -= 1) if (textOf(row.cells[left] ?? null) !== "") return row.cells[left]!;
  return null;
}

/** "Số" under "Quyết định" is read as "Số quyết định". */
function fieldOf(headings: readonly string[]): Field | null {
  const [upper, lower] = headings;
  if (upper === undefined) return null;
  if (lower === undefined) return fieldNamed(upper);
  return fieldNamed(lower) ?? fieldNamed(`${lower} ${upper}`) ?? fieldNamed(`${upper} ${lower}`);
}

function columnsOf(headings: readonly string[][]): Column[] {
  const named = headings.map(fieldOf);
  const taken = new Set(named);
  return headings.map((parts, place) => {
    let field = named[place] ?? null;
    const meant = field ? null : fieldMeant(parts.at(-1) ?? "");
    if (meant && !taken.has(meant)) {
      field = meant;
      taken.add(meant);
    }
    return { place, heading: parts.join(" - "), field };
  });
}

// Below a heading that stands alone comes a heading again, or data: a number or a date tells.
function looksLikeData(upper: TableRow, lower: TableRow): boolean {
  return lower.cells.some((cell, place) => {
    const field = fieldNamed(textOf(upper.cells[place] ?? null));
    if (field !== "year" && field !== "decision_date") return false;
    return cell instanceof Date || /\d{4}/.test(textOf(cell));
  });
}

function bodyAfter(header: readonly TableRow[], rows: readonly TableRow[]): TableRow[] {
  const isHeader = header.map(repeats);
  return rows.filter((row, place) => !(place === 0 && isColumnNumbers(row)) && !isHeader.some((test) => test(row)));
}

/** Whether a row says the same as a row of the header. Its first heading tells nearly always, so that the others are not read. */
function repeats(header: TableRow): (row: TableRow) => boolean {
  const rowKey = (row: TableRow) => row.cells.map((cell) => headingKey(textOf(cell))).join("|");
  const place = header.cells.findIndex((cell) => textOf(cell) !== "");
  const key = rowKey(header);
  const first = headingKey(textOf(header.cells[place] ?? null));
  return (row) => headingKey(textOf(row.cells[place] ?? null)) === first && rowKey(row) === key;
}

/** "(1) (2) (3) (4)" or "1 2 3 4". */
function isColumnNumbers({ cells }: TableRow): boolean {
  const numbers = cells.map(textOf).filter((text) => text !== "");
  return numbers.length > 2 && numbers.every((text, place) => text.replace(/[()]/g, "") === String(place + 1));
}

/** A cell as one line of text, with the quotes and dashes it was printed with; dates as dd/mm/yyyy. */
export function textOf(cell: TableCell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return formatDate(cell.toISOString().slice(0, 10));
  return visibleLine(String(cell).normalize("NFC"));
}

/** Headings that are neither read nor a running number. */
export function ignoredHeadings(columns: readonly Column[]): string[] {
  return columns.filter(({ field, heading }) => field === null && !isNumbering(heading)).map(({ heading }) => heading);
}
