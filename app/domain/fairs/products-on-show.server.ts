import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { applicationProducts, applications, boothClaims, booths, galleryEntries } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { Context } from "../context";

export interface ProductOnShow {
  readonly slug: string;
  readonly name: string;
  readonly makerName: string | null;
  /** Of all who show it, itself or with a centre; empty while they have none. */
  readonly booths: readonly string[];
}

/** Recognised products that accepted exhibitors bring, each once, by name. Public: what is in the gallery, and places that were given. */
export async function productsOnShow(ctx: Context, fairId: string): Promise<ProductOnShow[]> {
  const rows = await ctx.db
    .selectDistinctOn([galleryEntries.productId], {
      slug: galleryEntries.slug,
      name: galleryEntries.name,
      makerName: galleryEntries.establishmentName,
      booths: sql<string[]>`array(select b.code from ${applicationProducts} p
        join ${applications} a on a.id = p.application_id and a.fair_id = ${fairId} and a.state = 'accepted'
        join ${boothClaims} c on c.application_id = a.id and c.state in ('reserved', 'confirmed')
          and c.during @> ${ctx.now.toISOString()}::timestamptz
        join ${booths} b on b.id = c.booth_id and b.retired_at is null
        where p.product_id = ${galleryEntries}.product_id)`,
    })
    .from(galleryEntries)
    .where(
      inArray(
        galleryEntries.productId,
        ctx.db
          .select({ id: applicationProducts.productId })
          .from(applicationProducts)
          .innerJoin(applications, eq(applications.id, applicationProducts.applicationId))
          .where(and(eq(applications.fairId, fairId), eq(applications.state, "accepted"))),
      ),
    )
    .orderBy(galleryEntries.productId, desc(galleryEntries.year));
  return rows
    .map((row) => ({ ...row, booths: row.booths.toSorted(compareVietnamese) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
}
