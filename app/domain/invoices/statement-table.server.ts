import {
  readSpreadsheet,
  SpreadsheetError,
  type SpreadsheetRefusal,
} from "~/adapters/documents/read-spreadsheet.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CsvError, readCsv } from "~/lib/csv.server";
import { DomainError } from "../errors";
import type { StatementLine, StatementTable } from "./statement-choice";
import { cellText } from "./statement-values";

const MOST_ROWS = 20_000;

/** The cells of a statement as a bank gives it, CSV or XLSX. Throws "invalid" with sentences about `file`. Source: docs/rules/invoices.md#statements */
export async function statementTable(bytes: Buffer): Promise<StatementTable> {
  const rows = await rowsOf(bytes);
  if (rows.length > MOST_ROWS) throw refusal(m.invoices_statement_too_long({ most: formatNumber(MOST_ROWS) }));
  return rows.map(
    ({ line, cells }): StatementLine => ({
      line,
      cells: cells.map((cell) => (typeof cell === "number" ? cell : cellText(cell))),
    }),
  );
}

async function rowsOf(bytes: Buffer) {
  if (bytes.length === 0) throw refusal(m.invoices_statement_empty());
  const start = bytes.subarray(0, 4).toString("hex");
  if (start === "504b0304" || start === "d0cf11e0") return spreadsheet(bytes);
  if (!/^(fffe|feff)/.test(start) && !mayBeText(bytes.subarray(0, 4096))) throw refusal(m.imports_file_wrong_type());
  try {
    return readCsv(bytes).rows;
  } catch (error) {
    if (error instanceof CsvError) throw refusal(m.imports_file_quote({ line: error.line }));
    throw error;
  }
}

/** A picture or a PDF has zero bytes anywhere; text in two bytes a letter has many, nearly all on one side. */
function mayBeText(sample: Buffer): boolean {
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [fewer, more] = zeros.toSorted((a, b) => a - b) as [number, number];
  return more === 0 || (more > sample.length / 5 && fewer < more / 20);
}

async function spreadsheet(bytes: Buffer) {
  try {
    return (await readSpreadsheet(bytes)).rows;
  } catch (error) {
    if (error instanceof SpreadsheetError) throw refusal(REFUSALS[error.reason]());
    throw error;
  }
}

const REFUSALS: Record<SpreadsheetRefusal, () => string> = {
  not_a_spreadsheet: m.imports_file_wrong_type,
  old_format: m.imports_file_old_format,
  corrupt: m.imports_file_damaged,
  too_large: m.imports_file_too_many,
};

const refusal = (sentence: string) => new DomainError("invalid", m.invoices_statement_refused(), { file: [sentence] });
