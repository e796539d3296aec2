import { and, eq, inArray, sql } from "drizzle-orm";
import { applicationAsks, applications, boothClaims, fairQuotas, provinces } from "~/db/schema";
import { instantOf } from "~/lib/dates";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
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

/** Booths that applications of each territory were granted: those that were accepted, and those that wait and have an offer. */
export async function grantsByProvince(ctx: Context, fairId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({
      provinceId: applications.provinceId,
      granted: sql<number>`coalesce(sum(${applicationAsks.granted}), 0)::int`,
    })
    .from(applicationAsks)
    .innerJoin(applications, eq(applications.id, applicationAsks.applicationId))
    .where(and(eq(applications.fairId, fairId), inArray(applications.state, ["accepted", "waiting"])))
    .groupBy(applications.provinceId);
  return new Map(rows.map((row) => [row.provinceId, row.granted]));
}

export interface Quota {
  readonly provinceId: string;
  readonly name: string;
  readonly nameEn: string;
  /** Null where none was set. */
  readonly booths: number | null;
  /** What applications of the territory were granted. */
  readonly granted: number;
  readonly taken: number;
}

/** Today's provinces in their order, each with its quota, what its applications were granted and what they took. */
export async function quotasOf(ctx: Context, fair: Pick<FairDetails, "id" | "startsOn">): Promise<Quota[]> {
  const [rows, granted, taken] = await Promise.all([
    ctx.db
      .select({ provinceId: provinces.id, name: provinces.name, nameEn: provinces.nameEn, booths: fairQuotas.booths })
      .from(provinces)
      .leftJoin(fairQuotas, and(eq(fairQuotas.provinceId, provinces.id), eq(fairQuotas.fairId, fair.id)))
      .where(eq(provinces.era, "new")),
    grantsByProvince(ctx, fair.id),
    takenByProvince(ctx, fair),
  ]);
  return rows
    .map((row) => ({ ...row, granted: granted.get(row.provinceId) ?? 0, taken: taken.get(row.provinceId) ?? 0 }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}
