import { and, desc, eq, isNotNull, ne } from "drizzle-orm";
import { fairReports, fairs, recordedFairs, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairAtWork, lockFair } from "../fairs/fair-details.server";
import { figuresOf } from "./figures.server";
import { mayWriteFairReport, whyNotWriteFairReport } from "./policy";
import { type ComparedFair, comparedOf, FairFigures } from "./rules";

type Row = typeof fairReports.$inferSelect;

/** The report of a fair as its agency reads it. */
export interface FairReport {
  readonly fair: FairDetails;
  readonly words: Pick<Row, "otherVisits" | "otherVisitsSource" | "results" | "difficulties" | "proposals" | "version">;
  /** As they are now, or as they were kept at closing. */
  readonly figures: FairFigures;
  readonly closedBy: string | null;
}

const NO_WORDS: FairReport["words"] = {
  otherVisits: 0,
  otherVisitsSource: null,
  results: null,
  difficulties: null,
  proposals: null,
  version: 0,
};

/** Refused as `fairAtWork`. */
export async function fairReport(ctx: Context, slug: string): Promise<FairReport> {
  const fair = await fairAtWork(ctx, slug);
  const [row] = await ctx.db
    .select({ report: fairReports, closedBy: users.name })
    .from(fairReports)
    .leftJoin(users, eq(users.id, fairReports.closedBy))
    .where(eq(fairReports.fairId, fair.id));
  const kept = row?.report.figures;
  return {
    fair,
    words: row?.report ?? NO_WORDS,
    figures: kept ? FairFigures.parse(kept) : await figuresOf(ctx, fair, row?.report.otherVisits ?? 0),
    closedBy: row?.closedBy ?? null,
  };
}

/** Earlier fairs of the agency to compare with, the latest first: those closed here, and those recorded. */
export async function earlierFairs(
  ctx: Context,
  fair: Pick<FairDetails, "id" | "agencyId">,
): Promise<(ComparedFair & { readonly recordedId: string | null; readonly source: string | null })[]> {
  const [closed, recorded] = await Promise.all([
    ctx.db
      .select({ name: fairs.name, startsOn: fairs.startsOn, figures: fairReports.figures })
      .from(fairReports)
      .innerJoin(fairs, eq(fairs.id, fairReports.fairId))
      .where(and(eq(fairs.agencyId, fair.agencyId), ne(fairs.id, fair.id), isNotNull(fairReports.figures))),
    ctx.db
      .select()
      .from(recordedFairs)
      .where(eq(recordedFairs.agencyId, fair.agencyId))
      .orderBy(desc(recordedFairs.year), recordedFairs.name),
  ]);
  const own = closed.map((row) => ({
    ...comparedOf(row, FairFigures.parse(row.figures)),
    recordedId: null,
    source: null,
  }));
  return [...own, ...recorded.map(({ id, ...row }) => ({ ...row, recordedId: id }))].toSorted(
    (a, b) => b.year - a.year || a.name.localeCompare(b.name, "vi"),
  );
}

/**
 * Lock the fair and its report for who writes it. Throws "not_found", "forbidden" for others than organisers and secretaries of its
 * agency, "closed" once it is settled.
 */
export async function lockFairReport(
  ctx: WriteContext,
  fairId: string,
): Promise<{ readonly fair: FairDetails; readonly row: Row | undefined }> {
  const fair = await lockFair(ctx, fairId);
  if (!mayWriteFairReport(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const refusal = whyNotWriteFairReport(fair);
  if (refusal) throw new DomainError("closed", refusal);
  const [row] = await ctx.db.select().from(fairReports).where(eq(fairReports.fairId, fair.id));
  return { fair, row };
}
