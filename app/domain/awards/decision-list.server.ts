import { asc, eq } from "drizzle-orm";
import { decisionItems, mergedEntries, merges } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { computeTally, type TalliedNomination } from "../tallies/queries.server";

/** A row of a decision's list, with what its award will print. */
export interface DecisionRow {
  readonly position: number;
  /** The entry; of a set its lead. Its maker, address and group are those sealed at admission. */
  readonly entry: TalliedNomination;
  /** All entries it stands for. */
  readonly nominationIds: readonly string[];
  readonly productId: string;
  /** The set's name, or the product's as it was sealed. */
  readonly productName: string;
  readonly isSet: boolean;
  /** As lists print it; null where there is none. */
  readonly tier: string | null;
  readonly isPutForward: boolean;
}

/**
 * What a decision recognises, in its order. Throws "conflict" for one taken back whose tiers the rules, reopened since, no longer
 * have.
 */
export async function listOfDecision(ctx: Context, round: RoundDetails, decisionId: string): Promise<DecisionRow[]> {
  const [items, { rows }] = await Promise.all([
    ctx.db
      .select({ item: decisionItems, setName: merges.name })
      .from(decisionItems)
      .leftJoin(merges, eq(merges.id, decisionItems.mergeId))
      .where(eq(decisionItems.decisionId, decisionId))
      .orderBy(asc(decisionItems.position)),
    computeTally(ctx, round),
  ]);
  const parts = await partsOf(ctx, decisionId);
  const entryOf = new Map(rows.map((row) => [row.nominationId, row.nomination]));
  return items.map(({ item, setName }) => {
    const entry = entryOf.get(item.nominationId)!;
    return {
      position: item.position,
      entry,
      nominationIds: parts.get(item.nominationId) ?? [item.nominationId],
      productId: item.productId,
      productName: setName ?? entry.productName,
      isSet: item.mergeId !== null,
      tier: item.tier === null ? null : nameOfTier(round, item.tier),
      isPutForward: item.isPutForward,
    };
  });
}

function nameOfTier({ rules }: RoundDetails, code: string): string {
  const tier = rules.tiers.value.find((one) => one.code === code);
  if (!tier) throw new DomainError("conflict", m.awards_tier_gone({ tier: code }));
  return tier.name;
}

/** The entries of each set of a decision, by its lead. */
async function partsOf(ctx: Context, decisionId: string): Promise<Map<string, string[]>> {
  const rows = await ctx.db
    .select({ leadId: decisionItems.nominationId, nominationId: mergedEntries.nominationId })
    .from(decisionItems)
    .innerJoin(mergedEntries, eq(mergedEntries.mergeId, decisionItems.mergeId))
    .where(eq(decisionItems.decisionId, decisionId));
  const parts = new Map<string, string[]>();
  for (const { leadId, nominationId } of rows) parts.set(leadId, [...(parts.get(leadId) ?? []), nominationId]);
  return parts;
}
