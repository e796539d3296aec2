import { eq } from "drizzle-orm";
import { awards, yearlyReports } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { reportDays } from "../certificates/reminders";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import type { ReportRef } from "./forms";
import { mayWriteReport, whyNotWriteReport } from "./policy";
import { isOwed, type ReportedAward, type ReportRow, reportedAwards, reportOf } from "./reported-awards.server";

export interface LockedReport {
  readonly award: ReportedAward;
  /** Null before anything was kept. */
  readonly row: ReportRow | null;
  readonly days: { readonly opensOn: PlainDate; readonly dueOn: PlainDate };
}

/**
 * Lock the award a report belongs to - the report may not be there yet - and read it for someone who writes it.
 * Throws "not_found" to everybody but the maker, and of a year that asks for none; "closed" before it opens and once it was taken note of.
 */
export async function lockOwnReport(ctx: WriteContext, { awardId, year }: ReportRef): Promise<LockedReport> {
  await ctx.db.select({ id: awards.id }).from(awards).where(eq(awards.id, awardId)).for("no key update");
  const [award] = await reportedAwards(ctx, eq(awards.id, awardId));
  if (!award || !mayWriteReport(ctx.actor, award.establishmentId) || !isOwed(award, year)) {
    throw new DomainError("not_found", m.reports_not_found());
  }
  const row = await reportOf(ctx, awardId, year);
  const days = reportDays(award.reminders, year);
  const refusal = whyNotWriteReport({ ...days, state: row?.state ?? null }, todayInVietnam(ctx.now));
  if (refusal) throw new DomainError("closed", refusal);
  return { award, row, days };
}

/** The row to write to: made where there is none. The caller has locked the award. */
export async function keptReport(ctx: WriteContext, { award, row }: LockedReport, year: number): Promise<ReportRow> {
  if (row) return row;
  const [made] = await ctx.db
    .insert(yearlyReports)
    .values({ awardId: award.awardId, year, version: 0, updatedAt: ctx.now, updatedBy: ctx.actor!.userId })
    .returning();
  return made!;
}
