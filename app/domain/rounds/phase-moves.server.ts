import { eq } from "drizzle-orm";
import { phases, users } from "~/db/schema";
import { PHASES, type PhaseKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { isOnlyAnnounced } from "./rules";

export interface PhaseMove {
  readonly kind: PhaseKind;
  readonly at: Date;
  /** Who moved the round on by hand, and why; null: the clock did. */
  readonly by: { readonly name: string; readonly reason: string } | null;
}

/** How a round came to each phase it has begun, in its order. For the people of its agency. */
export async function phaseMoves(ctx: Context, roundId: string): Promise<PhaseMove[]> {
  const rows = await ctx.db
    .select({
      kind: phases.kind,
      opensAt: phases.opensAt,
      closesAt: phases.closesAt,
      reason: phases.reason,
      name: users.name,
    })
    .from(phases)
    .leftJoin(users, eq(users.id, phases.setBy))
    .where(eq(phases.roundId, roundId));
  return rows
    .filter((row) => row.opensAt <= ctx.now && !isOnlyAnnounced(row))
    .sort((a, b) => PHASES.indexOf(a.kind) - PHASES.indexOf(b.kind))
    .map(({ kind, opensAt, reason, name }) => ({ kind, at: opensAt, by: reason && name ? { name, reason } : null }));
}
