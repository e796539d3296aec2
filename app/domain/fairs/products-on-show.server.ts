import { and, desc, eq, sql } from "drizzle-orm";
import { applicationProducts, applications, boothClaims, booths, galleryEntries } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";

export interface ProductOnShow {
  readonly slug: string;
  readonly name: string;
  readonly makerName: string | null;
  /** Of whoever shows it; empty while they have none. */
  readonly booths: readonly string[];
}

/** Recognised products that accepted exhibitors bring, each once, by name. Public: what is in the gallery, and places that were given. */
export async function productsOnShow(ctx: Context, fairId: string): Promise<ProductOnShow[]> {
  const codes = sql<
    string[]
  >`coalesce((select array_agg(b.code) from ${boothClaims} c join ${booths} b on b.id = c.booth_id
    where c.application_id = ${applications.id} and c.state in ('reserved', 'confirmed') and b.retired_at is null
    and c.during @> ${ctx.now.toISOString()}::timestamptz), '{}')`;
  const rows = await ctx.db
    .selectDistinctOn([galleryEntries.productId], {
      slug: galleryEntries.slug,
      name: galleryEntries.name,
      makerName: galleryEntries.establishmentName,
      booths: codes,
    })
    .from(applicationProducts)
    .innerJoin(
      applications,
      and(eq(applications.id, applicationProducts.applicationId), eq(applications.state, "accepted")),
    )
    .innerJoin(galleryEntries, eq(galleryEntries.productId, applicationProducts.productId))
    .where(eq(applications.fairId, fairId))
    .orderBy(galleryEntries.productId, desc(galleryEntries.year));
  return rows
    .map((row) => ({ ...row, booths: row.booths.toSorted(compareVietnamese) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}
