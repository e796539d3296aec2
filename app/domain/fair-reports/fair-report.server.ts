import { and, desc, eq, isNotNull, isNull, lt, lte } from "drizzle-orm";
import { fairReports, fairs, recordedFairs, users } from "~/db/schema";
import { nameInLanguage } from "~/i18n/names";
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

/** slug: of its report, where it was closed here; else it was recorded from its source. */
export type EarlierFair = ComparedFair & {
  readonly id: string;
  readonly slug: string | null;
  readonly source: string | null;
};

/** Fairs of the agency before one to compare it with, the latest first: those closed here, and those recorded. */
export async function earlierFairs(
  ctx: Context,
  fair: Pick<FairDetails, "id" | "agencyId" | "startsOn">,
): Promise<EarlierFair[]> {
  const [closed, recorded] = await Promise.all([
    ctx.db
      .select({
        ...{ id: fairs.id, slug: fairs.slug, name: fairs.name, nameEn: fairs.nameEn, startsOn: fairs.startsOn },
        figures: fairReports.figures,
      })
      .from(fairReports)
      .innerJoin(fairs, eq(fairs.id, fairReports.fairId))
      .where(
        and(
          eq(fairs.agencyId, fair.agencyId),
          lt(fairs.startsOn, fair.startsOn),
          isNull(fairs.cancelledAt),
          isNotNull(fairReports.figures),
        ),
      ),
    ctx.db
      .select()
      .from(recordedFairs)
      // A sum over several fairs is no fair to compare with.
      .where(
        and(
          eq(recordedFairs.agencyId, fair.agencyId),
          eq(recordedFairs.fairs, 1),
          lte(recordedFairs.year, Number(fair.startsOn.slice(0, 4))),
        ),
      )
      .orderBy(desc(recordedFairs.year), recordedFairs.name),
  ]);
  const own = closed.map(
    (row): EarlierFair => ({
      ...comparedOf({ ...row, name: nameInLanguage(row) }, FairFigures.parse(row.figures)),
      ...{ id: row.id, slug: row.slug, source: null },
    }),
  );
  const published = recorded.map((row): EarlierFair => {
    const { id, name, year, booths, establishments, provinces, visits, sales, contracts, source } = row;
    return { id, name, year, booths, establishments, provinces, visits, sales, contracts, slug: null, source };
  });
  return [...own, ...published].toSorted((a, b) => b.year - a.year || a.name.localeCompare(b.name, "vi"));
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
