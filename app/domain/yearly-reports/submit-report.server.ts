import { eq } from "drizzle-orm";
import { yearlyReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ReportRef, SubmitReportForm } from "./forms";
import { lockOwnReport } from "./lock-report.server";
import { whyNotSubmitReport } from "./policy";
import { answersOf, supportsOf } from "./reported-awards.server";
import { reportGaps } from "./rules";

/**
 * Send a report to the agency that ran the round, also after its day. What was returned is sent again; the day of the first
 * sending stays. Refused as `lockOwnReport`; "closed" when it was sent already, "invalid" while something is missing,
 * "conflict" when it changed since it was read.
 * Source: docs/rules/yearly-reports.md#sending.
 */
export function submitReport(ctx: Context, ref: ReportRef, { version }: SubmitReportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, days } = await lockOwnReport(ctx, ref);
    const gaps = reportGaps(answersOf(row), row ? (await supportsOf(ctx, row.id)).length : 0);
    const facts = { ...days, state: row?.state ?? null };
    const today = todayInVietnam(ctx.now);
    const refusal = whyNotSubmitReport(facts, gaps.length, today);
    if (refusal) throw new DomainError(whyNotSubmitReport(facts, 0, today) ? "closed" : "invalid", refusal);
    if (!row || row.version !== version) throw new DomainError("conflict", m.reports_changed_meanwhile());
    await ctx.db
      .update(yearlyReports)
      .set({
        state: "submitted",
        version: version + 1,
        submittedAt: row.submittedAt ?? ctx.now,
        submittedBy: row.submittedBy ?? ctx.actor!.userId,
        returnedAt: null,
        returnedBy: null,
        returnedReason: null,
        updatedAt: ctx.now,
        updatedBy: ctx.actor!.userId,
      })
      .where(eq(yearlyReports.id, row.id));
    await recordAudit(ctx, {
      act: "reports.submitted",
      subject: { kind: "yearly_report", id: row.id },
      after: { awardId: ref.awardId, year: ref.year, wasReturned: row.state === "returned" },
    });
  });
}
