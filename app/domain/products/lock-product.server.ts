import { asc, eq } from "drizzle-orm";
import { productPhotos, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { whyNotEditProduct, whyNotKeepProduct } from "./policy";
import { holdsOf } from "./queries.server";

/** Lock a product for a change by a member of its establishment; to others it does not exist. Throws "closed" while it is held. */
export async function lockProduct(ctx: WriteContext, id: string) {
  const [row] = isUuid(id) ? await ctx.db.select().from(products).where(eq(products.id, id)).for("update") : [];
  if (!row || whyNotKeepProduct(ctx.actor, row)) throw new DomainError("not_found", m.products_not_found());
  const refusal = whyNotEditProduct(ctx.actor, row, await holdsOf(ctx, id));
  if (refusal) throw new DomainError("closed", refusal);
  return row;
}

/** The same for a change of one of its photos. Returns all of them in their order. */
export async function lockPhotos(ctx: WriteContext, productId: string, photoId: string) {
  await lockProduct(ctx, productId);
  const photos = await ctx.db
    .select()
    .from(productPhotos)
    .where(eq(productPhotos.productId, productId))
    .orderBy(asc(productPhotos.position), asc(productPhotos.id));
  if (!photos.some((photo) => photo.id === photoId)) throw new DomainError("not_found", m.products_photo_not_found());
  return photos;
}
