import { type PlainDate, parseDate } from "~/lib/dates";
import { parseWhole } from "~/lib/typed-numbers";
import { visibleLine } from "~/lib/vietnamese-text";
import { writableText } from "~/lib/writable-text";

/** A cell of a CSV or XLSX file; a date is midnight UTC. */
export type StatementCell = string | number | Date | null;

/** One line of text as it can be kept. What a file marks as text for a spreadsheet ("=“0123”", "'0123") is that text; nothing is ever calculated. */
export function cellText(cell: StatementCell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = visibleLine(writableText(String(cell)));
  return /^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, "");
}

/** The first letters of a text; none is cut in two. */
export const cutText = (text: string, most: number): string =>
  text.length <= most ? text : [...text].slice(0, most).join("");

/** The day of a booking, also where its time stands behind it. */
export function readDay(cell: StatementCell): PlainDate | null {
  if (cell instanceof Date || typeof cell === "number") return parseDate(cell);
  const [day = ""] = cellText(cell).split(/[ T]/);
  return parseDate(day);
}

/**
 * Whole đồng as banks write them: "1.234.567", "1,234,567.00", "+1234567", "1 234 567 VND", "(1.234.567)". Less than nothing is money that went out.
 * Returns null for what is no amount; for parts of a đồng too.
 */
export function readAmount(cell: StatementCell): number | null {
  if (typeof cell === "number") return Number.isSafeInteger(cell) ? cell : null;
  const bare = cellText(cell).replace(/\s*(vnd|vnđ|đ|đồng)$/i, "");
  const bracketed = /^\((.*)\)$/.exec(bare)?.[1];
  const [, sign = "", digits = ""] = /^([+-]?)\s*(.*)$/.exec(bracketed === undefined ? bare : `-${bracketed}`)!;
  const whole = parseWhole(digits.replace(/[.,]0{1,2}$/, ""));
  if (whole === null) return null;
  return sign === "-" ? -whole : whole;
}
