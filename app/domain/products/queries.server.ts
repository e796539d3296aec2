import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { establishments, nominations, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { SetCase } from "~/lib/vocabulary";
import { isInGallery, type Photo, photosOf } from "../attachments/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type NominationHold, whyNotKeepProduct } from "./policy";

export interface Product {
  readonly id: string;
  readonly slug: string;
  readonly establishmentId: string;
  readonly establishmentName: string;
  readonly name: string;
  readonly groupCode: string | null;
  readonly setCase: SetCase | null;
  /** One a line. */
  readonly setMembers: string | null;
  readonly summary: string | null;
  readonly provinceId: string;
  readonly archivedAt: Date | null;
  /** Whether it is in the public gallery: its photos are then everybody's to see. */
  readonly isPublic: boolean;
  readonly photos: readonly Photo[];
}

const columns = {
  id: products.id,
  slug: products.slug,
  establishmentId: establishments.id,
  establishmentName: establishments.name,
  name: products.name,
  groupCode: products.groupCode,
  setCase: products.setCase,
  setMembers: products.setMembers,
  summary: products.summary,
  provinceId: products.provinceId,
  archivedAt: products.archivedAt,
  isPublic: isInGallery(products.id),
};

const select = (ctx: Context) =>
  ctx.db.select(columns).from(products).innerJoin(establishments, eq(establishments.id, products.establishmentId));

/** A product as the members of its establishment see it; to others it does not exist. */
export async function productById(ctx: Context, id: string): Promise<Product> {
  const [row] = isUuid(id) ? await select(ctx).where(eq(products.id, id)) : [];
  if (!row || whyNotKeepProduct(ctx.actor, row)) throw new DomainError("not_found", m.products_not_found());
  const photos = await photosOf(ctx, [id]);
  return { ...row, photos: photos.get(id) ?? [] };
}

/** The products of an establishment that are not archived, by name; for its members. */
export async function productsOf(ctx: Context, establishmentId: string): Promise<Product[]> {
  return productsOfAll(ctx, [establishmentId]);
}

/** The same for several establishments at once. */
export async function productsOfAll(ctx: Context, establishmentIds: readonly string[]): Promise<Product[]> {
  const mine = establishmentIds.filter((establishmentId) => !whyNotKeepProduct(ctx.actor, { establishmentId }));
  if (mine.length === 0) return [];
  const rows = await select(ctx)
    .where(and(inArray(products.establishmentId, mine), isNull(products.archivedAt)))
    .orderBy(asc(products.name), asc(products.id));
  const photos = await photosOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, photos: photos.get(row.id) ?? [] }));
}

/** The rounds a product is nominated in now, for `whyNotEditProduct`. */
export async function holdsOf(ctx: Context, productId: string): Promise<NominationHold[]> {
  return ctx.db
    .select({ state: nominations.state, roundName: rounds.name })
    .from(nominations)
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(eq(nominations.productId, productId));
}
