import { and, asc, eq, isNotNull } from "drizzle-orm";
import { auditEntries, phases, users } from "~/db/schema";
import { PHASES, type PhaseKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { isOnlyAnnounced } from "./rules";

export interface PhaseMove {
  readonly kind: PhaseKind;
  readonly at: Date;
  /** Who moved the round on by hand, and why; null: the clock did, also by a date that someone had set. */
  readonly by: { readonly name: string; readonly reason: string } | null;
}

/** How a round came to each phase it has begun, in its order. For the people of its agency. */
export async function phaseMoves(ctx: Context, roundId: string): Promise<PhaseMove[]> {
  const [spans, byHand] = await Promise.all([
    ctx.db
      .select({ kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt })
      .from(phases)
      .where(eq(phases.roundId, roundId)),
    movesByHand(ctx, roundId),
  ]);
  return spans
    .filter((span) => span.opensAt <= ctx.now && !isOnlyAnnounced(span))
    .sort((a, b) => PHASES.indexOf(a.kind) - PHASES.indexOf(b.kind))
    .map(({ kind, opensAt }) => {
      const move = byHand.findLast((one) => one.to === kind && one.at.getTime() === opensAt.getTime());
      return { kind, at: opensAt, by: move ? { name: move.name, reason: move.reason } : null };
    });
}

async function movesByHand(ctx: Context, roundId: string) {
  const rows = await ctx.db
    .select({ at: auditEntries.at, after: auditEntries.after, name: users.name })
    .from(auditEntries)
    .innerJoin(users, eq(users.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.subjectKind, "round"),
        eq(auditEntries.subjectId, roundId),
        eq(auditEntries.act, "rounds.phase_moved"),
        isNotNull(auditEntries.after),
      ),
    )
    .orderBy(asc(auditEntries.at), asc(auditEntries.id));
  return rows.map(({ at, after, name }) => {
    const { phase, reason } = after as { readonly phase: PhaseKind; readonly reason: string | null };
    return { at, name, to: phase, reason: reason ?? "" };
  });
}
