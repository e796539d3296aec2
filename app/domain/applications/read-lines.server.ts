import { readFile } from "node:fs/promises";
import type { z } from "zod";
import {
  readSpreadsheet,
  SpreadsheetError,
  type SpreadsheetRefusal,
} from "~/adapters/documents/read-spreadsheet.server";
import type { GivenFile } from "~/adapters/files/given-file.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CsvError, readCsv } from "~/lib/csv.server";
import { foldText } from "~/lib/vietnamese-text";
import { DomainError } from "../errors";
import { MAX_LIST_BYTES } from "./rules";

/** A column of a pasted list. headings: folded, as people write them; what has none is read by its place. */
export interface LineColumn<Field extends string> {
  readonly field: Field;
  readonly headings: readonly string[];
  readonly label: () => string;
  /** What a spreadsheet took for a number, as it was written. */
  readonly written?: (cell: string) => string;
}

/** Where many lines come from: pasted into a box, or a CSV or XLSX file. */
export interface Lines {
  readonly text: string;
  readonly file?: GivenFile | undefined;
}

/** Sentences that a list says at most about its lines. */
const MOST_SENTENCES = 20;

/**
 * Read many lines by a form's schema. A first row that names columns tells their order; without it they stand as `columns` do.
 * Nothing of a list with a fault is taken: "invalid" with a sentence a fault, naming line and column, at the field the list came from.
 */
export async function readLines<Field extends string, Schema extends z.ZodType>(
  lines: Lines,
  columns: readonly LineColumn<Field>[],
  schema: Schema,
  most: number,
): Promise<{ readonly line: number; readonly value: z.output<Schema> }[]> {
  const from = lines.file ? "file" : "lines";
  const table = await tableOf(lines);
  const header = headerIn(table[0]?.cells ?? [], columns);
  const body = header ? table.slice(1) : table;
  const places = header ?? columns.map((column) => column.field);
  if (body.length === 0) throw refusal(from, [m.applications_lines_none()]);
  if (body.length > most) throw refusal(from, [m.applications_lines_too_many({ most: formatNumber(most) })]);
  const faults: string[] = [];
  const read: { line: number; value: z.output<Schema> }[] = [];
  for (const { line, cells } of body) {
    const typed = Object.fromEntries(
      places.flatMap((field, at) => (field && cells[at] ? [[field, writtenAs(field, cells[at], columns)]] : [])),
    );
    const result = schema.safeParse(typed);
    if (result.success) read.push({ line, value: result.data });
    else faults.push(...result.error.issues.map((issue) => sentenceOf(line, issue, columns)));
  }
  if (faults.length > 0) throw refusal(from, faults);
  return read;
}

function writtenAs<Field extends string>(field: Field, cell: string, columns: readonly LineColumn<Field>[]): string {
  return columns.find((one) => one.field === field)?.written?.(cell) ?? cell;
}

/** What is wrong with lines that were read, in the same shape. */
export function refuseLines(lines: Lines, faults: readonly string[]): void {
  if (faults.length > 0) throw refusal(lines.file ? "file" : "lines", faults);
}

export const lineSentence = (line: number, column: string, sentence: string) =>
  m.applications_line_fault({ line: formatNumber(line), column, sentence });

function sentenceOf<Field extends string>(
  line: number,
  issue: z.core.$ZodIssue,
  columns: readonly LineColumn<Field>[],
) {
  const column = columns.find((one) => one.field === issue.path[0]);
  return lineSentence(line, column?.label() ?? "?", issue.message);
}

function refusal(field: "file" | "lines", faults: readonly string[]): DomainError {
  const more = faults.length - MOST_SENTENCES;
  const said = faults.slice(0, MOST_SENTENCES);
  return new DomainError("invalid", m.applications_lines_refused(), {
    [field]: more > 0 ? [...said, m.applications_lines_more({ count: formatNumber(more) })] : said,
  });
}

const folded = (cell: string) =>
  foldText(cell)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The fields of a first row that names at least two columns, or nothing else than one; null where it is a line like the others. */
function headerIn<Field extends string>(
  cells: readonly string[],
  columns: readonly LineColumn<Field>[],
): (Field | null)[] | null {
  const fields = cells.map((cell) => columns.find((one) => one.headings.includes(folded(cell)))?.field ?? null);
  const named = fields.filter(Boolean).length;
  return named >= 2 || (named === 1 && cells.filter(Boolean).length === 1) ? fields : null;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

async function tableOf({ text, file }: Lines): Promise<readonly Row[]> {
  if (!file) return separated(Buffer.from(text), "lines");
  if (file.size > MAX_LIST_BYTES) throw refusal("file", [m.imports_file_too_large()]);
  const bytes = await readFile(file.path);
  const isPacked = ["504b0304", "d0cf11e0"].includes(bytes.subarray(0, 4).toString("hex"));
  if (!isPacked) return separated(bytes, "file");
  try {
    const { rows } = await readSpreadsheet(bytes);
    return rows.map(({ line, cells }) => ({ line, cells: cells.map(cellText) }));
  } catch (error) {
    if (error instanceof SpreadsheetError) throw refusal("file", [REFUSALS[error.reason]()]);
    throw error;
  }
}

const REFUSALS: Record<SpreadsheetRefusal, () => string> = {
  not_a_spreadsheet: m.imports_file_wrong_type,
  old_format: m.imports_file_old_format,
  corrupt: m.imports_file_damaged,
  too_large: m.imports_file_too_many,
};

function cellText(cell: string | number | Date | null): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = cell === null ? "" : String(cell).trim();
  // A part of one with three digits would be read as thousands.
  return typeof cell === "number" && /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function separated(bytes: Buffer, field: "file" | "lines"): readonly Row[] {
  // A picture or a PDF has zero bytes; of text only UTF-16 has, and that begins with its mark.
  const isText =
    bytes
      .subarray(0, 2)
      .toString("hex")
      .match(/^(fffe|feff)$/) || !bytes.subarray(0, 4096).includes(0);
  if (!isText) throw refusal(field, [m.imports_file_wrong_type()]);
  try {
    return readCsv(bytes).rows;
  } catch (error) {
    if (error instanceof CsvError) throw refusal(field, [m.imports_file_quote({ line: error.line })]);
    throw error;
  }
}
