import { parse } from "csv-parse/sync";

export type CsvDelimiter = "," | ";" | "\t";
export type CsvEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1258";

export interface CsvTable {
  encoding: CsvEncoding;
  delimiter: CsvDelimiter;
  /** line: where the row begins in the file, from 1. Rows without any text are left out; cells are trimmed. */
  rows: { line: number; cells: string[] }[];
}

/** The file cannot be read as a table: the row that begins in that line has a quote that is never closed. */
export class CsvError extends Error {
  constructor(readonly line: number) {
    super(`A quote in the row that begins in line ${line} is never closed`);
    this.name = "CsvError";
  }
}

/**
 * Read a CSV file of unknown origin: the byte order mark, else the bytes, tell the encoding; the first lines tell the
 * delimiter, unless the file says "sep=;" as Excel does.
 * Text in the Vietnamese Windows encoding (1258) is guessed when the bytes are no UTF-8. Throws CsvError.
 * headerFirst: the file begins with the names of its columns, and what stands most often between them is the delimiter.
 */
export function readCsv(bytes: Uint8Array, { headerFirst = false } = {}): CsvTable {
  const encoding = encodingOf(bytes);
  const decoded = new TextDecoder(encoding).decode(bytes).normalize("NFC").replace(/\r\n?/g, "\n");
  const declared = /^sep=([,;\t])\n/i.exec(decoded);
  const text = declared ? decoded.replace(/^.*/, "") : decoded;
  const delimiter = (declared?.[1] ?? delimiterOf(text, headerFirst)) as CsvDelimiter;
  return { encoding, delimiter, rows: rowsOf(text, delimiter) };
}

function encodingOf(bytes: Uint8Array): CsvEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const zeros = bytes.subarray(0, 4096).reduce(
    (count, byte, place) => {
      if (byte === 0) count[place % 2 === 0 ? "even" : "odd"] += 1;
      return count;
    },
    { even: 0, odd: 0 },
  );
  if (zeros.even + zeros.odd > 0) return zeros.odd > zeros.even ? "utf-16le" : "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1258";
  }
}

// Decimal commas and addresses put commas into files of the other two kinds, so a steady tab or semicolon wins.
function delimiterOf(text: string, headerFirst: boolean): CsvDelimiter {
  const unquoted = text.slice(0, 100_000).replace(/"(?:[^"]|"")*"/g, "");
  const lines = unquoted
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, headerFirst ? 1 : 50);
  const delimiters: CsvDelimiter[] = ["\t", ";", ","];
  const counts = delimiters.map((delimiter) => ({
    delimiter,
    perLine: lines.map((line) => line.split(delimiter).length - 1),
  }));
  const steady = headerFirst ? undefined : counts.find(({ perLine }) => mostCommonShare(perLine) >= 0.7);
  if (steady) return steady.delimiter;
  const total = (perLine: number[]) => perLine.reduce((sum, count) => sum + count, 0);
  return counts.reduce((best, each) => (total(each.perLine) >= total(best.perLine) ? each : best)).delimiter;
}

/** The share of lines that hold the delimiter equally often, and at least once. */
function mostCommonShare(perLine: number[]): number {
  const frequency = new Map<number, number>();
  for (const count of perLine) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  return perLine.length === 0 ? 0 : Math.max(0, ...frequency.values()) / perLine.length;
}

function rowsOf(text: string, delimiter: CsvDelimiter): CsvTable["rows"] {
  const rows: CsvTable["rows"] = [];
  let lastLine = 0;
  try {
    parse(text, {
      delimiter,
      record_delimiter: "\n",
      relax_column_count: true,
      relax_quotes: true,
      on_record: (record: string[], { lines }) => {
        const cells = record.map((cell) => cell.trim());
        if (cells.some((cell) => cell !== "")) rows.push({ line: lastLine + 1, cells });
        lastLine = lines;
        return null;
      },
    });
  } catch (error) {
    if ((error as { code?: string }).code === "CSV_QUOTE_NOT_CLOSED") throw new CsvError(lastLine + 1);
    throw error;
  }
  return rows;
}

export type CsvCell = string | number | bigint | null;

/**
 * One line of CSV with its end (CRLF), quoted where needed.
 * Text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets a leading apostrophe.
 * Source: RFC 4180; OWASP, "CSV Injection".
 */
export function csvLine(cells: readonly CsvCell[], delimiter: CsvDelimiter = ","): string {
  return `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
}

function csvCell(cell: CsvCell, delimiter: CsvDelimiter): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file. bom: begin with a byte order mark, without which Excel takes UTF-8 for another encoding. */
export function csvText(
  rows: Iterable<readonly CsvCell[]>,
  options: { bom?: boolean; delimiter?: CsvDelimiter } = {},
): string {
  let text = options.bom ? "\uFEFF" : "";
  for (const row of rows) text += csvLine(row, options.delimiter);
  return text;
}
