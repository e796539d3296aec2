import { and, eq, exists, gt, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { dossierSnapshots, forwardedEntries, nominations, rounds } from "~/db/schema";
import type { Context } from "../context";
import { mayWorkOnRound } from "../rounds/policy";
import { hashOfDossier } from "./admit-nomination.server";
import type { Dossier, LowerSeal } from "./dossier";

/** A link of the chain of seals, checked against what is kept. */
interface SealLink extends LowerSeal {
  /** What is kept of the lower dossier has the hash that was sealed above it. */
  readonly matches: boolean;
  /** Whether the reader may open the lower dossier's own page. */
  readonly mayOpen: boolean;
}

/** The seal of a dossier, and those of the dossiers it grew from. */
export interface SealChain {
  /** Its own; null while it is not sealed. `matches`: what is kept has the hash it was sealed under. */
  readonly own: { readonly contentHash: string; readonly sealedAt: Date; readonly matches: boolean } | null;
  /** From the level just below down to the first. */
  readonly links: readonly SealLink[];
  /** The last of them grew from a dossier that was sealed by then, and does not name it. */
  readonly isCut: boolean;
}

/** Nobody has more levels than there are. */
const MOST_LINKS = 5;

/**
 * The chain of seals from a dossier down to the first it grew from, each checked by its hash. seal: its own, once it is sealed.
 * Whoever calls it has decided that the reader may read the dossier. Source: docs/rules/levels.md#seals.
 */
export async function sealChainOf(
  ctx: Context,
  dossier: Dossier,
  seal: { readonly contentHash: string; readonly sealedAt: Date } | null,
): Promise<SealChain> {
  const links: SealLink[] = [];
  let last: { readonly content: Dossier; readonly sealedAt: Date } | null = {
    content: dossier,
    sealedAt: seal?.sealedAt ?? ctx.now,
  };
  for (let below = dossier.lower; below && links.length < MOST_LINKS; ) {
    const kept = await keptSeal(ctx, below);
    const matches = kept !== null && hashOfDossier(kept.content) === below.contentHash;
    links.push({ ...below, matches, mayOpen: kept !== null && mayWorkOnRound(ctx.actor, kept) });
    last = kept;
    below = kept?.content.lower;
  }
  const own = seal && {
    ...{ contentHash: seal.contentHash, sealedAt: seal.sealedAt },
    matches: hashOfDossier(dossier) === seal.contentHash,
  };
  // Below a dossier that is missing nothing is known.
  return { own, links, isCut: last !== null && !last.content.lower && (await grewFromSealed(ctx, last)) };
}

/** The sealed dossier of the level just below, for what changed since; null where there is none. As for `sealChainOf`. */
export async function lowerDossierOf(ctx: Context, dossier: Pick<Dossier, "lower">): Promise<Dossier | null> {
  return (dossier.lower && (await keptSeal(ctx, dossier.lower))?.content) ?? null;
}

/** The copy that was sealed under this hash. One whose admission was undone since is kept, and still is what the upper one names. */
async function keptSeal(ctx: Context, { nominationId, contentHash }: Pick<LowerSeal, "nominationId" | "contentHash">) {
  const [row] = await ctx.db
    .select({
      content: dossierSnapshots.content,
      sealedAt: dossierSnapshots.sealedAt,
      agencyId: rounds.agencyId,
    })
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

/**
 * Whether a dossier should name a seal below it: it grew from one that was sealed when it was sealed itself, or it was put
 * forward, which only a sealed one is. What began with a dossier that was never sealed names none.
 */
async function grewFromSealed(
  ctx: Context,
  { content, sealedAt }: { readonly content: Dossier; readonly sealedAt: Date },
): Promise<boolean> {
  const sealedBelow = ctx.db
    .select({ one: sql`1` })
    .from(dossierSnapshots)
    .where(
      and(
        eq(dossierSnapshots.nominationId, nominations.fromNominationId),
        lte(dossierSnapshots.sealedAt, sealedAt),
        or(isNull(dossierSnapshots.voidedAt), gt(dossierSnapshots.voidedAt, sealedAt)),
      ),
    );
  const putForward = ctx.db
    .select({ one: sql`1` })
    .from(forwardedEntries)
    .where(eq(forwardedEntries.nominationId, nominations.id));
  const [row] = await ctx.db
    .select({ id: nominations.id })
    .from(nominations)
    .where(
      and(
        eq(nominations.id, content.nominationId),
        isNotNull(nominations.fromNominationId),
        or(exists(sealedBelow), exists(putForward)),
      ),
    );
  return row !== undefined;
}
