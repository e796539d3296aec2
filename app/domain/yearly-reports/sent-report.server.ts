import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { agencies, awards, users, yearlyReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { ReportState } from "~/lib/vocabulary";
import { reportDays } from "../certificates/reminders";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayHandleReports, whyNotReturnReport, whyNotTakeNote } from "./policy";
import { answersOf, type ReportSupport, reportedAwards, supportsOf } from "./reported-awards.server";
import type { ReportAnswers } from "./rules";

/** A report as the agency that ran the round reads it. */
export interface SentReport {
  readonly id: string;
  readonly version: number;
  readonly year: number;
  readonly state: Exclude<ReportState, "draft">;
  readonly agencySlug: string;
  readonly productName: string;
  readonly establishmentName: string | null;
  readonly number: string;
  readonly dueOn: PlainDate;
  readonly isLate: boolean;
  readonly submittedAt: Date;
  readonly submittedBy: string;
  /** Changed by its maker after it was sent. */
  readonly correctedAt: Date | null;
  readonly acknowledged: { readonly by: string; readonly at: Date } | null;
  readonly returned: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  /** Null while its maker puts right what was returned. */
  readonly content: { readonly answers: ReportAnswers; readonly supports: readonly ReportSupport[] } | null;
  readonly whyNotTakeNote: string | null;
  readonly whyNotReturn: string | null;
}

const submitter = alias(users, "submitter");
const acknowledger = alias(users, "acknowledger");
const returner = alias(users, "returner");

/** Refused: "not_found" to all but the organisers and secretaries of the agency that ran the round, and of a draft. */
export async function sentReport(ctx: Context, id: string): Promise<SentReport> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [found] = isUuid(id)
    ? await ctx.db
        .select({
          report: yearlyReports,
          submittedBy: submitter.name,
          acknowledgedBy: acknowledger.name,
          returnedBy: returner.name,
        })
        .from(yearlyReports)
        .leftJoin(submitter, eq(submitter.id, yearlyReports.submittedBy))
        .leftJoin(acknowledger, eq(acknowledger.id, yearlyReports.acknowledgedBy))
        .leftJoin(returner, eq(returner.id, yearlyReports.returnedBy))
        .where(eq(yearlyReports.id, id))
    : [];
  const [award] = found ? await reportedAwards(ctx, eq(awards.id, found.report.awardId)) : [];
  if (!found || !award || found.report.state === "draft" || !mayHandleReports(ctx.actor, award.agencyId)) {
    throw new DomainError("not_found", m.reports_not_found());
  }
  const { report: row } = found;
  const [supports, [agency]] = await Promise.all([
    supportsOf(ctx, row.id),
    ctx.db.select({ slug: agencies.slug }).from(agencies).where(eq(agencies.id, award.agencyId)),
  ]);
  const { dueOn } = reportDays(award.reminders, row.year);
  const submittedAt = row.submittedAt!;
  return {
    id: row.id,
    version: row.version,
    year: row.year,
    state: row.state as SentReport["state"],
    agencySlug: agency!.slug,
    productName: award.productName,
    establishmentName: award.establishmentName,
    number: award.number,
    dueOn,
    isLate: todayInVietnam(submittedAt) > dueOn,
    submittedAt,
    submittedBy: found.submittedBy ?? "",
    correctedAt: row.updatedAt > submittedAt ? row.updatedAt : null,
    acknowledged: row.acknowledgedAt && { by: found.acknowledgedBy ?? "", at: row.acknowledgedAt },
    returned: row.returnedAt && { by: found.returnedBy ?? "", at: row.returnedAt, reason: row.returnedReason ?? "" },
    content: row.state === "returned" ? null : { answers: answersOf(row), supports },
    whyNotTakeNote: whyNotTakeNote(row),
    whyNotReturn: whyNotReturnReport(row),
  };
}
