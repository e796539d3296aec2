import { and, eq } from "drizzle-orm";
import { fairQuotas, provinces } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { grantsByProvince, takenByProvince } from "../fairs/quotas.server";

/** What a territory may have at a fair, and what of it is given away. Booths. */
export interface QuotaUse {
  readonly provinceId: string;
  readonly provinceName: string;
  /** Null where none was set. */
  readonly quota: number | null;
  /** Of applications that were accepted, and of offers that stand. */
  readonly granted: number;
  /** Had for the days of the fair, as the database counts them: a hold of some minutes is not among them. */
  readonly taken: number;
}

type OfFair = Pick<FairDetails, "id" | "startsOn">;

/** Territories of a fair that have a quota or an application that was granted something, by name. For the fair's agency. */
export async function quotaUses(ctx: Context, fair: OfFair): Promise<QuotaUse[]> {
  const uses = await allUses(ctx, fair);
  return uses
    .filter(({ quota, granted, taken }) => quota !== null || granted > 0 || taken > 0)
    .sort((a, b) => compareVietnamese(a.provinceName, b.provinceName));
}

/** Of one territory. */
export async function quotaUseOf(ctx: Context, fair: OfFair, provinceId: string): Promise<QuotaUse> {
  const [use] = await allUses(ctx, fair, provinceId);
  return use!;
}

async function allUses(ctx: Context, fair: OfFair, provinceId?: string): Promise<QuotaUse[]> {
  const [rows, granted, taken] = await Promise.all([
    ctx.db
      .select({ provinceId: provinces.id, provinceName: provinces.name, quota: fairQuotas.booths })
      .from(provinces)
      .leftJoin(fairQuotas, and(eq(fairQuotas.provinceId, provinces.id), eq(fairQuotas.fairId, fair.id)))
      .where(provinceId ? eq(provinces.id, provinceId) : undefined),
    grantsByProvince(ctx, fair.id),
    takenByProvince(ctx, fair),
  ]);
  return rows.map((row) => ({
    ...row,
    granted: granted.get(row.provinceId) ?? 0,
    taken: taken.get(row.provinceId) ?? 0,
  }));
}
