import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import {
  columnsNamed,
  fieldsFound,
  isEitherWay,
  NEEDED_FIELDS,
  STATEMENT_FIELDS,
  type StatementField,
  type StatementHeadings,
} from "./statement-columns";
import { cellText, readAmount, readDay, type StatementCell } from "./statement-values";

/** A line of a file as it was read: its number from 1, and its cells; a day is a text. */
const StatementLine = z.object({ line: z.number(), cells: z.array(z.union([z.string(), z.number()])) });
export type StatementLine = z.infer<typeof StatementLine>;
export const StatementTable = z.array(StatementLine);
export type StatementTable = readonly StatementLine[];

const place = z.number().int().min(0).optional();

/** How a statement is read. heading: the line of its headings; null where it has none. columns: by place from 0. */
export const StatementChoice = z.object({
  heading: z.number().nullable(),
  columns: z.object({ date: place, credit: place, direction: place, text: place, reference: place }),
});
export type StatementChoice = z.infer<typeof StatementChoice>;

/** Names of the account and the period stand above the headings. */
export const LOOKED_THROUGH = 40;

/** What a file is likely to be read by; named: columns by their headings. Null where no line has those, or any. */
export function likelyChoice(table: StatementTable, named: StatementHeadings = {}): StatementChoice | null {
  let best: { readonly choice: StatementChoice; readonly found: number } | null = null;
  for (const { line, cells } of table.slice(0, LOOKED_THROUGH)) {
    const headings = cells.map(cellText);
    const columns = columnsNamed(headings, named);
    if (!columns) continue;
    const found = fieldsFound(columns);
    if (found < 2 || found <= (best?.found ?? 0)) continue;
    const { direction, ...others } = columns;
    const tellsWay =
      named.direction !== undefined || (columns.credit !== undefined && isEitherWay(headings[columns.credit]!));
    best = { choice: { heading: line, columns: tellsWay ? columns : others }, found };
  }
  return best?.choice ?? null;
}

/**
 * What can be told of a file without known headings by what stands in it, to begin a choice with: its first line with a day, the line above
 * as headings, the longest text, and the amounts where one column alone has some.
 */
export function roughChoice(table: StatementTable): StatementChoice {
  const at = table.slice(0, LOOKED_THROUGH).findIndex(({ cells }) => cells.some(isDay));
  const first = table[at];
  if (!first) return { heading: null, columns: {} };
  const above = table[at - 1];
  const date = first.cells.findIndex(isDay);
  const others = [...first.cells.keys()].filter((place) => place !== date);
  const amounts = others.filter((place) => readAmount(first.cells[place]!) !== null);
  const length = (place: number) => cellText(first.cells[place]!).length;
  const [text] = others.filter((place) => !amounts.includes(place)).toSorted((a, b) => length(b) - length(a));
  const columns = { date, ...(amounts.length === 1 && { credit: amounts[0] }), ...(text !== undefined && { text }) };
  return { heading: above && above.cells.filter((cell) => cell !== "").length > 1 ? above.line : null, columns };
}

const isDay = (cell: StatementCell): boolean => typeof cell === "string" && readDay(cell) !== null;

export const headingsIn = (table: StatementTable, { heading }: Pick<StatementChoice, "heading">): string[] =>
  (table.find(({ line }) => line === heading)?.cells ?? []).map(cellText);

/** What stands below the headings. */
export const bodyOf = (table: StatementTable, { heading }: Pick<StatementChoice, "heading">): StatementTable =>
  table.filter(({ line }) => heading === null || line > heading);

/** Columns by their headings, to know them again in the next file of the bank. */
export function namesOf(table: StatementTable, choice: StatementChoice): StatementHeadings {
  const headings = headingsIn(table, choice);
  const named = STATEMENT_FIELDS.map((field) => [field, headings[choice.columns[field] ?? -1]] as const);
  return Object.fromEntries(named.filter(([, heading]) => heading));
}

const NAMES: Record<StatementField, () => string> = {
  date: m.invoices_column_date,
  credit: m.invoices_column_credit,
  direction: m.invoices_column_direction,
  text: m.invoices_column_text,
  reference: m.invoices_column_reference,
};
export const fieldName = (field: StatementField): string => NAMES[field]();

/** What is said against reading a file by certain columns. */
export interface StatementFault {
  readonly field: StatementField;
  readonly sentence: string;
}

/** What a choice lacks: a column, or what tells money that came in from money that went out. */
export function lacksOf(table: StatementTable, choice: StatementChoice): StatementFault[] {
  const { columns } = choice;
  const missing = NEEDED_FIELDS.filter((field) => columns[field] === undefined);
  if (missing.length > 0) {
    return missing.map((field) => ({ field, sentence: m.invoices_statement_no_column({ column: fieldName(field) }) }));
  }
  const column = headingsIn(table, choice)[columns.credit!] ?? "";
  if (columns.direction !== undefined || column === "" || !isEitherWay(column) || hasSigns(table, choice)) return [];
  return [{ field: "direction", sentence: m.invoices_statement_no_direction({ column }) }];
}

/** Whether a sign stands before some of the amounts. */
export const hasSigns = (table: StatementTable, choice: StatementChoice): boolean =>
  bodyOf(table, choice).some(({ cells }) =>
    /^(?:[+-]\s*\d|\(\s*\d)/.test(cellText(cells[choice.columns.credit!] ?? null)),
  );
