import { and, eq } from "drizzle-orm";
import { yearlyReportSupports, yearlyReports } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { uuidOfText } from "~/lib/hash.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AddSupportForm, ReportRef, SupportForm } from "./forms";
import { keptReport, type LockedReport, lockOwnReport } from "./lock-report.server";
import { answersOf, type ReportRow, type ReportSupport, supportsOf } from "./reported-awards.server";
import { MOST_SUPPORTS, reportGaps } from "./rules";
import { refuseGapsInSent } from "./save-report.server";

/**
 * Add a support that was received; that there was none is no longer said. The same form sent again adds nothing; one that says something
 * else under the key of an earlier one, as after going back in the browser, is another support. Refused as `lockOwnReport`; "invalid"
 * beyond the most.
 */
export function addSupport(ctx: Context, ref: ReportRef, { key, ...form }: AddSupportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOwnReport(ctx, ref);
    const there = locked.row ? await supportsOf(ctx, locked.row.id) : [];
    const before = there.find(({ formKey }) => formKey === key);
    const isOther = before !== undefined && !saysTheSame(before, form);
    const formKey = isOther ? uuidOfText(JSON.stringify([key, form])) : key;
    if (there.some((support) => support.formKey === formKey)) return;
    if (there.length >= MOST_SUPPORTS) {
      throw new DomainError("invalid", m.reports_too_many_supports({ most: formatNumber(MOST_SUPPORTS) }));
    }
    const row = await keptReport(ctx, locked, ref.year);
    await ctx.db.insert(yearlyReportSupports).values({
      ...form,
      formKey,
      reportId: row.id,
      addedBy: ctx.actor!.userId,
      addedAt: ctx.now,
    });
    await countChange(ctx, row, { hasNoSupport: false });
  });
}

/** Take a support out again. "not_found" for one of another report, or one that went already; a sent report keeps its last one. */
export function removeSupport(ctx: Context, ref: ReportRef, supportId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { locked, row, there } = await lockSupport(ctx, ref, supportId);
    refuseGapsInSent(locked, reportGaps(answersOf(row), there.length - 1));
    await ctx.db
      .delete(yearlyReportSupports)
      .where(and(eq(yearlyReportSupports.reportId, row.id), eq(yearlyReportSupports.id, supportId)));
    await countChange(ctx, row, {});
  });
}

/** Say otherwise what a support was. Refused as `removeSupport`, but for the last one. */
export function editSupport(ctx: Context, ref: ReportRef, supportId: string, form: SupportForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, support } = await lockSupport(ctx, ref, supportId);
    if (saysTheSame(support, form)) return;
    await ctx.db
      .update(yearlyReportSupports)
      .set(form)
      .where(and(eq(yearlyReportSupports.reportId, row.id), eq(yearlyReportSupports.id, supportId)));
    await countChange(ctx, row, {});
  });
}

interface LockedSupport {
  readonly locked: LockedReport;
  readonly row: ReportRow;
  readonly there: readonly ReportSupport[];
  readonly support: ReportSupport;
}

async function lockSupport(ctx: WriteContext, ref: ReportRef, supportId: string): Promise<LockedSupport> {
  const locked = await lockOwnReport(ctx, ref);
  const { row } = locked;
  const there = row ? await supportsOf(ctx, row.id) : [];
  const support = there.find(({ id }) => id === supportId);
  if (!row || !support) throw new DomainError("not_found", m.reports_support_gone());
  return { locked, row, there, support };
}

const saysTheSame = (support: ReportSupport, form: SupportForm): boolean =>
  SUPPORT_FIELDS.every((field) => support[field] === form[field]);

const SUPPORT_FIELDS = ["kind", "what", "amount", "source", "month"] as const satisfies (keyof SupportForm)[];

const countChange = (ctx: WriteContext, row: ReportRow, changes: { hasNoSupport?: false }) =>
  ctx.db
    .update(yearlyReports)
    .set({ ...changes, version: row.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor!.userId })
    .where(eq(yearlyReports.id, row.id));
