import { and, eq } from "drizzle-orm";
import { yearlyReportSupports, yearlyReports } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ReportRef, SupportForm } from "./forms";
import { keptReport, lockOwnReport } from "./lock-report.server";
import { answersOf, type ReportRow, supportsOf } from "./reported-awards.server";
import { MOST_SUPPORTS, reportGaps } from "./rules";
import { refuseGapsInSent } from "./save-report.server";

/** Add a support that was received; that there was none is no longer said. Refused as `lockOwnReport`; "invalid" beyond the most. */
export function addSupport(ctx: Context, ref: ReportRef, form: SupportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOwnReport(ctx, ref);
    const there = locked.row ? await supportsOf(ctx, locked.row.id) : [];
    if (there.length >= MOST_SUPPORTS) {
      throw new DomainError("invalid", m.reports_too_many_supports({ most: formatNumber(MOST_SUPPORTS) }));
    }
    const row = await keptReport(ctx, locked, ref.year);
    await ctx.db
      .insert(yearlyReportSupports)
      .values({ ...form, reportId: row.id, addedBy: ctx.actor!.userId, addedAt: ctx.now });
    await countChange(ctx, row, { hasNoSupport: false });
  });
}

/** Take a support out again. "not_found" for one of another report, or one that went already; a sent report keeps its last one. */
export function removeSupport(ctx: Context, ref: ReportRef, supportId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOwnReport(ctx, ref);
    const there = locked.row ? await supportsOf(ctx, locked.row.id) : [];
    if (!there.some(({ id }) => id === supportId)) throw new DomainError("not_found", m.reports_support_gone());
    refuseGapsInSent(locked, reportGaps(answersOf(locked.row), there.length - 1));
    const row = locked.row!;
    await ctx.db
      .delete(yearlyReportSupports)
      .where(and(eq(yearlyReportSupports.reportId, row.id), eq(yearlyReportSupports.id, supportId)));
    await countChange(ctx, row, {});
  });
}

const countChange = (ctx: WriteContext, row: ReportRow, changes: { hasNoSupport?: false }) =>
  ctx.db
    .update(yearlyReports)
    .set({ ...changes, version: row.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor!.userId })
    .where(eq(yearlyReports.id, row.id));
