import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { levelTitle, reportStandingName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type EndingRow, endingCertificates } from "../certificates/ending.server";
import type { Context } from "../context";
import type { OverviewQuery } from "../yearly-reports/forms";
import { type AskedReport, askedList, type ReportDesk } from "../yearly-reports/overview.server";
import { type ListFile, type ListFormat, listFile, madeAt } from "./list-file.server";

/** The reports an agency is owed about a year, as its page narrows them, all pages. Refused as `reportDesk`. */
export async function reportListFile(
  ctx: Context,
  desk: ReportDesk,
  query: Pick<OverviewQuery, "state" | "q">,
  format: ListFormat,
): Promise<ListFile> {
  const { rows } = await askedList(ctx, desk, { ...query, page: "all" });
  const list = {
    sheet: m.reports_title(),
    titleLines: [m.reports_overview_title({ year: String(desk.year) }), desk.agency.name, madeAt(ctx)],
    columns: reportColumns(),
    rows: rows.map(flatReport),
  };
  return listFile(`${desk.agency.slug}-${desk.year}-${m.reports_file()}`, list, format);
}

/** The certificates of an agency that end within twelve months. Refused as `endingCertificates`. */
export async function endingListFile(
  ctx: Context,
  agency: ReportDesk["agency"],
  format: ListFormat,
): Promise<ListFile> {
  const { rows } = await endingCertificates(ctx, agency.id, "all");
  const list = {
    sheet: m.reports_ending_title(),
    titleLines: [m.reports_ending_title(), agency.name, madeAt(ctx)],
    columns: endingColumns(),
    rows: rows.map((row, place) => ({ ...row, place: place + 1, levelName: levelTitle(row.level) })),
  };
  return listFile(`${agency.slug}-${m.reports_ending_file()}`, list, format);
}

type FlatReport = AskedReport & {
  readonly place: number;
  readonly levelName: string;
  readonly standingName: string;
  readonly lateWord: string;
  readonly qualityWord: string;
};

function flatReport(row: AskedReport, place: number): FlatReport {
  return {
    ...row,
    place: place + 1,
    levelName: levelTitle(row.level),
    standingName: reportStandingName(row.standing),
    lateWord: row.isLate ? m.reports_sent_late() : "",
    qualityWord: row.keepsQuality === null ? "" : row.keepsQuality ? m.reports_quality_yes() : m.reports_quality_no(),
  };
}

const reportColumns = (): readonly SheetColumn<FlatReport>[] => [
  { key: "place", header: m.reports_column_place(), width: 6, kind: "integer" },
  { key: "number", header: m.reports_column_number(), width: 20, kind: "text" },
  { key: "productName", header: m.reports_product(), width: 38, kind: "text" },
  { key: "establishmentName", header: m.reports_maker(), width: 34, kind: "text" },
  { key: "levelName", header: m.reports_column_level(), width: 14, kind: "text" },
  { key: "standingName", header: m.common_status(), width: 20, kind: "text" },
  { key: "submittedOn", header: m.reports_column_sent(), width: 13, kind: "date" },
  { key: "lateWord", header: m.reports_column_late(), width: 12, kind: "text" },
  { key: "revenue", header: m.reports_column_revenue(), width: 20, kind: "money" },
  { key: "exportValue", header: m.reports_column_export(), width: 20, kind: "money" },
  { key: "outputQuantity", header: m.reports_output_quantity(), width: 16, kind: "integer" },
  { key: "outputUnit", header: m.reports_output_unit(), width: 12, kind: "text" },
  { key: "workers", header: m.reports_workers(), width: 12, kind: "integer" },
  { key: "labourIncome", header: m.reports_column_income(), width: 18, kind: "money" },
  { key: "supported", header: m.reports_column_support(), width: 18, kind: "money" },
  { key: "qualityWord", header: m.reports_keeps_quality(), width: 16, kind: "text" },
  { key: "remindedOn", header: m.reports_column_reminded(), width: 13, kind: "date" },
];

type FlatEnding = EndingRow & { readonly place: number; readonly levelName: string };

const endingColumns = (): readonly SheetColumn<FlatEnding>[] => [
  { key: "place", header: m.reports_column_place(), width: 6, kind: "integer" },
  { key: "number", header: m.reports_column_number(), width: 20, kind: "text" },
  { key: "productName", header: m.reports_product(), width: 38, kind: "text" },
  { key: "establishmentName", header: m.reports_maker(), width: 34, kind: "text" },
  { key: "levelName", header: m.reports_column_level(), width: 14, kind: "text" },
  { key: "issuedOn", header: m.reports_column_issued(), width: 13, kind: "date" },
  { key: "validUntil", header: m.reports_column_until(), width: 13, kind: "date" },
  { key: "remindedOn", header: m.reports_column_reminded(), width: 13, kind: "date" },
];
