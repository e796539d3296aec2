import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import type { SheetColumn } from "~/adapters/documents/write-spreadsheet.server";
import { agencies } from "~/db/schema";
import { formatDate, formatDateTime } from "~/i18n/formats";
import { boothKindName, fairMoneySourceName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { composeReport } from "./compose-report";
import { type FairReport, fairReport } from "./fair-report.server";
import { type FairFigures, visitsOf } from "./rules";

export const REPORT_FORMATS = ["xlsx", "docx"] as const;
type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report of a fair as a file. Refused as `fairAtWork`. */
export async function reportFile(
  ctx: Context,
  slug: string,
  format: ReportFormat,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const report = await fairReport(ctx, slug);
  const name = `${slug}-${m.closings_file()}.${format}`;
  return { name, bytes: format === "docx" ? await wordFile(ctx, report) : await sheetFile(ctx, report) };
}

const standing = (ctx: Context, { fair }: FairReport): string =>
  fair.closedAt
    ? m.closings_settled_at({ time: formatDateTime(fair.closedAt) })
    : m.closings_counted_at({ time: formatDateTime(ctx.now) });

async function wordFile(ctx: Context, report: FairReport): Promise<Buffer> {
  const { fair, figures, words } = report;
  const [name, [agency]] = await Promise.all([
    agencyNameOn(ctx, fair.agencyId, fair.endsOn),
    ctx.db.select({ place: agencies.place }).from(agencies).where(eq(agencies.id, fair.agencyId)),
  ]);
  const { letterDocx } = await import("~/adapters/documents/word-letter.server");
  return letterDocx(
    composeReport({
      ...{ name: fair.name, venue: fair.venue, startsOn: fair.startsOn, endsOn: fair.endsOn, figures, words },
      agency: { name: name?.name ?? fair.agencyName, parent: name?.parentName ?? null, place: agency!.place },
      otherVisitsSource: words.otherVisitsSource,
      footer: standing(ctx, report),
    }),
  );
}

interface FigureRow {
  readonly part: string;
  readonly what: string;
  readonly figure: number | null;
  readonly second: number | null;
}

const COLUMNS = (): readonly SheetColumn<FigureRow>[] => [
  { key: "part", header: m.closings_column_part(), width: 30, kind: "text" },
  { key: "what", header: m.closings_column_what(), width: 44, kind: "text" },
  { key: "figure", header: m.closings_column_figure(), width: 22, kind: "integer" },
  { key: "second", header: m.closings_column_second(), width: 26, kind: "integer" },
];

async function sheetFile(ctx: Context, report: FairReport): Promise<Buffer> {
  const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
  const output = new PassThrough();
  const read = buffer(output);
  const { fair } = report;
  await writeSheet(
    {
      name: m.closings_title(),
      titleLines: [m.closings_report_of({ fair: nameInLanguage(fair) }), fair.agencyName, standing(ctx, report)],
      columns: COLUMNS(),
      rows: rowsOf(report.figures),
    },
    output,
  );
  return read;
}

/** One line a figure; `second` beside it where two belong together, as the part says. */
function rowsOf(figures: FairFigures): FigureRow[] {
  const line = (part: string, what: string, figure: number | null, second: number | null = null): FigureRow => ({
    ...{ part, what, figure, second },
  });
  const { visits, sales, meetings } = figures;
  return [
    ...figures.booths.map((row) => line(m.closings_part_booths(), boothKindName(row.kind), row.taken, row.all)),
    line(m.closings_part_whole(), m.closings_establishments(), figures.establishments),
    line(m.closings_part_whole(), m.closings_provinces(), figures.provinces.length),
    line(m.closings_part_whole(), m.closings_products(), figures.products.all, figures.products.recognised),
    line(m.closings_part_whole(), m.closings_visits(), visitsOf(figures), visits.other),
    line(m.closings_part_whole(), m.days_passes_came(), visits.passes),
    line(m.closings_part_whole(), m.closings_revenue(), sales.revenue),
    line(m.closings_part_whole(), m.closings_contracts(), sales.contracts, sales.contractValue),
    line(m.closings_part_meetings(), m.closings_meeting_buyers(), meetings.buyers),
    line(m.closings_part_meetings(), m.closings_meetings_held(), meetings.held, meetings.placed),
    line(m.closings_part_meetings(), m.closings_meeting_contracts(), meetings.contracts, meetings.contractValue),
    line(m.closings_part_meetings(), m.closings_meeting_agreements(), meetings.agreements, meetings.agreementValue),
    ...figures.provinces.map((row) => line(m.closings_part_provinces(), row.name, row.booths, row.establishments)),
    ...visits.byDay.map((row) => line(m.closings_part_visits(), formatDate(row.day), row.visits)),
    ...sales.byDay.map((row) => line(m.closings_part_sales(), formatDate(row.day), row.revenue, row.contracts)),
    ...figures.money.map((row) =>
      line(m.closings_part_money(), fairMoneySourceName(row.source), row.planned, row.spent),
    ),
  ];
}
