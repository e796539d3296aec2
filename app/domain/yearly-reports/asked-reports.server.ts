import { and, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import { awards, certificates, decisions, products, revocations, rounds, yearlyReports } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";

/**
 * The reports that are asked of an agency's winners about a year, for queries to select from: `isReportDue` of the certificate that
 * counts, and the report where there is one. One row an award.
 */
export function askedReports(ctx: Context, agencyId: string, year: number, dueOn: PlainDate) {
  const first = `${year}-01-01`;
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
    .where(
      and(
        eq(rounds.agencyId, agencyId),
        lte(certificates.issuedOn, dueOn < `${year}-12-31` ? dueOn : `${year}-12-31`),
        gte(certificates.validUntil, first),
        or(
          isNull(revocations.certificateId),
          sql`${revocations.revokedOn} > greatest(${certificates.issuedOn}, ${first}::date)`,
        ),
      ),
    )
    .as("asked");
}
