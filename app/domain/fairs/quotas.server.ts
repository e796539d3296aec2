import { and, eq, sql } from "drizzle-orm";
import { applicationAsks, applications, boothClaims, fairQuotas, provinces } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import { instantOf } from "./deadlines";
import type { FairDetails } from "./fair-details.server";

/** Booths each territory has for the days of the fair; a hold of some minutes is not counted. As the database counts them. */
export async function takenByProvince(
  ctx: Context,
  fair: Pick<FairDetails, "id" | "startsOn">,
): Promise<Map<string, number>> {
  const begins = instantOf(fair.startsOn, "00:00").toISOString();
  const rows = await ctx.db
    .select({ provinceId: applications.provinceId, taken: sql<number>`count(*)::int` })
    .from(boothClaims)
    .innerJoin(applications, eq(applications.id, boothClaims.applicationId))
    .where(and(eq(applications.fairId, fair.id), sql`${boothClaims.during} @> ${begins}::timestamptz`))
    .groupBy(applications.provinceId);
  return new Map(rows.map((row) => [row.provinceId, row.taken]));
}

export interface Quota {
  readonly provinceId: string;
  readonly name: string;
  readonly nameEn: string;
  /** Null where none was set. */
  readonly booths: number | null;
  /** What accepted applications of the territory were granted. */
  readonly granted: number;
  readonly taken: number;
}

/** Today's provinces in their order, each with its quota, what its applications were granted and what they took. */
export async function quotasOf(ctx: Context, fair: Pick<FairDetails, "id" | "startsOn">): Promise<Quota[]> {
  const [rows, grants, taken] = await Promise.all([
    ctx.db
      .select({ provinceId: provinces.id, name: provinces.name, nameEn: provinces.nameEn, booths: fairQuotas.booths })
      .from(provinces)
      .leftJoin(fairQuotas, and(eq(fairQuotas.provinceId, provinces.id), eq(fairQuotas.fairId, fair.id)))
      .where(eq(provinces.era, "new")),
    ctx.db
      .select({
        provinceId: applications.provinceId,
        granted: sql<number>`coalesce(sum(${applicationAsks.granted}), 0)::int`,
      })
      .from(applicationAsks)
      .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
      .where(and(eq(applications.fairId, fair.id), eq(applications.state, "accepted")))
      .groupBy(applications.provinceId),
    takenByProvince(ctx, fair),
  ]);
  const granted = new Map(grants.map((row) => [row.provinceId, row.granted]));
  return rows
    .map((row) => ({ ...row, granted: granted.get(row.provinceId) ?? 0, taken: taken.get(row.provinceId) ?? 0 }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}
