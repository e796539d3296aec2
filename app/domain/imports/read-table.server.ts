import { fileTypeFromBuffer } from "file-type";
import {
  readSpreadsheet,
  SpreadsheetError,
  type SpreadsheetRefusal,
} from "~/adapters/documents/read-spreadsheet.server";
import { m } from "~/i18n/paraglide/messages";
import { CsvError, readCsv } from "~/lib/csv.server";
import { DomainError } from "../errors";
import type { Table } from "./header";

/**
 * The table in an uploaded file: CSV in any encoding and with any separator, or an XLSX workbook; told by the bytes, not by the
 * name. Throws "invalid" with a sentence about the field `file` when it is empty, of another kind, or damaged.
 */
export async function readTable(bytes: Buffer): Promise<Table> {
  if (bytes.length === 0) refuse(m.imports_file_empty());
  const table = isPacked(bytes) ? await spreadsheet(bytes) : await separatedText(bytes);
  if (table.rows.length === 0) refuse(m.imports_file_empty());
  return table;
}

// A workbook is a ZIP file; one of before 2007, or with a password, is a compound file.
function isPacked(bytes: Buffer): boolean {
  return ["504b0304", "504b0506", "d0cf11e0"].includes(bytes.subarray(0, 4).toString("hex"));
}

async function spreadsheet(bytes: Buffer): Promise<Table> {
  try {
    return await readSpreadsheet(bytes);
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
    return refuse(REFUSALS[error.reason]());
  }
}

const REFUSALS: Record<SpreadsheetRefusal, () => string> = {
  not_a_spreadsheet: m.imports_file_wrong_type,
  old_format: m.imports_file_old_format,
  corrupt: m.imports_file_damaged,
  too_large: m.imports_file_too_many,
};

async function separatedText(bytes: Buffer): Promise<Table> {
  if (!isUtf16(bytes) && ((await fileTypeFromBuffer(bytes)) || isBinary(bytes))) refuse(m.imports_file_wrong_type());
  try {
    return readCsv(bytes);
  } catch (error) {
    if (error instanceof CsvError) return refuse(m.imports_file_quote({ line: error.line }));
    throw error;
  }
}

// In UTF-16 every byte may occur, and its byte order mark resembles the start of a sound file.
function isUtf16(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 2).toString("hex");
  // Without the mark every second byte of plain letters is zero.
  return start === "fffe" || start === "feff" || (bytes[0] === 0) !== (bytes[1] === 0);
}

/** Text has no other control characters than tabs and line ends. */
function isBinary(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096);
  const strange = start.filter((byte) => byte < 32 && ![9, 10, 13].includes(byte)).length;
  return strange > start.length / 50;
}

function refuse(message: string): never {
  throw new DomainError("invalid", message, { file: [message] });
}
