import { asc, eq, inArray } from "drizzle-orm";
import { establishments, productPhotos, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { DecisionAtWork } from "../awards/decisions.server";
import { awardRecords } from "../awards/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type KeptSeal, latestSeal } from "../seals/queries.server";
import type { SealedAward } from "../seals/rules";

/** A product of a seal whose award holds today. */
export interface Winner extends SealedAward {
  readonly productId: string;
}

/**
 * The seal that papers of a decision are made from. Throws "closed" before the release, and while a release from before there
 * were seals waits for its own.
 */
export async function sealOfRelease(ctx: Context, made: DecisionAtWork | null): Promise<KeptSeal> {
  if (!made?.releasedAt) throw new DomainError("closed", m.releases_not_released());
  const seal = await latestSeal(ctx, made.id);
  if (!seal) throw new DomainError("closed", m.certificates_not_sealed_yet());
  return seal;
}

/** Those who are called up and written to, in the order of the list: whoever was taken the award from is not. */
export async function winnersOf(ctx: Context, { content }: KeptSeal): Promise<Winner[]> {
  const records = await awardRecords(
    ctx,
    content.awards.map(({ award }) => award),
  );
  return content.awards.flatMap((award) => {
    const record = records.get(award.award);
    return record && record.revokedOn === null ? [{ ...award, productId: record.productId }] : [];
  });
}

/** Who stands for an establishment and how it is reached, as it says today; of recorded makers nothing is known. */
export interface Contact {
  readonly establishmentId: string;
  readonly representative: string | null;
  readonly phone: string | null;
}

/** By product. Personal data: the caller has decided that the reader may have it. */
export async function contactsOf(ctx: Context, winners: readonly Winner[]): Promise<Map<string, Contact>> {
  if (winners.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      productId: products.id,
      establishmentId: establishments.id,
      representative: establishments.representative,
      phone: establishments.phone,
    })
    .from(products)
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(
      inArray(
        products.id,
        winners.map((winner) => winner.productId),
      ),
    );
  return new Map(rows.map(({ productId, ...contact }) => [productId, contact]));
}

/** The first photo of each product, by product; the product of a set may have none of its own. */
export async function firstPhotos(ctx: Context, winners: readonly Winner[]): Promise<Map<string, string>> {
  if (winners.length === 0) return new Map();
  const rows = await ctx.db
    .selectDistinctOn([productPhotos.productId], { productId: productPhotos.productId, fileId: productPhotos.fileId })
    .from(productPhotos)
    .where(
      inArray(
        productPhotos.productId,
        winners.map((winner) => winner.productId),
      ),
    )
    .orderBy(asc(productPhotos.productId), asc(productPhotos.position), asc(productPhotos.id));
  return new Map(rows.map(({ productId, fileId }) => [productId, fileId]));
}
