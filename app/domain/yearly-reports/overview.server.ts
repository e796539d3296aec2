import { and, asc, eq, ilike, min, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  agencies,
  awards,
  certificates,
  decisions,
  revocations,
  rounds,
  yearlyReportReminders,
  yearlyReportSupports,
  yearlyReports,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level, SupportKind, SupportSource } from "~/lib/vocabulary";
import { remindersOf } from "../certificates/reminder-settings.server";
import { latestReportYear, openReportYears, type Reminders, reportDays } from "../certificates/reminders";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type Paged, pageOf } from "../page-of";
import { askedReports, isAsked } from "./asked-reports.server";
import type { OverviewQuery } from "./forms";
import { mayHandleReports } from "./policy";
import { REPORT_STANDINGS, type ReportStanding } from "./rules";

/** The agency whose reports are read, its settings and the years it has reports of. */
export interface ReportDesk {
  readonly agency: { readonly id: string; readonly slug: string; readonly name: string };
  readonly reminders: Reminders;
  /** The latest first. */
  readonly years: readonly number[];
  readonly year: number;
  readonly opensOn: PlainDate;
  readonly dueOn: PlainDate;
}

/** Refused: "not_found" to all but the organisers and secretaries of the agency. asked: the year, else the one that is collected. */
export async function reportDesk(ctx: Context, slug: string, asked: number | undefined): Promise<ReportDesk> {
  const [agency] = await ctx.db
    .select({ id: agencies.id, slug: agencies.slug, name: agencyNameToday(agencies.id, ctx.now) })
    .from(agencies)
    .where(eq(agencies.slug, slug));
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!agency || !mayHandleReports(ctx.actor, agency.id)) throw new DomainError("not_found", m.agencies_unknown());
  const [reminders, [first]] = await Promise.all([
    remindersOf(ctx, agency.id),
    ctx.db
      .select({ issuedOn: min(certificates.issuedOn) })
      .from(certificates)
      .innerJoin(awards, eq(awards.id, certificates.awardId))
      .innerJoin(decisions, eq(decisions.id, awards.decisionId))
      .innerJoin(rounds, eq(rounds.id, decisions.roundId))
      .where(eq(rounds.agencyId, agency.id)),
  ]);
  const today = todayInVietnam(ctx.now);
  const firstYear = reminders.firstYear ?? 0;
  // Before the first one opens it is there to be looked at.
  const latest = Math.max(firstYear, latestReportYear(reminders, today));
  const from = Math.max(firstYear, Math.min(latest, Number(first?.issuedOn?.slice(0, 4) ?? latest)));
  const years = Array.from({ length: latest - from + 1 }, (_, at) => latest - at);
  const collected = openReportYears(reminders, today).find((one) => years.includes(one)) ?? latest;
  const year = asked !== undefined && years.includes(asked) ? asked : collected;
  return { agency, reminders, years, year, ...reportDays(reminders, year) };
}

export interface AskedReport {
  readonly awardId: string;
  /** Null while there is nothing to read: nothing kept, or a draft. */
  readonly reportId: string | null;
  readonly number: string;
  readonly productName: string;
  readonly establishmentName: string | null;
  readonly level: Level;
  readonly standing: ReportStanding;
  readonly submittedOn: PlainDate | null;
  readonly isLate: boolean;
  /** Figures of what was sent; null of what was not. Whole đồng. */
  readonly revenue: number | null;
  readonly exportValue: number | null;
  readonly outputQuantity: number | null;
  readonly outputUnit: string | null;
  readonly workers: number | null;
  readonly labourIncome: number | null;
  readonly keepsQuality: boolean | null;
  /** Of all supports it names; may pass what a number holds exactly. */
  readonly supported: bigint | null;
  readonly remindedOn: PlainDate | null;
}

const PAGE_SIZE = 50;

type Asked = ReturnType<typeof askedReports>;

/** `standingOf` as a column. */
const standingColumn = ({ state }: Asked, dueOn: PlainDate, today: PlainDate): SQL<ReportStanding> =>
  sql<ReportStanding>`case when coalesce(${state}, 'draft') <> 'draft' then ${state}
    else ${today > dueOn ? "late" : "due"}::text end`;

/** Sent and not returned: what counts and is read. */
const isSent = ({ state }: { readonly state: SQLWrapper }): SQL => sql`${state} in ('submitted', 'acknowledged')`;

