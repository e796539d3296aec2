import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
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
  readonly provinceId: string | null;
  readonly provinceName: string | null;
  /** What stands on the board above it. */
  readonly exhibitorName: string | null;
}

/** The halls of a fair with their drawn shapes, and its booths as they stand now. */
export async function planOf(ctx: Context, fairId: string) {
  const [hallRows, planned] = await Promise.all([
    ctx.db
      .select()
      .from(halls)
      .where(and(eq(halls.fairId, fairId), isNull(halls.retiredAt)))
      .orderBy(asc(halls.position)),
    boothsOf(ctx, fairId),
  ]);
  return {
    halls: hallRows.map((hall) => ({ ...hall, furniture: FurnitureList.parse(hall.furniture) })),
    booths: planned,
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
      openSides: sql<number>`${booths.openSides}`,
      power: booths.power,
      hasWater: booths.hasWater,
      zone: booths.zone,
      state: boothState,
      provinceId: applications.provinceId,
      provinceName: provinces.name,
      exhibitorName: sql<
        string | null
      >`coalesce(nullif(${exhibitors.signName}, ''), nullif(${applications.signName}, ''))`,
    })
    .from(booths)
    .leftJoin(boothClaims, liveClaim(ctx))
    .leftJoin(applications, eq(applications.id, boothClaims.applicationId))
    .leftJoin(exhibitors, eq(exhibitors.id, boothClaims.exhibitorId))
    .leftJoin(provinces, eq(provinces.id, applications.provinceId))
    .where(and(eq(booths.fairId, fairId), isNull(booths.retiredAt), condition))
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
