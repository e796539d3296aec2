import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { applicationStateName, boothKindName, groupName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { applicationQueue } from "../applications/application-queue.server";
import { type QueueFilter, type QueueRow, selectFrom } from "../applications/queue";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { type ListFile, type ListFormat, listFile, madeAt } from "./list-file.server";

/** The applications of a fair as its page narrows and sorts them, all pages. Refused as `applicationQueue`. */
export async function applicationListFile(
  ctx: Context,
  fair: FairDetails,
  filter: Omit<QueueFilter, "page">,
  format: ListFormat,
): Promise<ListFile> {
  const rows = selectFrom(await applicationQueue(ctx, fair), filter);
  const list = {
    sheet: m.applications_queue_title(),
    titleLines: [m.applications_queue_title(), nameInLanguage(fair), madeAt(ctx)],
    columns: columns(),
    rows: rows.map(flat),
  };
  return listFile(`${fair.slug}-${m.applications_list_file()}`, list, format);
}

function flat(row: QueueRow, place: number) {
  return {
    ...row,
    place: place + 1,
    group: row.groupCode ? groupName(row.groupCode) : "",
    kinds: row.asks.map((ask) => `${ask.booths} × ${boothKindName(ask.kind)}`).join("; "),
    kilowatts: row.power === 0 ? null : row.power / 1000,
    stateName: applicationStateName(row.state),
    submittedOn: todayInVietnam(row.submittedAt),
  };
}

const columns = (): readonly SheetColumn<ReturnType<typeof flat>>[] => [
  { key: "place", header: m.reports_column_place(), width: 6, kind: "integer" },
  { key: "number", header: m.applications_column_number(), width: 14, kind: "text" },
  { key: "signName", header: m.applications_sign_name(), width: 36, kind: "text" },
  { key: "applicantName", header: m.applications_column_applicant(), width: 36, kind: "text" },
  { key: "provinceName", header: m.applications_province(), width: 18, kind: "text" },
  { key: "group", header: m.applications_group(), width: 24, kind: "text" },
  { key: "kinds", header: m.applications_column_asks(), width: 28, kind: "text" },
  { key: "asked", header: m.applications_column_asked(), width: 10, kind: "integer" },
  { key: "granted", header: m.applications_column_granted(), width: 10, kind: "integer" },
  { key: "taken", header: m.applications_column_taken(), width: 10, kind: "integer" },
  { key: "exhibitors", header: m.applications_column_exhibitors(), width: 10, kind: "integer" },
  { key: "kilowatts", header: m.applications_power(), width: 12, kind: "decimal" },
  { key: "priority", header: m.applications_priority(), width: 10, kind: "integer" },
  { key: "stateName", header: m.common_status(), width: 20, kind: "text" },
  { key: "submittedOn", header: m.applications_column_sent(), width: 13, kind: "date" },
];
