import { and, desc, eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { type Product, productById, productsOf } from "../products/queries.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { type AlikeEntry, alikeProducts, type HeldTitle } from "./alike-products.server";
import { type EarlierDossier, latestDossier, type MakerFacts, makerFactsFor } from "./carried-dossier.server";
import { roundsCovering } from "./entry-rounds.server";
import { areAlike } from "./likeness";
import { whyNotStart } from "./policy";
import { setProblems } from "./rules";

/** What a producer sees before beginning a dossier: what it begins with, and what deserves a second look. */
export interface EntryPreview {
  readonly round: RoundDetails;
  readonly product: Product;
  /** The product's own, where the round has it. */
  readonly groupCode: string | null;
  /** Why it cannot be begun, whichever group is chosen. */
  readonly whyNot: string | null;
  /** The dossier of this product in this round, when there is one. */
  readonly nominationId: string | null;
  /** One of this product in this round that was withdrawn and may be taken up again instead. */
  readonly withdrawn: { readonly id: string; readonly code: string | null } | null;
  /** Its latest dossier, which is carried over. */
  readonly earlier: Pick<EarlierDossier, "round"> | null;
  /** What it may take from another product's dossier. */
  readonly makerFacts: MakerFacts | null;
  /** The same maker's products, entries and titles of a similar name: said, nothing more. */
  readonly alike: {
    readonly products: readonly { readonly id: string; readonly name: string }[];
    readonly entries: readonly AlikeEntry[];
    readonly titles: readonly HeldTitle[];
  };
  readonly setProblems: ReturnType<typeof setProblems>;
}

/** For members of the product's establishment. Throws "not_found" for a product or a round they may not know. */
export async function entryPreview(
  ctx: Context,
  { roundId, productId }: { readonly roundId: string; readonly productId: string },
): Promise<EntryPreview> {
  const [round, product] = await Promise.all([roundById(ctx, roundId), productById(ctx, productId)]);
  const { establishmentId } = product;
  const [{ nominationId, withdrawn }, own, covering, earlier, makerFacts, alike] = await Promise.all([
    nominationsIn(ctx, roundId, productId),
    productsOf(ctx, establishmentId),
    roundsCovering(ctx, [roundId], product.provinceId),
    latestDossier(ctx, productId),
    makerFactsFor(ctx, product),
    alikeProducts(ctx, { nominationId: null, roundId, level: round.level, productName: product.name, establishmentId }),
  ]);
  const groups = round.rules.groups.map((group) => group.code);
  const facts = { phase: round.phase, groups, coversMaker: covering.has(roundId) };
  const isTaken =
    nominationId && m.nominations_already_in_round({ product: product.name, round: nameInLanguage(round) });
  return {
    round,
    product,
    groupCode: product.groupCode && groups.includes(product.groupCode) ? product.groupCode : null,
    whyNot: isTaken || whyNotStart(ctx.actor, { ...product, groupCode: groups[0] ?? null }, facts),
    nominationId,
    withdrawn,
    earlier: earlier && { round: earlier.round },
    makerFacts,
    alike: {
      // The same product in this round is said by itself.
      entries: alike.entries.filter((entry) => entry.nominationId !== nominationId),
      titles: alike.titles.filter((title) => title.productSlug !== product.slug),
      products: own
        .filter((one) => one.id !== productId && areAlike(one.name, product.name))
        .map(({ id, name }) => ({ id, name })),
    },
    setProblems: setProblems(product, round.rules.setCases.value),
  };
}

async function nominationsIn(
  ctx: Context,
  roundId: string,
  productId: string,
): Promise<Pick<EntryPreview, "nominationId" | "withdrawn">> {
  const rows = await ctx.db
    .select({ id: nominations.id, code: nominations.code, state: nominations.state })
    .from(nominations)
    .where(and(eq(nominations.roundId, roundId), eq(nominations.productId, productId)))
    .orderBy(desc(nominations.createdAt));
  const live = rows.find((row) => row.state !== "withdrawn");
  const last = live ? undefined : rows[0];
  return { nominationId: live?.id ?? null, withdrawn: last ? { id: last.id, code: last.code } : null };
}
