import { asc, eq } from "drizzle-orm";
import { ledgerHeads } from "~/db/schema";
import type { PhaseKind } from "~/lib/vocabulary";
import type { Context } from "../context";

/** What anyone may know of a head: it tells nothing of what the events say. */
export interface PublicHead {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly signedAt: Date;
  readonly keyId: string;
}

export interface PhaseHead {
  readonly phase: PhaseKind;
  readonly opensAt: Date;
  /** The first that was signed from then on; null while there is none. */
  readonly head: PublicHead | null;
}

/**
 * The heads of a round at the changes of its phases, in the order they came: each covers all that was written before. Public.
 * phases: of the round; those to come are left out.
 * Source: docs/rules/ledger.md#heads.
 */
export async function phaseHeads(
  ctx: Pick<Context, "db" | "now">,
  roundId: string,
  phases: readonly { readonly kind: PhaseKind; readonly opensAt: Date }[],
): Promise<PhaseHead[]> {
  const heads = await ctx.db
    .select({
      size: ledgerHeads.size,
      root: ledgerHeads.root,
      signedAt: ledgerHeads.signedAt,
      keyId: ledgerHeads.keyId,
    })
    .from(ledgerHeads)
    .where(eq(ledgerHeads.roundId, roundId))
    .orderBy(asc(ledgerHeads.size));
  return phases
    .filter(({ opensAt }) => opensAt <= ctx.now)
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime())
    .map(({ kind, opensAt }) => ({
      phase: kind,
      opensAt,
      head: heads.find((head) => head.signedAt >= opensAt) ?? null,
    }));
}
