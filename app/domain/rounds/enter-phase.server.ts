import { and, eq } from "drizzle-orm";
import { phases } from "~/db/schema";
import type { PhaseKind } from "~/lib/vocabulary";
import { enqueue } from "~/queue/enqueue.server";
import { recordAudit } from "../audit/record-audit.server";
import type { WriteContext } from "../context";
import { signLedgersJob } from "../ledger/jobs";
import { recordEvent } from "../ledger/record-event.server";
import { createSheets } from "./create-sheets.server";
import { followPlan } from "./follow-plan.server";
import type { RoundFacts } from "./moves";
import type { RoundDetails } from "./queries.server";

interface Entering {
  readonly to: PhaseKind;
  /** Who goes on, and why; null where the clock does. */
  readonly by: { readonly userId: string; readonly reason: string } | null;
  /** In spite of what may be overridden. */
  readonly override: boolean;
  readonly facts: RoundFacts;
}

/**
 * The current phase of a locked round closes at this instant, the other opens; scoring begins with its sheets. The caller has
 * looked at what stands in the way.
 */
export async function enterPhase(
  ctx: WriteContext,
  round: RoundDetails,
  { to, by, override, facts }: Entering,
): Promise<void> {
  if (round.phase) {
    await ctx.db
      .update(phases)
      .set({ closesAt: ctx.now })
      .where(and(eq(phases.roundId, round.id), eq(phases.kind, round.phase)));
  }
  // Nominations keep the end that was announced; every other phase lasts until the next begins.
  const announced = round.phases.find((phase) => phase.kind === to)?.closesAt ?? null;
  const closesAt = to === "nomination" && announced && announced > ctx.now ? announced : null;
  const span = { opensAt: ctx.now, closesAt, setBy: by?.userId ?? null, reason: by?.reason ?? null };
  await ctx.db
    .insert(phases)
    .values({ roundId: round.id, kind: to, ...span })
    .onConflictDoUpdate({ target: [phases.roundId, phases.kind], set: span });
  await recordEvent(ctx, {
    roundId: round.id,
    kind: "phase_moved",
    payload: { from: round.phase, to, override },
    ...(by && { sealed: { reason: by.reason } }),
  });
  if (to === "scoring") await followPlan(ctx, round.id);
  const sheets = to === "scoring" ? await createSheets(ctx, round.id) : 0;
  await recordAudit(ctx, {
    act: "rounds.phase_moved",
    subject: { kind: "round", id: round.id },
    before: { phase: round.phase },
    after: { phase: to, reason: span.reason, override, sheets, openSheets: facts.sheets.open },
  });
  // What the ledger was at the change is printed on the minutes.
  await enqueue(ctx.db, signLedgersJob, {});
}
