import { and, eq } from "drizzle-orm";
import { dossierSnapshots, nominations, rounds } from "~/db/schema";
import type { Context } from "../context";
import { mayWorkOnRound } from "../rounds/policy";
import { hashOfDossier } from "./admit-nomination.server";
import type { Dossier, LowerSeal } from "./dossier";

/** A link of the chain of seals, checked against what is kept. */
export interface SealLink extends LowerSeal {
  /** What is kept of the lower dossier has the hash that was sealed above it. */
  readonly matches: boolean;
  /** Whether the reader may open the lower dossier's own page. */
  readonly mayOpen: boolean;
}

/** Nobody has more levels than there are. */
const MOST_LINKS = 5;

/**
 * The dossiers that one grew from, from the level just below down to the first, each checked by its hash. Whoever calls it has
 * decided that the reader may read the dossier. Source: docs/rules/levels.md#seals.
 */
export async function sealChainOf(ctx: Context, dossier: Pick<Dossier, "lower">): Promise<SealLink[]> {
  const links: SealLink[] = [];
  for (let seal = dossier.lower; seal && links.length < MOST_LINKS; ) {
    const kept = await keptSeal(ctx, seal);
    const matches = kept !== null && hashOfDossier(kept.content) === seal.contentHash;
    links.push({ ...seal, matches, mayOpen: kept !== null && mayWorkOnRound(ctx.actor, kept) });
    seal = kept?.content.lower;
  }
  return links;
}

/** The sealed dossier of the level just below, for what changed since; null where there is none. As for `sealChainOf`. */
export async function lowerDossierOf(ctx: Context, dossier: Pick<Dossier, "lower">): Promise<Dossier | null> {
  return (dossier.lower && (await keptSeal(ctx, dossier.lower))?.content) ?? null;
}

/** The copy that was sealed under this hash. One whose admission was undone since is kept, and still is what the upper one names. */
async function keptSeal(ctx: Context, { nominationId, contentHash }: Pick<LowerSeal, "nominationId" | "contentHash">) {
  const [row] = await ctx.db
    .select({ content: dossierSnapshots.content, agencyId: rounds.agencyId })
    .from(nominations)
    .innerJoin(
      dossierSnapshots,
      and(eq(dossierSnapshots.nominationId, nominations.id), eq(dossierSnapshots.contentHash, contentHash)),
    )
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(eq(nominations.id, nominationId))
    .limit(1);
  return row ? { ...row, content: row.content as Dossier } : null;
}
