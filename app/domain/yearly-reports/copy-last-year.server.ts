import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { ReportRef } from "./forms";
import { lockOwnReport } from "./lock-report.server";
import { answersOf, reportOf } from "./reported-awards.server";
import { FIGURES, type ReportAnswers } from "./rules";
import { writeAnswers } from "./save-report.server";

/**
 * Begin with the figures of last year's report: those that are not answered yet take what it said. Returns how many.
 * Refused as `lockOwnReport`; "invalid" where last year's was not sent.
 */
export function copyLastYear(ctx: Context, ref: ReportRef): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockOwnReport(ctx, ref);
    const before = await sentLastYear(ctx, ref);
    if (!before) throw new DomainError("invalid", m.reports_no_last_year());
    const all = answersOf(locked.row);
    const empty = FIGURES.filter((field) => all[field] === undefined && before[field] !== undefined);
    if (empty.length > 0) await writeAnswers(ctx, locked, ref.year, before, empty);
    return empty.length;
  });
}

/** What the report of the year before says, once it was sent; null otherwise. */
export async function sentLastYear(ctx: Context, { awardId, year }: ReportRef): Promise<ReportAnswers | null> {
  const row = await reportOf(ctx, awardId, year - 1);
  return row && (row.state === "submitted" || row.state === "acknowledged") ? answersOf(row) : null;
}
