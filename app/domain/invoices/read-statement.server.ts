import {
  readSpreadsheet,
  SpreadsheetError,
  type SpreadsheetRefusal,
} from "~/adapters/documents/read-spreadsheet.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CsvError, readCsv } from "~/lib/csv.server";
import { foldText } from "~/lib/vietnamese-text";
import { DomainError } from "../errors";
import { bareText, identityOf } from "./identity.server";
import type { StatementRow } from "./rules";
import {
  columnsNamed,
  directionIn,
  fieldsFound,
  isEitherWay,
  NEEDED_FIELDS,
  type StatementColumns,
  type StatementField,
  type StatementHeadings,
} from "./statement-columns";
import { cellText, cutText, readAmount, readDay, type StatementCell } from "./statement-values";

/** Names of the account and the period stand above the headings. */
const LOOKED_THROUGH = 40;
const MOST_ROWS = 20_000;
const LONGEST_TEXT = 500;
const LONGEST_REFERENCE = 100;
/** Sentences that a file says at most about its lines. */
const MOST_SENTENCES = 20;

interface Row {
  readonly line: number;
  readonly cells: readonly StatementCell[];
}

/**
 * The money that came in by a statement, CSV or XLSX as a bank gives it. Debits, sums and lines without money are passed over; a line that
 * stands twice counts once. Refused where nothing tells what came in from what went out. Throws "invalid" with sentences about `file`, each naming line and column; then nothing of it is taken.
 * named: columns by their headings, where guessing fails or is wrong.
 * Source: docs/rules/invoices.md#statements
 */
export async function readStatement(bytes: Buffer, named: StatementHeadings = {}): Promise<StatementRow[]> {
  const table = await tableOf(bytes);
  const header = headerOf(table, named);
  if (!header) {
    const isNamed = Object.values(named).some(Boolean);
    throw refusal([isNamed ? m.invoices_statement_no_such_columns() : m.invoices_statement_no_header()]);
  }
  const missing = NEEDED_FIELDS.filter((field) => header.columns[field] === undefined);
  if (missing.length > 0) {
    throw refusal([
      ...missing.map((field) => m.invoices_statement_no_column({ column: fieldName(field) })),
      m.invoices_statement_headings({ headings: header.headings.filter(Boolean).join(" · ") }),
    ]);
  }
  if (header.body.length > MOST_ROWS) throw refusal([m.invoices_statement_too_long({ most: formatNumber(MOST_ROWS) })]);
  const isSigned = hasSigns(header);
  if (!isSigned && header.columns.direction === undefined && isEitherWay(header.headings[header.columns.credit!]!)) {
    throw refusal([m.invoices_statement_no_direction({ column: header.headings[header.columns.credit!]! })]);
  }
  const tellsWay = named.direction !== undefined || isEitherWay(header.headings[header.columns.credit!]!);
  const reader = new StatementReader(header.columns, header.headings, { isSigned, tellsWay });
  for (const row of header.body) reader.read(row);
  if (reader.faults.length > 0) throw refusal(reader.faults);
  if (reader.rows.length === 0) throw refusal([m.invoices_statement_no_credit()]);
  return reader.rows;
}

const NAMES: Record<StatementField, () => string> = {
  date: m.invoices_column_date,
  credit: m.invoices_column_credit,
  direction: m.invoices_column_direction,
  text: m.invoices_column_text,
  reference: m.invoices_column_reference,
};
const fieldName = (field: StatementField): string => NAMES[field]();

class StatementReader {
  readonly rows: StatementRow[] = [];
  readonly faults: string[] = [];
  private readonly seen = new Set<string>();
  private readonly alike = new Map<string, number>();
  constructor(
    private readonly columns: StatementColumns,
    private readonly headings: readonly string[],
    /** tellsWay: its column of the way decides what came in. */
    private readonly way: { readonly isSigned: boolean; readonly tellsWay: boolean },
  ) {}

  read(row: Row): void {
    const amount = readAmount(this.cell(row, "credit"));
    const given = cellText(this.cell(row, "credit"));
    const isNoCredit = amount === null ? NOTHING.test(given) : amount <= 0;
    const day = cellText(this.cell(row, "date"));
    const bookedOn = readDay(this.cell(row, "date"));
    if (isNoCredit || (bookedOn === null && isSum(row, day))) return;
    const direction = this.directionOf(row);
    if (direction === "out") return;
    if (amount === null) this.fault(row.line, "credit", m.invoices_cell_not_money({ given }));
    if (bookedOn === null) this.fault(row.line, "date", m.invoices_cell_not_a_day({ given: day }));
    if (direction === null) {
      const given = cellText(this.cell(row, "direction"));
      this.fault(row.line, "direction", m.invoices_cell_no_direction({ given }));
    }
    if (amount === null || bookedOn === null || direction === null) return;
    const text = cutText(cellText(this.cell(row, "text")), LONGEST_TEXT);
    const bankReference = cutText(cellText(this.cell(row, "reference")), LONGEST_REFERENCE) || null;
    this.keep(row.line, { bookedOn, amount, text, bankReference });
  }

