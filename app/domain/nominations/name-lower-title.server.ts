import { eq } from "drizzle-orm";
import { nominations, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { NameLowerTitleForm } from "./forms";
import { titlesOfProduct } from "./lower-title.server";
import { changeWorkingDossier } from "./save-dossier.server";

/**
 * Name a title of the level below that this platform knows: number, date and level are filled from its certificate.
 * Refused: "closed" once the dossier is no longer written, "not_found" for a title the product does not hold.
 */
export function nameLowerTitle(ctx: Context, nominationId: string, input: NameLowerTitleForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [product] = await ctx.db
      .select({ id: products.id, establishmentId: products.establishmentId })
      .from(nominations)
      .innerJoin(products, eq(products.id, nominations.productId))
      .where(eq(nominations.id, nominationId));
    const titles = product?.establishmentId
      ? await titlesOfProduct(ctx, { ...product, establishmentId: product.establishmentId })
      : [];
    const title = titles.find((one) => one.number === input.number);
    await changeWorkingDossier(
      ctx,
      nominationId,
      (dossier) => {
        if (!title) throw new DomainError("not_found", m.nominations_level_title_unknown());
        const { number, issuedOn, level } = title;
        return { ...dossier, lowerTitleNumber: number, lowerTitleDate: issuedOn, lowerTitleLevel: level };
      },
      "papers",
    );
  });
}
