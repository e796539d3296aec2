/**
 * text, integer: as they are. decimal: a number with as many decimals as it has. date: "YYYY-MM-DD". points: hundredths, shown with two decimals.
 * money: whole đồng.
 * Numbers and dates become cells that can be summed and sorted, text stays text even when it begins with "=".
 */
export type SheetKind = "text" | "integer" | "decimal" | "date" | "points" | "money";

/** A column of a sheet's body: letter "A", and the number of its style in the workbook. */
export interface BodyColumn<Row> {
  readonly key: keyof Row & string;
  readonly letter: string;
  readonly kind: SheetKind;
  readonly style: number;
}

/**
 * One row of a sheet as its XML, line from 1. Put together as text: a list of a country has a million cells, and an object for each
 * of them takes longer than all the rest of the workbook. Source: ECMA-376-1, 18.3.1.73 (row), 18.3.1.4 (c), 18.18.11 (types).
 */
export function rowXml<Row>(line: number, columns: readonly BodyColumn<Row>[], values: Row): string {
  let cells = "";
  for (const { key, letter, kind, style } of columns) {
    cells += `<c r="${letter}${line}" s="${style}"${contentOf(values[key], kind)}`;
  }
  return `<row r="${line}">${cells}</row>`;
}

/** What follows a cell's attributes: inline text is never a formula, for a formula is an element of its own (f). */
function contentOf(value: unknown, kind: SheetKind): string {
  if (value === null || value === undefined || value === "") return "/>";
  if (kind === "text") {
    const text = String(value);
    if (!NEEDS_CARE.test(text)) return ` t="inlineStr"><is><t>${text}</t></is></c>`;
    // Blanks at an end and breaks of a line would else be taken for layout of the XML.
    return ` t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  }
  return `><v>${numberOf(value, kind)}</v></c>`;
}

const DAY = 86_400_000;
/** Days from the first of a spreadsheet's calendar to 1 January 1970. */
const DAYS_TO_1970 = 25_569;

function numberOf(value: unknown, kind: Exclude<SheetKind, "text">): number {
  if (kind === "date") return Date.parse(`${value}T00:00:00Z`) / DAY + DAYS_TO_1970;
  return kind === "points" ? Number(value) / 100 : Number(value);
}

const NAMES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them, so they are left out.
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const SPECIAL = /[&<>\r]/g;
/** What a spreadsheet would read as the code of a character: its own way around what XML cannot hold. */
const CODE = /_(?=x[0-9a-f]{4}_)/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: any of the above.
const NEEDS_CARE = /[\0-\x1f&<>\ufffe\uffff]|_x|^\s|\s$/i;

/** Text between tags. */
function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, "")
    .replace(CODE, "_x005F_")
    .replace(SPECIAL, (letter) => NAMES[letter]!);
}
