import { eq } from "drizzle-orm";
import { users, yearlyReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { answersOfStep, mergeAnswers, type StepSaving } from "../step-answers";
import { inTransaction } from "../transaction.server";
import type { ReportRef, SaveReportForm } from "./forms";
import { keptReport, type LockedReport, lockOwnReport } from "./lock-report.server";
import { answersOf, type ReportRow, supportsOf } from "./reported-awards.server";
import { fieldsOf, type ReportAnswers, type ReportField, type ReportGap, type ReportStep, reportGaps } from "./rules";

/**
 * Keep the answers of one step of a report; an answer that was emptied is forgotten. Where it was saved since it was `seen`, answers
 * that only one side changed are joined, and nothing is written while both changed one. What was sent stays complete: "invalid"
 * otherwise. Refused as `lockOwnReport`. Source: docs/rules/yearly-reports.md#form.
 */
export function saveReport(
  ctx: Context,
  ref: ReportRef,
  step: ReportStep,
  { answers: typed, version: seenVersion, seen }: SaveReportForm,
): Promise<StepSaving<{ readonly gaps: readonly ReportGap[] }>> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOwnReport(ctx, ref);
    const all = answersOf(locked.row);
    const version = locked.row?.version ?? 0;
    const fields = fieldsOf(step);
    const kept = answersOfStep(all, fields);
    const { answers, differences, joined } =
      seenVersion === version
        ? { answers: typed, differences: [], joined: [] }
        : mergeAnswers(fields, { seen, typed, kept });
    if (differences.length > 0) {
      return { kind: "differs", version, kept, answers, differences, ...(await lastWriter(ctx, locked.row!)) };
    }
    const { row, gaps, next } = await writeAnswers(ctx, locked, ref.year, answers, fields);
    return { kind: "saved", version: row.version, answers: answersOfStep(next, fields), joined, at: ctx.now, gaps };
  });
}

async function lastWriter(ctx: WriteContext, row: ReportRow) {
  const [writer] = await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, row.updatedBy));
  return { by: writer!.name, at: row.updatedAt };
}

/**
 * Write some answers of a locked report and count the change. What was sent stays complete; that there was no support is not said
 * beside one, whose page was opened before it was added.
 */
export async function writeAnswers(
  ctx: WriteContext,
  locked: LockedReport,
  year: number,
  answers: ReportAnswers,
  fields: readonly ReportField[],
) {
  const supports = locked.row ? (await supportsOf(ctx, locked.row.id)).length : 0;
  const next: ReportAnswers = {
    ...answersOf(locked.row),
    ...answersOfStep(answers, fields),
    ...(supports > 0 && { hasNoSupport: undefined }),
  };
  const gaps = reportGaps(next, supports);
  refuseGapsInSent(locked, gaps);
  const kept = await keptReport(ctx, locked, year);
  const [row] = await ctx.db
    .update(yearlyReports)
    .set({ ...columnsOf(next), version: kept.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor!.userId })
    .where(eq(yearlyReports.id, kept.id))
    .returning({ version: yearlyReports.version });
  return { row: row!, gaps, next };
}

/** What the agency may read already is never half a report. */
export function refuseGapsInSent({ row }: Pick<LockedReport, "row">, gaps: readonly ReportGap[]): void {
  if (row?.state !== "submitted" || gaps.length === 0) return;
  const sentence = m.reports_sent_stays_complete();
  throw new DomainError("invalid", sentence, Object.fromEntries(gaps.map(({ field }) => [field, [sentence]])));
}

function columnsOf({ hasNoSupport, keepsQuality, ...rest }: ReportAnswers) {
  const figure = (field: "revenue" | "exportValue" | "outputQuantity" | "workers" | "labourIncome") =>
    (rest[field] as number | undefined) ?? null;
  const words = (field: "outputUnit" | "qualityWords" | "remarks") => (rest[field] as string | undefined) ?? null;
  return {
    revenue: figure("revenue"),
    exportValue: figure("exportValue"),
    outputQuantity: figure("outputQuantity"),
    workers: figure("workers"),
    labourIncome: figure("labourIncome"),
    outputUnit: words("outputUnit"),
    qualityWords: words("qualityWords"),
    remarks: words("remarks"),
    hasNoSupport: hasNoSupport === "on",
    keepsQuality: keepsQuality === undefined ? null : keepsQuality === "yes",
  };
}
