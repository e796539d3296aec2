import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  galleryEntries,
  products,
  provinceSuccessions,
  provinces,
  revocations,
} from "~/db/schema";
import type { WriteContext } from "../context";
import { searchForms } from "./rules";

const BATCH = 5000;

/** Rebuild the gallery's rows of these awards, in the transaction of what changed them. An award that is gone loses its row. */
export async function refreshGallery(ctx: WriteContext, awardIds: readonly string[]): Promise<void> {
  for (let start = 0; start < awardIds.length; start += BATCH) {
    await refreshBatch(ctx, awardIds.slice(start, start + BATCH));
  }
}

const current = alias(provinces, "current_province");

async function refreshBatch(ctx: WriteContext, awardIds: readonly string[]): Promise<void> {
  const ids = sql`(select json_array_elements_text(${JSON.stringify(awardIds)}::json)::uuid)`;
  const named = await ctx.db
    .select({
      id: awards.id,
      name: awards.productName,
      establishmentName: awards.establishmentName,
      provinceName: provinces.name,
      currentProvinceName: current.name,
    })
    .from(awards)
    .innerJoin(provinces, eq(provinces.id, awards.provinceId))
    .leftJoin(provinceSuccessions, eq(provinceSuccessions.oldId, awards.provinceId))
    .leftJoin(current, eq(current.id, provinceSuccessions.newId))
    .where(sql`${awards.id} in ${ids}`);
  await ctx.db.delete(galleryEntries).where(sql`${galleryEntries.awardId} in ${ids}`);
  if (named.length === 0) return;
  const forms = named.map(({ id, name, establishmentName, provinceName, currentProvinceName }) => ({
    id,
    ...searchForms(name, establishmentName, provinceName, currentProvinceName),
  }));
  await insertEntries(ctx, JSON.stringify(forms));
}

/** One statement with one parameter; the words that are searched come from here, all else is in the database. */
async function insertEntries(ctx: WriteContext, forms: string): Promise<void> {
  const from: Record<keyof typeof galleryEntries.$inferInsert, SQL> = {
    awardId: sql`${awards.id}`,
    productId: sql`${awards.productId}`,
    slug: sql`${products.slug}`,
    name: sql`${awards.productName}`,
    establishmentName: sql`${awards.establishmentName}`,
    level: sql`${awards.level}`,
    year: sql`${awards.year}`,
    regionCode: sql`${awards.regionCode}`,
    provinceId: sql`${awards.provinceId}`,
    currentProvinceId: sql`coalesce(${provinceSuccessions.newId}, ${awards.provinceId})`,
    groupCode: sql`coalesce(${awards.groupCode}, ${products.groupCode})`,
    tier: sql`${awards.tier}`,
    certificateNumber: sql`${certificates.number}`,
    validUntil: sql`${certificates.validUntil}`,
    revokedOn: sql`${revocations.revokedOn}`,
    searchExact: sql`form."searchExact"`,
    searchFolded: sql`form."searchFolded"`,
    updatedAt: sql`${ctx.now.toISOString()}::timestamptz`,
  };
  const columns = getTableColumns(galleryEntries);
  const given = Object.entries(from).map(([key, value]) => ({
    name: sql.identifier(columns[key as keyof typeof columns].name),
    value,
  }));
  const comma = sql`, `;
  await ctx.db.execute(sql`
    insert into ${galleryEntries} (${sql.join(
      given.map(({ name }) => name),
      comma,
    )})
    select ${sql.join(
      given.map(({ value }) => value),
      comma,
    )}
    from json_to_recordset(${forms}::json) as form(id uuid, "searchExact" text, "searchFolded" text)
    join ${awards} on ${awards.id} = form.id
    join ${products} on ${products.id} = ${awards.productId}
    left join ${provinceSuccessions} on ${provinceSuccessions.oldId} = ${awards.provinceId}
    left join ${certificates} on ${currentCertificate()}
    left join ${revocations} on ${revocations.certificateId} = ${certificates.id}`);
}