/** One page of the reports an agency is owed about a year, or all of them; narrowed by standing and words. Past the last page: the last one. For a `ReportDesk`. */
export async function askedList(
  ctx: Context,
  { agency, year, dueOn }: ReportDesk,
  { state, q, page }: Pick<OverviewQuery, "state" | "q"> & { readonly page: number | "all" },
): Promise<Paged<AskedReport>> {
  const asked = askedReports(ctx, agency.id, year, dueOn);
  const standing = standingColumn(asked, dueOn, todayInVietnam(ctx.now));
  const ifSent = <T>(column: SQLWrapper) => sql<T | null>`case when ${isSent(asked)} then ${column} end`;
  const amount = (column: SQLWrapper) => ifSent<number>(column).mapWith(Number);
  const submittedOn = sql<PlainDate | null>`(${asked.submittedAt} at time zone 'Asia/Ho_Chi_Minh')::date::text`;
  const supported = sql`(select coalesce(sum(${yearlyReportSupports.amount}), 0) from ${yearlyReportSupports}
    where ${yearlyReportSupports.reportId} = ${asked.reportId})`;
  const remindedOn = sql<PlainDate | null>`(select max(${yearlyReportReminders.sentOn})::text from ${yearlyReportReminders}
    where ${yearlyReportReminders.awardId} = ${asked.awardId} and ${yearlyReportReminders.year} = ${year})`;
  const words = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const query = () =>
    ctx.db
      .select({
        awardId: asked.awardId,
        reportId: sql<string | null>`case when ${asked.state} <> 'draft' then ${asked.reportId} end`,
        number: asked.number,
        productName: asked.productName,
        establishmentName: asked.establishmentName,
        level: asked.level,
        standing,
        submittedOn: ifSent<PlainDate>(submittedOn),
        isLate: sql<boolean>`coalesce(${submittedOn}::date > ${dueOn}::date, false)`,
        revenue: amount(asked.revenue),
        exportValue: amount(asked.exportValue),
        outputQuantity: amount(asked.outputQuantity),
        outputUnit: ifSent<string>(asked.outputUnit),
        workers: ifSent<number>(asked.workers),
        labourIncome: amount(asked.labourIncome),
        keepsQuality: ifSent<boolean>(asked.keepsQuality),
        supported: ifSent<bigint>(supported).mapWith(BigInt),
        remindedOn,
        total: sql<number>`(count(*) over ())::int`,
      })
      .from(asked)
      .where(
        and(
          state === "all" ? undefined : sql`${standing} = ${state}`,
          words === null
            ? undefined
            : or(ilike(asked.productName, words), ilike(asked.establishmentName, words), ilike(asked.number, words)),
        ),
      )
      .orderBy(asc(asked.establishmentName), asc(asked.productName), asc(asked.number))
      .$dynamic();
  return pageOf(page, PAGE_SIZE, (limit, offset) => (limit === null ? query() : query().limit(limit).offset(offset)));
}

export interface ReportTotals {
  readonly standings: Readonly<Record<ReportStanding, number>>;
  readonly asked: number;
  /** Of what was sent; sums of đồng may pass what a number holds exactly. */
  readonly revenue: bigint;
  readonly exportValue: bigint;
  readonly workers: number;
  readonly qualityNotKept: number;
  readonly supports: readonly {
    readonly kind: SupportKind;
    readonly source: SupportSource;
    readonly count: number;
    readonly amount: bigint;
  }[];
  /** Every year's sums of what was sent, the earliest first. */
  readonly byYear: readonly { readonly year: number; readonly revenue: bigint; readonly exportValue: bigint }[];
}

const sumOf = (column: SQLWrapper, which: SQL) =>
  sql<bigint>`coalesce(sum(${column}) filter (where ${which}), 0)`.mapWith(BigInt);

/** What the reports about a year add up to, over all pages. For a `ReportDesk`. */
export async function reportTotals(
  ctx: Context,
  { agency, reminders, year, dueOn }: ReportDesk,
): Promise<ReportTotals> {
  const asked = askedReports(ctx, agency.id, year, dueOn);
  const standing = standingColumn(asked, dueOn, todayInVietnam(ctx.now));
  const sent = isSent(asked);
  const counts = Object.fromEntries(
    REPORT_STANDINGS.map((one) => [one, sql<number>`(count(*) filter (where ${standing} = ${one}))::int`]),
  ) as Record<ReportStanding, SQL<number>>;
  const [[all], supports, byYear] = await Promise.all([
    ctx.db
      .select({
        ...counts,
        asked: sql<number>`count(*)::int`,
        revenue: sumOf(asked.revenue, sent),
        exportValue: sumOf(asked.exportValue, sent),
        workers: sql<number>`coalesce(sum(${asked.workers}) filter (where ${sent}), 0)`.mapWith(Number),
        qualityNotKept: sql<number>`(count(*) filter (where ${sent} and not ${asked.keepsQuality}))::int`,
      })
      .from(asked),
    ctx.db
      .select({
        kind: yearlyReportSupports.kind,
        source: yearlyReportSupports.source,
        count: sql<number>`count(*)::int`,
        amount: sql<bigint>`sum(${yearlyReportSupports.amount})`.mapWith(BigInt),
      })
      .from(asked)
      .innerJoin(yearlyReportSupports, eq(yearlyReportSupports.reportId, asked.reportId))
      .where(sent)
      .groupBy(yearlyReportSupports.kind, yearlyReportSupports.source)
      .orderBy(asc(yearlyReportSupports.kind), asc(yearlyReportSupports.source)),
    yearsOf(ctx, agency.id, reminders),
  ]);
  const { asked: count, revenue, exportValue, workers, qualityNotKept, ...standings } = all!;
  return { standings, asked: count, revenue, exportValue, workers, qualityNotKept, supports, byYear };
}

/** Of the reports that are asked: of a title that was taken back before a year began, that year's does not count, here as in its list. */
function yearsOf(ctx: Context, agencyId: string, { dueOn, dueNextYear }: Reminders): Promise<ReportTotals["byYear"]> {
  const sent = isSent(yearlyReports);
  const lastDay = sql`((${yearlyReports.year} + ${Number(dueNextYear)}::int)::text || '-' || ${dueOn}::text)::date`;
  return ctx.db
    .select({
      year: yearlyReports.year,
      revenue: sumOf(yearlyReports.revenue, sent),
      exportValue: sumOf(yearlyReports.exportValue, sent),
    })
    .from(yearlyReports)
    .innerJoin(awards, eq(awards.id, yearlyReports.awardId))
    .innerJoin(certificates, currentCertificate())
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .where(and(isAsked(agencyId, yearlyReports.year, lastDay), sent))
    .groupBy(yearlyReports.year)
    .orderBy(asc(yearlyReports.year));
}
