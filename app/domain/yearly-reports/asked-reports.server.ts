import { and, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisions,
  products,
  releases,
  reminderSettings,
  revocations,
  rounds,
  yearlyReports,
} from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";

/**
 * The first day on which a maker could know of a title, in Vietnam: of its certificate, which bears the day of the decision, or of the
 * release that made it known, whichever is later. For queries of awards with the certificate that counts.
 */
export const knownOn = (): SQL<PlainDate> =>
  sql<PlainDate>`greatest(${certificates.issuedOn}, (select (told.released_at at time zone 'Asia/Ho_Chi_Minh')::date
    from ${releases} told where told.decision_id = ${awards.decisionId}))`;

/**
 * `isReportDue` as a condition, and that the agency asks for that year at all. For queries of awards with the certificate that counts,
 * their rounds, and a left-joined revocation. year: an integer; dueOn: a date.
 */
export function isAsked(agencyId: string, year: SQLWrapper, dueOn: SQLWrapper): SQL {
  const first = sql`make_date(${year}, 1, 1)`;
  return and(
    eq(rounds.agencyId, agencyId),
    sql`${certificates.issuedOn} <= make_date(${year}, 12, 31)`,
    sql`${knownOn()} <= ${dueOn}`,
    sql`${certificates.validUntil} >= ${first}`,
    or(isNull(revocations.certificateId), sql`${revocations.revokedOn} > greatest(${certificates.issuedOn}, ${first})`),
    sql`not exists (select from ${reminderSettings} asking where asking.agency_id = ${agencyId} and asking.first_year > ${year})`,
  )!;
}

/**
 * The reports that are asked of an agency's winners about a year, for queries to select from: `isAsked`, and the report where there is
 * one. One row an award.
 */
export function askedReports(ctx: Context, agencyId: string, year: number, dueOn: PlainDate) {
  return ctx.db
    .select({
      // A name given here is written without its table: no table that is asked beside it may have the same.
      awardId: sql<string>`${awards.id}`.as("asked_award_id"),
      productName: awards.productName,
      establishmentName: awards.establishmentName,
      establishmentId: products.establishmentId,
      level: awards.level,
      number: certificates.number,
      reportId: sql<string | null>`${yearlyReports.id}`.as("asked_report_id"),
      state: yearlyReports.state,
      revenue: yearlyReports.revenue,
      exportValue: yearlyReports.exportValue,
      outputQuantity: yearlyReports.outputQuantity,
      outputUnit: yearlyReports.outputUnit,
      workers: yearlyReports.workers,
      labourIncome: yearlyReports.labourIncome,
      keepsQuality: yearlyReports.keepsQuality,
      submittedAt: yearlyReports.submittedAt,
    })
    .from(awards)
    .innerJoin(certificates, currentCertificate())
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(rounds, eq(rounds.id, decisions.roundId))
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(yearlyReports, and(eq(yearlyReports.awardId, awards.id), eq(yearlyReports.year, year)))
    .where(isAsked(agencyId, sql`${year}::int`, sql`${dueOn}::date`))
    .as("asked");
}
