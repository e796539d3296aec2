import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { formatDateTime } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { csvText } from "~/lib/csv.server";
import { formatDate } from "~/lib/dates";
import type { Context } from "../context";

/** What the lists of an agency are written as. */
export const LIST_FORMATS = ["xlsx", "csv"] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface ListFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface List<Row> {
  readonly sheet: string;
  readonly titleLines: readonly string[];
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
}

/** The last line over a list. */
export const madeAt = (ctx: Pick<Context, "now">): string => m.common_list_made({ time: formatDateTime(ctx.now) });

/** A list as one of its formats. name: without the format. */
export async function listFile<Row>(name: string, list: List<Row>, format: ListFormat): Promise<ListFile> {
  return { name: `${name}.${format}`, bytes: format === "csv" ? csvOf(list) : await sheetOf(list) };
}

function csvOf<Row>({ columns, rows }: List<Row>): Buffer {
  const cells = rows.map((row) =>
    columns.map(({ key, kind }) => {
      const cell = row[key] as string | number | bigint | null;
      if (cell === null) return cell;
      if (kind === "date") return formatDate(String(cell));
      // Spreadsheets of a language read numbers with its separator alone.
      return kind === "decimal" && getLocale() === "vi" ? String(cell).replace(".", ",") : cell;
    }),
  );
  return Buffer.from(csvText([columns.map((column) => column.header), ...cells], { bom: true }));
}

async function sheetOf<Row>({ sheet, ...list }: List<Row>): Promise<Buffer> {
  const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
  const output = new PassThrough();
  const read = buffer(output);
  await writeSheet({ name: sheet, ...list }, output);
  return read;
}
