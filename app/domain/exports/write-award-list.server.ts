import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { m } from "~/i18n/paraglide/messages";
import { csvLine } from "~/lib/csv.server";
import { formatDate } from "~/lib/dates";
import type { AwardList, AwardListRow } from "./award-list.server";
import { legalAwardList } from "./legal-award-list.server";

export const EXPORT_FORMATS = ["csv", "xlsx", "docx", "pdf", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  json: "application/json",
};

type Column = SheetColumn<AwardListRow>;

function columns(): readonly Column[] {
  return [
    { key: "number", header: m.awards_column_number(), width: 6, kind: "integer" },
    { key: "productName", header: m.awards_column_product(), width: 42, kind: "text" },
    { key: "establishmentName", header: m.awards_column_establishment(), width: 36, kind: "text" },
    { key: "address", header: m.awards_column_address(), width: 34, kind: "text" },
    { key: "provinceName", header: m.awards_column_province(), width: 20, kind: "text" },
    { key: "group", header: m.awards_column_group(), width: 26, kind: "text" },
    { key: "tier", header: m.awards_column_tier(), width: 16, kind: "text" },
    { key: "level", header: m.awards_column_level(), width: 14, kind: "text" },
    { key: "year", header: m.awards_column_year(), width: 8, kind: "text" },
    { key: "decisionNumber", header: m.awards_column_decision(), width: 18, kind: "text" },
    { key: "decisionDate", header: m.awards_column_decision_date(), width: 13, kind: "date" },
    { key: "certificateNumber", header: m.awards_column_certificate(), width: 20, kind: "text" },
    { key: "validUntil", header: m.awards_column_valid_until(), width: 13, kind: "date" },
    { key: "status", header: m.common_status(), width: 18, kind: "text" },
  ];
}

/**
 * Write an award list in a format and end the output. CSV, XLSX and JSON go out row by row; DOCX and PDF, which are lists to
 * be signed, are laid out as a whole. CSV holds nothing but a header and the rows.
 */
export async function writeAwardList(list: AwardList, format: ExportFormat, output: Writable): Promise<void> {
  if (format === "xlsx") {
    const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
    const titleLines = [list.title, list.footer];
    return writeSheet({ name: m.awards_list_sheet(), titleLines, columns: columns(), rows: list.rows }, output);
  }
  if (format === "csv") return pipeline(Readable.from(csvParts(list), { objectMode: false }), output);
  if (format === "json") return pipeline(Readable.from(jsonParts(list), { objectMode: false }), output);
  const legal = await legalAwardList(list);
  const bytes =
    format === "docx"
      ? await (await import("~/adapters/documents/word-award-list.server")).awardListDocx(legal)
      : await (await import("~/adapters/documents/pdf/award-list.server")).awardListPdf(legal);
  return pipeline(Readable.from([bytes]), output);
}

async function* csvParts({ rows }: AwardList): AsyncGenerator<Buffer> {
  const shown = columns();
  // Without the byte order mark Excel takes UTF-8 for another encoding.
  yield Buffer.from(`\uFEFF${csvLine(shown.map(({ header }) => header))}`);
  for await (const row of rows) yield Buffer.from(csvLine(shown.map((column) => csvCell(row, column))));
}

function csvCell(row: AwardListRow, { key, kind }: Column): string | number | null {
  const value = row[key];
  return kind === "date" && typeof value === "string" ? formatDate(value) : value;
}

async function* jsonParts({ title, decision, footer, rows }: AwardList): AsyncGenerator<Buffer> {
  const head = JSON.stringify({ title, decision, note: footer }).slice(0, -1);
  yield Buffer.from(`${head},"items":[`);
  let comma = "";
  for await (const row of rows) {
    yield Buffer.from(`${comma}\n${JSON.stringify(row)}`);
    comma = ",";
  }
  yield Buffer.from("\n]}\n");
}
