import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisions,
  products,
  reminderSettings,
  revocations,
  rounds,
  yearlyReportSupports,
  yearlyReports,
} from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Level } from "~/lib/vocabulary";
import { REMINDER_COLUMNS } from "../certificates/reminder-settings.server";
import { DEFAULT_REMINDERS, type Reminders, reportDays } from "../certificates/reminders";
import type { Context } from "../context";
import { knownOn } from "./asked-reports.server";
import { isReportDue, type ReportAnswers } from "./rules";

/** An award whose maker reports of it, by the certificate that counts now. */
export interface ReportedAward {
  readonly awardId: string;
  readonly productName: string;
  /** As the certificate prints it. */
  readonly establishmentName: string | null;
  readonly establishmentId: string | null;
  readonly level: Level;
  readonly year: number;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly knownOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly revokedOn: PlainDate | null;
  /** Who ran the round, and is reported to. */
  readonly agencyId: string;
  readonly agencyName: string;
  readonly reminders: Reminders;
}

/** Awards with a certificate, by product. For queries and verbs that ask who reads. */
export async function reportedAwards(ctx: Context, where: SQL | undefined): Promise<ReportedAward[]> {
  const rows = await ctx.db
    .select({
      awardId: awards.id,
      productName: awards.productName,
      establishmentName: awards.establishmentName,
      establishmentId: products.establishmentId,
      level: awards.level,
      year: awards.year,
      number: certificates.number,
      issuedOn: certificates.issuedOn,
      knownOn: knownOn(),
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
      agencyId: rounds.agencyId,
      agencyName: agencyNameToday(rounds.agencyId, ctx.now),
      reminders: REMINDER_COLUMNS,
    })
    .from(awards)
    .innerJoin(certificates, currentCertificate())
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(reminderSettings, eq(reminderSettings.agencyId, rounds.agencyId))
    .where(where)
    .orderBy(asc(awards.productName), asc(certificates.number));
  return rows.map((row) => ({ ...row, reminders: row.reminders ?? DEFAULT_REMINDERS }));
}

/** Whether a report about a year is asked of it. */
export const isOwed = (award: ReportedAward, year: number): boolean =>
  year >= (award.reminders.firstYear ?? year) && isReportDue(award, year, reportDays(award.reminders, year).dueOn);

export type ReportRow = typeof yearlyReports.$inferSelect;
export type ReportSupport = Pick<
  typeof yearlyReportSupports.$inferSelect,
  "id" | "kind" | "what" | "amount" | "source" | "month" | "formKey"
>;

/** The reports of awards, of all years. */
export function reportsOf(ctx: Context, awardIds: readonly string[]): Promise<ReportRow[]> {
  if (awardIds.length === 0) return Promise.resolve([]);
  return ctx.db
    .select()
    .from(yearlyReports)
    .where(inArray(yearlyReports.awardId, [...awardIds]));
}

export async function reportOf(ctx: Context, awardId: string, year: number): Promise<ReportRow | null> {
  const [row] = await ctx.db
    .select()
    .from(yearlyReports)
    .where(and(eq(yearlyReports.awardId, awardId), eq(yearlyReports.year, year)));
  return row ?? null;
}

/** The supports of a report, by month. */
export function supportsOf(ctx: Context, reportId: string): Promise<ReportSupport[]> {
  const { id, kind, what, amount, source, month, formKey } = yearlyReportSupports;
  return ctx.db
    .select({ id, kind, what, amount, source, month, formKey })
    .from(yearlyReportSupports)
    .where(eq(yearlyReportSupports.reportId, reportId))
    .orderBy(asc(month), asc(id));
}

/** What a report says, as its form has it. */
export function answersOf(row: ReportRow | null): ReportAnswers {
  if (!row) return {};
  const { revenue, exportValue, outputQuantity, outputUnit, workers, labourIncome } = row;
  const figures = { revenue, exportValue, outputQuantity, outputUnit, workers, labourIncome };
  const words = { qualityWords: row.qualityWords, remarks: row.remarks };
  const said = {
    hasNoSupport: row.hasNoSupport ? "on" : null,
    keepsQuality: row.keepsQuality === null ? null : row.keepsQuality ? "yes" : "no",
  };
  return Object.fromEntries(
    Object.entries({ ...figures, ...said, ...words }).filter(([, answer]) => answer !== null),
  ) as ReportAnswers;
}
