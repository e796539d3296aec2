import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { applications, boothClaims, booths, fairPostponements, fairs, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { boothState, liveClaim } from "./booth-state.server";
import { fairLine } from "./fair-line.server";
import { FairRules } from "./rules";

export interface FairSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly venue: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly cancelledAt: Date | null;
  /** It was given other days. */
  readonly isPostponed: boolean;
  readonly provinceName: string | null;
  readonly booths: number;
  readonly available: number;
  /** Provinces that hold a booth. */
  readonly provinces: number;
}

/** Published fairs: those to come, the next first; then the past ones, the latest first. Public. */
export async function publicFairs(ctx: Context): Promise<FairSummary[]> {
  const isPast = sql`${fairs.endsOn} < ${todayInVietnam(ctx.now)}`;
  const counts = ctx.db
    .select({
      fairId: booths.fairId,
      booths: sql<number>`count(*)::int`.as("booths"),
      available: sql<number>`count(*) filter (where ${boothState} = 'available')::int`.as("available"),
      // A hold is nobody's business, not in a count either.
      provinces:
        sql<number>`count(distinct ${applications.provinceId}) filter (where ${boothClaims.state} in ('reserved', 'confirmed'))::int`.as(
          "provinces",
        ),
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .leftJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(isNull(booths.retiredAt))
    .groupBy(booths.fairId)
    .as("counts");
  return ctx.db
    .select({
      id: fairs.id,
      ...fairLine,
      cancelledAt: fairs.cancelledAt,
      isPostponed: sql<boolean>`exists (select from ${fairPostponements} where ${eq(fairPostponements.fairId, fairs.id)})`,
      provinceName: provinces.name,
      booths: sql<number>`coalesce(${counts.booths}, 0)`,
      available: sql<number>`coalesce(${counts.available}, 0)`,
      provinces: sql<number>`coalesce(${counts.provinces}, 0)`,
    })
    .from(fairs)
    .leftJoin(provinces, eq(provinces.id, fairs.provinceId))
    .leftJoin(counts, eq(counts.fairId, fairs.id))
    .where(isNotNull(fairs.publishedAt))
    .orderBy(isPast, sql`case when not ${isPast} then ${fairs.startsOn} end`, desc(fairs.startsOn), asc(fairs.id));
}

/** A published fair with its rules read. Public. Throws "not_found". */
export async function fairBySlug(ctx: Context, slug: string) {
  const [fair] = await ctx.db
    .select()
    .from(fairs)
    .where(and(eq(fairs.slug, slug), isNotNull(fairs.publishedAt)));
  if (!fair) throw new DomainError("not_found", m.fairs_not_found());
  const agency = await agencyNameOn(ctx, fair.agencyId, fair.startsOn);
  return { ...fair, rules: FairRules.parse(fair.rules), agencyName: agency?.name ?? null };
}

/** The last time a fair was given other days; null where it never was. Public. */
export async function lastPostponement(ctx: Context, fairId: string) {
  const { fromStartsOn, fromEndsOn, reason, at } = fairPostponements;
  const [row] = await ctx.db
    .select({ fromStartsOn, fromEndsOn, reason, at })
    .from(fairPostponements)
    .where(eq(fairPostponements.fairId, fairId))
    .orderBy(desc(at), desc(fairPostponements.id))
    .limit(1);
  return row ?? null;
}

/** What every public page of a fair says first: that it will not be held, or on other days than it was to be, and why. */
export interface FairNews {
  readonly cancelledReason: string | null;
  /** While the fair is not over. */
  readonly postponed: {
    readonly fromStartsOn: PlainDate;
    readonly fromEndsOn: PlainDate;
    readonly reason: string;
  } | null;
}

/** Public. */
export async function newsOfFair(
  ctx: Context,
  fair: { readonly id: string; readonly endsOn: PlainDate; readonly cancelledReason: string | null },
): Promise<FairNews> {
  const { cancelledReason } = fair;
  const isOver = cancelledReason !== null || fair.endsOn < todayInVietnam(ctx.now);
  const last = isOver ? null : await lastPostponement(ctx, fair.id);
  return {
    cancelledReason,
    postponed: last && { fromStartsOn: last.fromStartsOn, fromEndsOn: last.fromEndsOn, reason: last.reason },
  };
}
