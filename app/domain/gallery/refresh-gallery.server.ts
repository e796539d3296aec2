import { and, asc, eq, exists, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  awards,
  certificates,
  galleryEntries,
  productPhotos,
  products,
  provinceSuccessions,
  provinces,
  revocations,
} from "~/db/schema";
import type { WriteContext } from "../context";
import { searchForms } from "./rules";

const BATCH = 1000;

/** Rebuild the gallery's rows of these awards, in the transaction of what changed them. An award that is gone loses its row. */
export async function refreshGallery(ctx: WriteContext, awardIds: readonly string[]): Promise<void> {
  for (let start = 0; start < awardIds.length; start += BATCH) {
    await refreshBatch(ctx, awardIds.slice(start, start + BATCH));
  }
}

async function refreshBatch(ctx: WriteContext, awardIds: readonly string[]): Promise<void> {
  const current = alias(provinces, "current_province");
  const firstPhoto = ctx.db
    .selectDistinctOn([productPhotos.productId], { productId: productPhotos.productId, fileId: productPhotos.fileId })
    .from(productPhotos)
    .where(
      exists(
        ctx.db
          .select({ one: sql`1` })
          .from(awards)
          .where(and(eq(awards.productId, productPhotos.productId), inArray(awards.id, [...awardIds]))),
      ),
    )
    .orderBy(productPhotos.productId, asc(productPhotos.position))
    .as("first_photo");
  const rows = await ctx.db
    .select({
      awardId: awards.id,
      productId: awards.productId,
      slug: products.slug,
      name: awards.productName,
      establishmentName: awards.establishmentName,
      level: awards.level,
      year: awards.year,
      regionCode: awards.regionCode,
      provinceId: awards.provinceId,
      currentProvinceId: sql<string>`coalesce(${provinceSuccessions.newId}, ${awards.provinceId})`,
      provinceName: provinces.name,
      currentProvinceName: current.name,
      groupCode: sql<string | null>`coalesce(${awards.groupCode}, ${products.groupCode})`,
      tier: awards.tier,
      certificateNumber: certificates.number,
      validUntil: certificates.validUntil,
      revokedOn: revocations.revokedOn,
      photoFileId: firstPhoto.fileId,
    })
    .from(awards)
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, awards.provinceId))
    .leftJoin(current, eq(current.id, provinceSuccessions.newId))
    .leftJoin(certificates, eq(certificates.awardId, awards.id))
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .leftJoin(firstPhoto, eq(firstPhoto.productId, awards.productId))
    .where(inArray(awards.id, [...awardIds]));
  await ctx.db.delete(galleryEntries).where(inArray(galleryEntries.awardId, [...awardIds]));
  if (rows.length === 0) return;
  await ctx.db.insert(galleryEntries).values(
    rows.map(({ provinceName, currentProvinceName, ...row }) => ({
      ...row,
      ...searchForms(row.name, row.establishmentName, provinceName, currentProvinceName),
      updatedAt: ctx.now,
    })),
  );
}
