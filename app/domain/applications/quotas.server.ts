import { and, eq, inArray, sql } from "drizzle-orm";
import { applicationAsks, applications, boothClaims, fairQuotas, provinces } from "~/db/schema";
import type { Context } from "../context";
import { isLive } from "./end-claims.server";

/** What a territory may have at a fair, and what of it is given away. Booths. */
export interface QuotaUse {
  readonly provinceId: string;
  readonly provinceName: string;
  /** Null where none was set. */
  readonly quota: number | null;
  /** Of applications that were accepted, and of offers that stand. */
  readonly granted: number;
  /** Held, reserved or confirmed now. */
  readonly taken: number;
}

/** Territories of a fair that have a quota or an application that was granted something, by name. For the fair's agency. */
export async function quotaUses(ctx: Context, fairId: string, provinceId?: string): Promise<QuotaUse[]> {
  const grants = ctx.db
    .select({
      provinceId: applications.provinceId,
      granted: sql<number>`coalesce(sum(${applicationAsks.granted}), 0)::int`.as("granted"),
    })
    .from(applicationAsks)
    .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
    .where(and(eq(applications.fairId, fairId), inArray(applications.state, ["accepted", "waiting"])))
    .groupBy(applications.provinceId)
    .as("grants");
  const claims = ctx.db
    .select({ provinceId: applications.provinceId, taken: sql<number>`count(*)::int`.as("taken") })
    .from(boothClaims)
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(and(eq(applications.fairId, fairId), isLive(ctx.now)))
    .groupBy(applications.provinceId)
    .as("claims");
  return ctx.db
    .select({
      provinceId: provinces.id,
      provinceName: provinces.name,
      quota: fairQuotas.booths,
      granted: sql<number>`coalesce(${grants.granted}, 0)`,
      taken: sql<number>`coalesce(${claims.taken}, 0)`,
    })
    .from(provinces)
    .leftJoin(fairQuotas, and(eq(fairQuotas.provinceId, provinces.id), eq(fairQuotas.fairId, fairId)))
    .leftJoin(grants, eq(grants.provinceId, provinces.id))
    .leftJoin(claims, eq(claims.provinceId, provinces.id))
    .where(
      provinceId
        ? eq(provinces.id, provinceId)
        : sql`(${fairQuotas.booths} is not null or ${grants.granted} > 0 or ${claims.taken} > 0)`,
    )
    .orderBy(provinces.name);
}

/** Of one territory. */
export async function quotaUseOf(ctx: Context, fairId: string, provinceId: string): Promise<QuotaUse> {
  const [use] = await quotaUses(ctx, fairId, provinceId);
  return use!;
}
