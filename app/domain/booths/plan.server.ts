import { and, asc, count, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { applications, boothClaims, booths, exhibitors, fairs, halls, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { BoothKind, BoothState } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { boothState, liveClaim } from "../fairs/booth-state.server";
import { Furniture } from "../floor-plans/rules";

const FurnitureList = z.array(Furniture);

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
  readonly hasWater: boolean;
  readonly zone: string | null;
  readonly state: BoothState;
  /** Whose it is, where it was given or confirmed: a hold is nobody's business. */
  readonly provinceId: string | null;
  readonly provinceName: string | null;
  /** What stands on the board above it. */
  readonly exhibitorName: string | null;
}

/** The halls of a fair with their drawn shapes, and its booths as they stand now. */
export async function planOf(ctx: Context, fairId: string) {
  const [drawn, planned] = await Promise.all([drawnHallsOf(ctx, fairId), boothsOf(ctx, fairId)]);
  return { halls: drawn, booths: planned };
}

/** The halls of a fair with their drawn shapes, in their order. */
export async function drawnHallsOf(ctx: Context, fairId: string) {
  const rows = await ctx.db
    .select({
      id: halls.id,
      name: halls.name,
      nameEn: halls.nameEn,
      width: halls.width,
      height: halls.height,
      furniture: halls.furniture,
    })
    .from(halls)
    .where(and(eq(halls.fairId, fairId), isNull(halls.retiredAt)))
    .orderBy(asc(halls.position));
  return rows.map((hall) => ({ ...hall, furniture: FurnitureList.parse(hall.furniture) }));
}

/** Given or confirmed: only then whose it is may be told. */
const isTaken = sql`${boothClaims.state} in ('reserved', 'confirmed')`;

/** The booths of a fair, hall by hall, row by row. Public. span: so many from one on. */
export async function boothsOf(
  ctx: Context,
  fairId: string,
  condition?: SQL,
  span?: { readonly limit: number; readonly offset: number },
): Promise<PlannedBooth[]> {
  const query = ctx.db
    .select({
      id: booths.id,
      hallId: booths.hallId,
      code: booths.code,
      kind: booths.kind,
      x: booths.x,
      y: booths.y,
      width: booths.width,
      height: booths.height,
      openSides: sql<number>`${booths.openSides}`,
      power: booths.power,
      hasWater: booths.hasWater,
      zone: booths.zone,
      state: boothState,
      provinceId: sql<string | null>`case when ${isTaken} then ${applications.provinceId} end`,
      provinceName: sql<string | null>`case when ${isTaken} then ${provinces.name} end`,
      exhibitorName: sql<
        string | null
      >`case when ${isTaken} then coalesce(nullif(${exhibitors.signName}, ''), nullif(${applications.signName}, '')) end`,
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .leftJoin(applications, eq(applications.id, boothClaims.applicationId))
    .leftJoin(exhibitors, eq(exhibitors.id, boothClaims.exhibitorId))
    .leftJoin(provinces, eq(provinces.id, applications.provinceId))
    .where(and(onPlan(fairId), condition))
    .orderBy(asc(booths.hallId), asc(booths.y), asc(booths.x), asc(booths.id));
  return span ? query.limit(span.limit).offset(span.offset) : query;
}

const onPlan = (fairId: string) => and(eq(booths.fairId, fairId), isNull(booths.retiredAt));

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
  const condition = state && sql`${boothState} = ${state}`;
  const [items, [counted]] = await Promise.all([
    boothsOf(ctx, fairId, condition, { limit: pageSize, offset: (page - 1) * pageSize }),
    ctx.db
      .select({ total: count() })
      .from(booths)
      .leftJoin(boothClaims, liveClaim(ctx))
      .where(and(onPlan(fairId), condition)),
  ]);
  return { items, total: counted!.total };
}

/** Changes whenever a booth of a fair comes to another state: a page that shows the plan asks for it every few seconds. */
export async function planStamp(ctx: Context, fairId: string): Promise<string> {
  const [row] = await ctx.db
    .select({
      stamp: sql<string>`md5(coalesce(string_agg(${booths.code} || ${boothState} || coalesce(${boothClaims.id}::text, ''), ',' order by ${booths.id}), ''))`,
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .where(onPlan(fairId));
  return row!.stamp;
}
