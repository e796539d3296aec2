import { and, eq } from "drizzle-orm";
import { appointments, dismissedHints } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { ConflictHint } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { hintedPairs } from "./facts.server";
import type { DismissHintForm } from "./forms";
import { mayKeepConflicts } from "./policy";

interface Dismissed {
  readonly appointmentId: string;
  readonly nominationId: string;
  readonly kind: ConflictHint;
}

/**
 * Say that a hint was looked into and means nothing, with the reason. It changes no answer: the juror is still shown it. Nobody
 * dismisses a hint about themselves.
 * Throws "forbidden" to all but the organisers and secretaries of the agency, "not_found" for a hint that is none (any more),
 * "conflict" for one that was dismissed already.
 */
export function dismissHint(ctx: Context, roundId: string, input: Dismissed & DismissHintForm): Promise<void> {
  const { appointmentId, nominationId, kind, reason } = input;
  return inTransaction(ctx, async (ctx) => {
    const round = await roundById(ctx, roundId);
    if (!mayKeepConflicts(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const pairs = await hintedPairs(ctx, round, eq(appointments.id, appointmentId));
    const isHinted = pairs.some(
      (pair) => pair.nominationId === nominationId && pair.hints.some((hint) => hint.kind === kind),
    );
    if (!isHinted) throw new DomainError("not_found", m.conflicts_hint_unknown());
    const [seat] = await ctx.db
      .select({ userId: appointments.userId })
      .from(appointments)
      .where(and(eq(appointments.id, appointmentId), eq(appointments.userId, ctx.actor!.userId)));
    if (seat) throw new DomainError("forbidden", m.conflicts_not_ones_own());
    const kept = await ctx.db
      .insert(dismissedHints)
      .values({ appointmentId, nominationId, kind, reason, dismissedBy: ctx.actor!.userId, dismissedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ kind: dismissedHints.kind });
    if (kept.length === 0) throw new DomainError("conflict", m.conflicts_hint_is_dismissed());
    await recordAudit(ctx, {
      act: "conflicts.hint_dismissed",
      subject: { kind: "round", id: roundId },
      after: { appointmentId, nominationId, kind, reason },
    });
  });
}
