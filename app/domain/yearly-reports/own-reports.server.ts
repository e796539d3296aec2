import { eq, inArray } from "drizzle-orm";
import { awards, products, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { ReportState } from "~/lib/vocabulary";
import { latestReportYear, reportDays } from "../certificates/reminders";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { sentLastYear } from "./copy-last-year.server";
import type { ReportRef } from "./forms";
import { mayWriteReport, whyNotWriteReport } from "./policy";
import {
  answersOf,
  isOwed,
  type ReportedAward,
  type ReportRow,
  type ReportSupport,
  reportedAwards,
  reportOf,
  reportsOf,
  supportsOf,
} from "./reported-awards.server";
import { FIGURES, type ReportAnswers, type ReportGap, type ReportStanding, reportGaps, standingOf } from "./rules";

interface AboutReport extends ReportRef {
  readonly productName: string;
  readonly number: string;
  readonly establishmentName: string | null;
  readonly agencyName: string;
  readonly opensOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly standing: ReportStanding;
  readonly submittedAt: Date | null;
}

/** A report in its maker's list. */
export interface OwnReport extends AboutReport {
  /** Something of it is kept already. */
  readonly isBegun: boolean;
}

/**
 * The reports the reader's establishments owe or sent: of each recognised product, of every year its title held in and whose report
 * has opened; the latest year first. `nextOpensOn`: when the next one opens, null when none will. Needs someone signed in.
 */
export async function ownReports(
  ctx: Context,
): Promise<{ reports: OwnReport[]; nextOpensOn: PlainDate | null; hasTitles: boolean }> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const ids = keptIds(ctx);
  const held = ids.length > 0 ? await reportedAwards(ctx, inArray(products.establishmentId, ids)) : [];
  const rows = await reportsOf(
    ctx,
    held.map((award) => award.awardId),
  );
  const today = todayInVietnam(ctx.now);
  const reports = held.flatMap((award) =>
    yearsOf(award, today).map((year): OwnReport => {
      const row = rows.find((one) => one.awardId === award.awardId && one.year === year) ?? null;
      return { ...aboutOf(award, year, row, today), isBegun: row !== null };
    }),
  );
  const next = held.flatMap((award) => {
    const year = Math.max(latestReportYear(award.reminders, today) + 1, award.reminders.firstYear ?? 0);
    return isOwed(award, year) ? [reportDays(award.reminders, year).opensOn] : [];
  });
  return {
    reports: reports.sort((a, b) => b.year - a.year || a.productName.localeCompare(b.productName, "vi")),
    nextOpensOn: next.sort()[0] ?? null,
    hasTitles: held.length > 0,
  };
}

function yearsOf(award: ReportedAward, today: PlainDate): number[] {
  const first = Number(award.issuedOn.slice(0, 4));
  const last = latestReportYear(award.reminders, today);
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return years.filter((year) => isOwed(award, year));
}

function aboutOf(award: ReportedAward, year: number, row: ReportRow | null, today: PlainDate): AboutReport {
  const { awardId, productName, number, establishmentName, agencyName } = award;
  const days = reportDays(award.reminders, year);
  return {
    awardId,
    year,
    productName,
    number,
    establishmentName,
    agencyName,
    ...days,
    standing: standingOf(row?.state ?? null, days.dueOn, today),
    submittedAt: row?.submittedAt ?? null,
  };
}

/** A report as its maker writes and reads it. */
export interface OwnReportDetails extends AboutReport {
  readonly dueSource: string | null;
  readonly state: ReportState | null;
  readonly version: number;
  readonly answers: ReportAnswers;
  readonly supports: readonly ReportSupport[];
  readonly gaps: readonly ReportGap[];
  /** Last year's figures that this one has not answered yet. */
  readonly offered: ReportAnswers | null;
  readonly savedAt: Date | null;
  readonly savedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly returnedReason: string | null;
  /** Null while it is written. */
  readonly whyNotWrite: string | null;
}

/** A support of a report that is written, for who corrects it. "not_found" as `ownReport`, and for one that is not there; "closed" where nothing changes any more. */
export async function ownSupport(ctx: Context, ref: ReportRef, supportId: string) {
  const { awardId, year, productName, supports, whyNotWrite } = await ownReport(ctx, ref);
  const support = supports.find(({ id }) => id === supportId);
  if (!support) throw new DomainError("not_found", m.reports_support_gone());
  if (whyNotWrite) throw new DomainError("closed", whyNotWrite);
  return { awardId, year, productName, support };
}

/** One of the reader's own; "not_found" of another establishment's, and of a year that asks for none. */
export async function ownReport(ctx: Context, ref: ReportRef): Promise<OwnReportDetails> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [award] = await reportedAwards(ctx, eq(awards.id, ref.awardId));
  if (!award || !mayWriteReport(ctx.actor, award.establishmentId) || !isOwed(award, ref.year)) {
    throw new DomainError("not_found", m.reports_not_found());
  }
  const [row, before] = await Promise.all([reportOf(ctx, ref.awardId, ref.year), sentLastYear(ctx, ref)]);
  const [supports, writers] = row
    ? await Promise.all([
        supportsOf(ctx, row.id),
        ctx.db.select({ name: users.name }).from(users).where(eq(users.id, row.updatedBy)),
      ])
    : [[], []];
  const today = todayInVietnam(ctx.now);
  const answers = answersOf(row);
  const about = aboutOf(award, ref.year, row, today);
  const offered = FIGURES.filter((field) => before?.[field] !== undefined && answers[field] === undefined);
  return {
    ...about,
    dueSource: award.reminders.dueSource,
    state: row?.state ?? null,
    version: row?.version ?? 0,
    answers,
    supports,
    gaps: reportGaps(answers, supports.length),
    offered: offered.length > 0 ? Object.fromEntries(offered.map((field) => [field, before?.[field]])) : null,
    savedAt: row?.updatedAt ?? null,
    savedBy: writers[0]?.name ?? null,
    acknowledgedAt: row?.acknowledgedAt ?? null,
    returnedReason: row?.returnedReason ?? null,
    whyNotWrite: whyNotWriteReport({ opensOn: about.opensOn, state: row?.state ?? null }, today),
  };
}