  // Without a reference two alike on one day are two: the first and the second of them, in this file and in one that overlaps it.
  private keep(line: number, said: Omit<StatementRow, "line" | "identity">): void {
    const key = `${said.bookedOn} ${said.amount} ${bareText(said.text)}`;
    const place = said.bankReference === null ? (this.alike.get(key) ?? 0) + 1 : 1;
    this.alike.set(key, place);
    const identity = identityOf(said, place);
    if (this.seen.has(identity)) return;
    this.seen.add(identity);
    this.rows.push({ line, ...said, identity });
  }

  private directionOf(row: Row): "in" | "out" | null {
    if (this.columns.direction === undefined || !this.way.tellsWay) return "in";
    return directionIn(cellText(this.cell(row, "direction"))) ?? (this.way.isSigned ? "in" : null);
  }

  private cell(row: Row, field: StatementField): StatementCell {
    return row.cells[this.columns[field] ?? -1] ?? null;
  }

  private fault(line: number, field: StatementField, sentence: string): void {
    const heading = this.headings[this.columns[field] ?? -1] ?? fieldName(field);
    this.faults.push(m.invoices_cell_fault({ line: formatNumber(line), column: heading, sentence }));
  }
}

/** How banks write that nothing came in. */
const NOTHING = /^[-\u2013\u2014\u2212]*$/;

/** "Tổng cộng", "Số dư cuối kỳ": no booking. A company ("Công ty", "Tổng công ty") is none. */
const SUM = /^(?:(?:tong cong|tong|cong)\b(?! ty\b| cong ty\b)|so du\b|total\b|(?:\w+ )?balance\b)/;

/** day: what the column of the day says; a sum has none, or begins in it. */
function isSum({ cells }: Row, day: string): boolean {
  const first = cells.map(cellText).find((text) => text !== "") ?? "";
  return (day === "" || day === first) && SUM.test(foldText(first));
}

/** Whether a sign stands before some of the amounts. */
function hasSigns({ columns, body }: NonNullable<ReturnType<typeof headerOf>>): boolean {
  return body.some(({ cells }) => /^[+-]\s*\d/.test(cellText(cells[columns.credit!] ?? null)));
}

function headerOf(table: readonly Row[], named: StatementHeadings) {
  let best: { at: number; columns: StatementColumns; found: number } | null = null;
  for (const [at, { cells }] of table.slice(0, LOOKED_THROUGH).entries()) {
    const columns = columnsNamed(cells.map(cellText), named);
    if (!columns) continue;
    const found = fieldsFound(columns);
    if (found >= 2 && found > (best?.found ?? 0)) best = { at, columns, found };
  }
  if (!best) return null;
  return { columns: best.columns, headings: table[best.at]!.cells.map(cellText), body: table.slice(best.at + 1) };
}

async function tableOf(bytes: Buffer): Promise<readonly Row[]> {
  if (bytes.length === 0) throw refusal([m.invoices_statement_empty()]);
  const start = bytes.subarray(0, 4).toString("hex");
  if (start === "504b0304" || start === "d0cf11e0") return spreadsheet(bytes);
  // A picture or a PDF has zero bytes; of text only UTF-16 has, and that begins with its mark.
  const isText = /^(fffe|feff)/.test(start) || !bytes.subarray(0, 4096).includes(0);
  if (!isText) throw refusal([m.imports_file_wrong_type()]);
  try {
    return readCsv(bytes).rows;
  } catch (error) {
    if (error instanceof CsvError) throw refusal([m.imports_file_quote({ line: error.line })]);
    throw error;
  }
}

async function spreadsheet(bytes: Buffer): Promise<readonly Row[]> {
  try {
    return (await readSpreadsheet(bytes)).rows;
  } catch (error) {
    if (error instanceof SpreadsheetError) throw refusal([REFUSALS[error.reason]()]);
    throw error;
  }
}

const REFUSALS: Record<SpreadsheetRefusal, () => string> = {
  not_a_spreadsheet: m.imports_file_wrong_type,
  old_format: m.imports_file_old_format,
  corrupt: m.imports_file_damaged,
  too_large: m.imports_file_too_many,
};

function refusal(faults: readonly string[]): DomainError {
  const more = faults.length - MOST_SENTENCES;
  const said = faults.slice(0, MOST_SENTENCES);
  return new DomainError("invalid", m.invoices_statement_refused(), {
    file: more > 0 ? [...said, m.invoices_statement_more({ count: formatNumber(more) })] : said,
  });
}
