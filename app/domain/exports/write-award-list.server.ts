import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { m } from "~/i18n/paraglide/messages";
import { csvLine } from "~/lib/csv.server";
import { LIST_COLUMNS, type ListColumn, type ListLayout } from "../list-layouts/rules";
import type { AwardList, AwardListRow } from "./award-list.server";
import { legalAwardList } from "./legal-award-list.server";
import { columnName, groupingName, shapeOf } from "./list-columns";

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

/** Every column, for formats that machines read. */
const everyColumn = (): Column[] =>
  LIST_COLUMNS.map((key) => {
    const { width, kind } = shapeOf(key);
    return { key, header: columnName(key), width, kind };
  });

/** Those its agency chose with what they leave unsaid (`withUnsaid`), and the one it is grouped by. */
function workbookColumns(layout: ListLayout, rows: readonly AwardListRow[], isOfSeveral: boolean): Column[] {
  const { grouping } = layout;
  const columns = withUnsaid(layout.columns, rows, isOfSeveral);
  const chosen = columns.map(({ column: key, heading }): Column => {
    const { width, kind } = shapeOf(key);
    return { key, header: heading ?? columnName(key), width, kind };
  });
  const isShown = grouping === "none" || columns.some(({ column }) => column === grouping);
  if (isShown) return chosen;
  return [{ key: "section", header: groupingName(grouping), width: 26, kind: "text" }, ...chosen];
}

/**
 * What the printed list says beside the chosen columns stands in columns of its own here: the province an address ends in, the
 * decision of each row where there are several, and the status where a certificate was revoked.
 */
function withUnsaid(
  columns: ListLayout["columns"],
  rows: readonly AwardListRow[],
  isOfSeveral: boolean,
): ListLayout["columns"] {
  const chosen = new Set(columns.map(({ column }) => column));
  const added = (...keys: ListColumn[]) =>
    keys.filter((key) => !chosen.has(key)).map((column) => ({ column, heading: null }));
  return [
    ...columns.flatMap((one) => (one.column === "address" ? [one, ...added("provinceName")] : [one])),
    ...(isOfSeveral && !chosen.has("decisionNumber") ? added("decisionNumber", "decisionDate") : []),
    ...(rows.some(({ revokedOn }) => revokedOn !== null) ? added("status") : []),
  ];
}

/**
 * Write an award list in a format and end the output. CSV, JSON and an XLSX of every column go out row by row; DOCX and PDF,
 * which are lists to be signed, are laid out as a whole. CSV holds nothing but a header and the rows, each with what it was made from.
 */
export async function writeAwardList(list: AwardList, format: ExportFormat, output: Writable): Promise<void> {
  if (format === "xlsx") {
    const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
    const titleLines = [list.title, list.footer];
    const sheet = { name: m.awards_list_sheet(), titleLines };
    if (!list.layout) return writeSheet({ ...sheet, columns: everyColumn(), rows: list.rows }, output);
    // An agency's layout is of the list of one round, which is read whole before its columns are known.
    const rows: AwardListRow[] = [];
    for await (const row of list.rows) rows.push(row);
    const columns = workbookColumns(list.layout, rows, list.decision === null);
    return writeSheet({ ...sheet, columns, rows }, output);
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

/** What each row of a CSV says of its making, after its own columns: a line of its own would be taken for a row. */
const ORIGIN = ["rules_scheme", "rules_version", "seal", "made_at"] as const;

async function* csvParts({ rows, provenance }: AwardList): AsyncGenerator<Buffer> {
  const { rules, madeAt } = provenance;
  const time = madeAt.toISOString();
  // Without the byte order mark Excel takes UTF-8 for another encoding.
  yield Buffer.from(`\uFEFF${csvLine([...LIST_COLUMNS.map((key) => shapeOf(key).csv), ...ORIGIN])}`);
  for await (const row of rows) {
    const origin = [rules?.scheme ?? null, rules?.version ?? null, row.seal, time];
    yield Buffer.from(csvLine([...LIST_COLUMNS.map((key) => row[key]), ...origin]));
  }
}

async function* jsonParts({ title, decision, footer, provenance, rows }: AwardList): AsyncGenerator<Buffer> {
  const head = JSON.stringify({ title, decision, note: footer, ...provenance }).slice(0, -1);
  yield Buffer.from(`${head},"items":[`);
  let comma = "";
  for await (const row of rows) {
    yield Buffer.from(`${comma}\n${JSON.stringify(row)}`);
    comma = ",";
  }
  yield Buffer.from("\n]}\n");
}
