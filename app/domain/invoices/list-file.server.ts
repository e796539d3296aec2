import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { formatDateTime } from "~/i18n/formats";
import { moneyStandingName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { csvText } from "~/lib/csv.server";
import { formatDate } from "~/lib/dates";
import type { Context } from "../context";
import type { MoneyQuery } from "./forms";
import { type MoneyRow, moneyDesk } from "./queries.server";

/** What the list of money is written as. */
export const MONEY_FORMATS = ["xlsx", "csv"] as const;

/** What the list shows at this address, all pages of it, as a file. Refused as `moneyDesk`. */
export async function moneyListFile(
  ctx: Context,
  slug: string,
  query: Pick<MoneyQuery, "standing" | "q">,
  format: (typeof MONEY_FORMATS)[number],
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { fair, list } = await moneyDesk(ctx, slug, { ...query, page: "all" });
  const rows = list.rows.map(flat);
  const name = `${fair.slug}-${m.invoices_file()}.${format}`;
  if (format === "csv") {
    const cells = rows.map((row) =>
      COLUMNS().map(({ key, kind }) => (kind === "date" && row[key] ? formatDate(String(row[key])) : row[key])),
    );
    return { name, bytes: Buffer.from(csvText([COLUMNS().map(({ header }) => header), ...cells], { bom: true })) };
  }
  const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
  const output = new PassThrough();
  const bytes = buffer(output);
  const made = m.invoices_list_made({ time: formatDateTime(ctx.now) });
  const titleLines = [m.invoices_title(), nameInLanguage(fair), fair.agencyName, made];
  await writeSheet({ name: m.invoices_tab(), titleLines, columns: COLUMNS(), rows }, output);
  return { name, bytes: await bytes };
}

interface FlatRow {
  readonly place: number;
  readonly application: string;
  readonly applicant: string;
  readonly province: string;
  readonly booths: number;
  readonly notice: string;
  readonly reference: string;
  readonly standing: string;
  readonly support: number;
  readonly payable: number;
  readonly paid: number;
  readonly owed: number;
  readonly dueOn: string | null;
  readonly toRefund: number;
}

const flat = (row: MoneyRow, at: number): FlatRow => ({
  place: at + 1,
  application: row.applicationNumber,
  applicant: row.applicant,
  province: row.provinceName,
  booths: row.booths,
  notice: row.notice?.text ?? "",
  reference: row.notice?.reference ?? "",
  standing: moneyStandingName(row.standing),
  support: row.support,
  payable: row.payable,
  paid: row.account.paid,
  owed: row.account.owed,
  dueOn: row.account.next?.on ?? null,
  toRefund: row.account.toRefund,
});

const COLUMNS = (): readonly SheetColumn<FlatRow>[] => [
  { key: "place", header: m.invoices_column_place(), width: 6, kind: "integer" },
  { key: "application", header: m.invoices_column_application(), width: 14, kind: "text" },
  { key: "applicant", header: m.invoices_column_applicant(), width: 38, kind: "text" },
  { key: "province", header: m.invoices_column_province(), width: 18, kind: "text" },
  { key: "booths", header: m.invoices_column_booths(), width: 10, kind: "integer" },
  { key: "notice", header: m.invoices_column_notice(), width: 16, kind: "text" },
  { key: "reference", header: m.invoices_column_pay_reference(), width: 16, kind: "text" },
  { key: "standing", header: m.common_status(), width: 22, kind: "text" },
  { key: "support", header: m.invoices_column_support(), width: 18, kind: "money" },
  { key: "payable", header: m.invoices_column_payable(), width: 18, kind: "money" },
  { key: "paid", header: m.invoices_column_paid(), width: 18, kind: "money" },
  { key: "owed", header: m.invoices_column_owed(), width: 18, kind: "money" },
  { key: "dueOn", header: m.invoices_column_due_on(), width: 13, kind: "date" },
  { key: "toRefund", header: m.invoices_column_to_refund(), width: 18, kind: "money" },
];
