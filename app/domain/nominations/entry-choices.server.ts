import { inArray } from "drizzle-orm";
import { rounds } from "~/db/schema";
import type { Context } from "../context";
import { establishmentsOfActor } from "../establishments/queries.server";
import { type Product, productsOfAll } from "../products/queries.server";
import { askedOfBelow } from "../schemes/levels";
import { SchemeRules } from "../schemes/rules";
import { roundsCovering, roundsTakingNominations } from "./entry-rounds.server";

export interface EntryRoundChoice {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** When it stops taking nominations; null while no end is set. */
  readonly closesAt: Date | null;
}

export interface EntryChoices {
  /** Rounds that take nominations now and cover one of the actor's establishments, the soonest to close first. */
  readonly rounds: readonly EntryRoundChoice[];
  /** The actor's products, each with the rounds it could enter. */
  readonly products: readonly (Product & { readonly rounds: readonly EntryRoundChoice[] })[];
}

/** What the actor could nominate, and where. */
export async function entryChoices(ctx: Context): Promise<EntryChoices> {
  const establishments = await establishmentsOfActor(ctx);
  const products = await productsOfAll(
    ctx,
    establishments.map((one) => one.id),
  );
  const taking = await roundsTakingNominations(ctx);
  if (taking.length === 0) return { rounds: [], products: products.map((product) => ({ ...product, rounds: [] })) };
  const ids = taking.map((round) => round.id);
  const named = await ctx.db
    .select({ id: rounds.id, name: rounds.name, nameEn: rounds.nameEn, level: rounds.level, rules: rounds.rules })
    .from(rounds)
    .where(inArray(rounds.id, ids));
  const choices = taking.flatMap((round) => {
    const one = named.find(({ id }) => id === round.id);
    // Where only the level below brings entries, there is nothing to choose.
    if (!one || askedOfBelow(SchemeRules.parse(one.rules), one.level).entry === "put_forward") return [];
    return [{ ...round, name: one.name, nameEn: one.nameEn }];
  });
  const coveredBy = new Map<string, readonly EntryRoundChoice[]>();
  for (const { id, provinceId } of establishments) {
    const covering = await roundsCovering(ctx, ids, provinceId);
    coveredBy.set(
      id,
      choices.filter((round) => covering.has(round.id)),
    );
  }
  const entered = new Set([...coveredBy.values()].flat().map((round) => round.id));
  return {
    rounds: choices.filter((round) => entered.has(round.id)),
    products: products.map((product) => ({ ...product, rounds: coveredBy.get(product.establishmentId) ?? [] })),
  };
}
