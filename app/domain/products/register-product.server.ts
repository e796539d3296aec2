import { eq } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { establishments, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugCandidates } from "~/lib/slug";
import { nameKey } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { RegisterProductForm } from "./forms";
import { whyNotKeepProduct } from "./policy";

/** Register a product, or a set of products, of an establishment. Two of one name are allowed: they may differ in more than it. */
export function registerProduct(ctx: Context, input: RegisterProductForm): Promise<{ id: string; slug: string }> {
  return inTransaction(ctx, async (ctx) => {
    const [maker] = await ctx.db
      .select({ id: establishments.id, provinceId: establishments.provinceId })
      .from(establishments)
      .where(eq(establishments.id, input.establishmentId))
      .for("share");
    if (!maker || whyNotKeepProduct(ctx.actor, input)) {
      throw new DomainError("not_found", m.establishments_not_found());
    }
    const facts = { ...input, nameKey: nameKey(input.name), provinceId: maker.provinceId, createdAt: ctx.now };
    const registered = await insertUnderFreeSlug(slugCandidates(input.name, "san-pham"), (slug) =>
      ctx.db
        .insert(products)
        .values({ ...facts, slug })
        .onConflictDoNothing({ target: products.slug })
        .returning({ id: products.id, slug: products.slug }),
    );
    await recordAudit(ctx, {
      act: "products.registered",
      subject: { kind: "product", id: registered.id },
      after: { name: input.name, groupCode: input.groupCode, establishmentId: maker.id },
    });
    return registered;
  });
}
