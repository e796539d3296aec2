import { eq, sql } from "drizzle-orm";
import { dossiers, establishments, nominations, products } from "~/db/schema";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { LEVELS } from "~/lib/vocabulary";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { whyNotKeepProduct } from "../products/policy";
import { lockRound } from "../rounds/lock-round.server";
import { whyNotByHand } from "../rounds/policy";
import { askedOfBelow } from "../schemes/levels";
import { inTransaction } from "../transaction.server";
import { latestDossier, makerFactsIn } from "./carried-dossier.server";
import { carriedTo } from "./carry-over";
import { roundsCovering } from "./entry-rounds.server";
import type { StartNominationForm } from "./forms";
import { whyNotStart } from "./policy";
import { recordStep } from "./record-step.server";

/**
 * Begin the dossier of a product for a round. Its latest dossier is carried over: a product enters each level with what it
 * has written already; facts of the maker out of another product's dossier, where they were chosen. Throws "conflict" when it
 * is nominated in the round.
 */
export function startNomination(ctx: Context, input: StartNominationForm): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    // Round before product, as everywhere: two acts on the same rows must not wait for each other.
    const round = await lockRound(ctx, input.roundId);
    const product = await lockEntrant(ctx, input.productId);
    const covering = await roundsCovering(ctx, [round.id], product.makerProvinceId);
    const groupCode = input.groupCode ?? product.groupCode;
    const refusal = whyNotStart(
      ctx.actor,
      { ...product, groupCode },
      {
        phase: round.phase,
        groups: round.rules.groups.map((group) => group.code),
        coversMaker: covering.has(round.id),
      },
    );
    const asked = askedOfBelow(round.rules, round.level);
    if (!refusal && asked.entry === "put_forward") throw new DomainError("closed", whyNotByHand(asked.below));
    if (refusal || !ctx.actor || !groupCode || !product.establishmentId) throw new DomainError("closed", refusal ?? "");

    const earlier = await latestDossier(ctx, product.id);
    const isLower = earlier && LEVELS.indexOf(earlier.level) < LEVELS.indexOf(round.level);
    const [nomination] = await ctx.db
      .insert(nominations)
      .values({
        roundId: round.id,
        productId: product.id,
        fromNominationId: isLower ? earlier.nominationId : null,
        groupCode,
        createdBy: ctx.actor.userId,
        createdAt: ctx.now,
      })
      .onConflictDoNothing({
        target: [nominations.roundId, nominations.productId],
        where: sql`${nominations.state} <> 'withdrawn'`,
      })
      .returning({ id: nominations.id });
    if (!nomination) {
      const sentence = m.nominations_already_in_round({ product: product.name, round: nameInLanguage(round) });
      throw new DomainError("conflict", sentence, { productId: [sentence] });
    }
    const facts = input.factsFrom ? await makerFactsIn(ctx, input.factsFrom, product.establishmentId) : {};
    const own = earlier ? carriedTo(earlier.answers, { from: earlier.round.year, to: round.year }) : {};
    await ctx.db.insert(dossiers).values({
      nominationId: nomination.id,
      answers: { ...facts, ...own },
      updatedAt: ctx.now,
      updatedBy: ctx.actor.userId,
    });
    await recordStep(ctx, nomination.id, "draft");
    return nomination;
  });
}

/** The product, locked, with its maker's province; to those who do not keep it, it does not exist. */
async function lockEntrant(ctx: WriteContext, productId: string) {
  const [row] = isUuid(productId)
    ? await ctx.db
        .select({
          id: products.id,
          name: products.name,
          establishmentId: products.establishmentId,
          groupCode: products.groupCode,
          archivedAt: products.archivedAt,
          makerProvinceId: establishments.provinceId,
        })
        .from(products)
        .innerJoin(establishments, eq(establishments.id, products.establishmentId))
        .where(eq(products.id, productId))
        .for("update", { of: products })
    : [];
  if (!row || whyNotKeepProduct(ctx.actor, row)) throw new DomainError("not_found", m.products_not_found());
  return row;
}
