import { and, asc, desc, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { boothClaims, booths, establishments, fairs, halls, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { BoothKind, BoothState } from "~/lib/vocabulary";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Furniture } from "./rules";

const FurnitureList: z.ZodType<Furniture[]> = z.array(
  z.object({
    kind: z.enum(["stage", "gate", "aisle", "service"]),
    label: z.string(),
    labelEn: z.string(),
    x: z.int(),
    y: z.int(),
    width: z.int(),
    height: z.int(),
  }),
);

export interface FairSummary {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly venue: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly provinceName: string | null;
  readonly booths: number;
  readonly available: number;
  /** Provinces that hold a booth. */
  readonly provinces: number;
}

/** A booth as the plan shows it: what it is, whether it is free, and for whom it is not. */
export interface PlannedBooth {
  readonly id: string;
  readonly hallId: string;
  readonly code: string;
  readonly kind: BoothKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly openSides: number;
  readonly power: number;
  readonly state: BoothState;
  readonly provinceId: string | null;
  readonly provinceName: string | null;
  readonly establishmentName: string | null;
}

const liveClaim = (ctx: Context) =>
  and(eq(boothClaims.boothId, booths.id), sql`${boothClaims.during} @> ${ctx.now.toISOString()}::timestamptz`);

const boothState = sql<BoothState>`case when ${booths.blockedReason} is not null then 'blocked' else coalesce(${boothClaims.state}, 'available') end`;

/** Published fairs: those to come, the next first; then the past ones, the latest first. Public. */
export async function publicFairs(ctx: Context): Promise<FairSummary[]> {
  const isPast = sql`${fairs.endsOn} < ${todayInVietnam(ctx.now)}`;
  const counts = ctx.db
    .select({
      fairId: booths.fairId,
      booths: sql<number>`count(*)::int`.as("booths"),
      available: sql<number>`count(*) filter (where ${boothState} = 'available')::int`.as("available"),
      provinces: sql<number>`count(distinct ${boothClaims.provinceId})::int`.as("provinces"),
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .groupBy(booths.fairId)
    .as("counts");
  return ctx.db
    .select({
      id: fairs.id,
      slug: fairs.slug,
      name: fairs.name,
      nameEn: fairs.nameEn,
      venue: fairs.venue,
      startsOn: fairs.startsOn,
      endsOn: fairs.endsOn,
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

/** A published fair with its halls and booths. Public. Throws "not_found". */
export async function fairBySlug(ctx: Context, slug: string) {
  const [fair] = await ctx.db
    .select()
    .from(fairs)
    .where(and(eq(fairs.slug, slug), isNotNull(fairs.publishedAt)));
  if (!fair) throw new DomainError("not_found", m.fairs_not_found());
  const [hallRows, plannedBooths, agency] = await Promise.all([
    ctx.db.select().from(halls).where(eq(halls.fairId, fair.id)).orderBy(asc(halls.position)),
    boothsOf(ctx, fair.id),
    agencyNameOn(ctx, fair.agencyId, fair.startsOn),
  ]);
  return {
    ...fair,
    agencyName: agency?.name ?? null,
    halls: hallRows.map((hall) => ({ ...hall, furniture: FurnitureList.parse(hall.furniture) })),
    booths: plannedBooths,
  };
}

/** The booths of a published fair in the order of their codes. Public. */
export async function boothsOf(ctx: Context, fairId: string, condition?: SQL): Promise<PlannedBooth[]> {
  return ctx.db
    .select({
      id: booths.id,
      hallId: booths.hallId,
      code: booths.code,
      kind: booths.kind,
      x: booths.x,
      y: booths.y,
      width: booths.width,
      height: booths.height,
      openSides: booths.openSides,
      power: booths.power,
      state: boothState,
      provinceId: boothClaims.provinceId,
      provinceName: provinces.name,
      establishmentName: establishments.name,
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .leftJoin(provinces, eq(provinces.id, boothClaims.provinceId))
    .leftJoin(establishments, eq(establishments.id, boothClaims.establishmentId))
    .where(and(eq(booths.fairId, fairId), condition))
    .orderBy(asc(booths.hallId), asc(booths.y), asc(booths.x));
}

/** One page of a published fair's booths, of one state or of all. Public. Throws "not_found". */
export async function boothPage(
  ctx: Context,
  fairId: string,
  { state, page, pageSize }: { state?: BoothState | undefined; page: number; pageSize: number },
): Promise<{ items: PlannedBooth[]; total: number }> {
  const [fair] = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .where(and(eq(fairs.id, fairId), isNotNull(fairs.publishedAt)));
  if (!fair) throw new DomainError("not_found", m.fairs_not_found());
  const items = await boothsOf(ctx, fairId, state && sql`${boothState} = ${state}`);
  return { items: items.slice((page - 1) * pageSize, page * pageSize), total: items.length };
}
