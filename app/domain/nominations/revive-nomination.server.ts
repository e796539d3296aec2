import { and, asc, eq, ne } from "drizzle-orm";
import { dossierSnapshots, nominations, products, sampleEvents } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { askedOfBelow } from "../schemes/levels";
import { inTransaction } from "../transaction.server";
import { endPending } from "./checks.server";
import { isLiveSealOf } from "./live-seal.server";
import { lockNominationInRound } from "./lock-nomination.server";
import type { LevelGap } from "./lower-title";
import { isPutForward } from "./lower-title.server";
import { type Revival, whyNotRevive } from "./policy";
import { quotaGap } from "./quotas.server";
import { recordStep } from "./record-step.server";
import { samplePlace } from "./sample";
import { sentElsewhereGap } from "./sent-elsewhere.server";

/** What the policy asks of a withdrawn nomination; who revives it holds the round's lock. */
export async function revivalOf(
  ctx: Context,
  nomination: { id: string; productId: string },
  round: RoundDetails,
): Promise<Revival> {
  const { id } = nomination;
  const [[product], others, samples, isNamed] = await Promise.all([
    ctx.db.select({ archivedAt: products.archivedAt }).from(products).where(eq(products.id, nomination.productId)),
    ctx.db
      .select({ id: nominations.id })
      .from(nominations)
      .where(
        and(
          eq(nominations.roundId, round.id),
          eq(nominations.productId, nomination.productId),
          ne(nominations.state, "withdrawn"),
        ),
      )
      .limit(1),
    ctx.db
      .select({ kind: sampleEvents.kind })
      .from(sampleEvents)
      .where(eq(sampleEvents.nominationId, id))
      .orderBy(asc(sampleEvents.id)),
    isPutForward(ctx, id),
  ]);
  return {
    isArchived: product?.archivedAt != null,
    isReplaced: others.length > 0,
    holdsSample: samplePlace(samples) === "here",
    // A draft holds a place only where it was put forward; others find theirs when they are handed in.
    unplaced: isNamed
      ? ((await sentElsewhereGap(ctx, round, id)) ?? (await quotaGap(ctx, round.id, id)))
      : notNamedGap(round),
  };
}

function notNamedGap(round: RoundDetails): LevelGap | null {
  const { entry, below } = askedOfBelow(round.rules, round.level);
  return entry === "put_forward" ? { severity: "required", step: "papers", kind: "not_put_forward", below } : null;
}

/**
 * Take a withdrawn nomination up again as a draft, which is handed in anew under the code it had. What the agency had decided
 * of it no longer holds: a seal is voided. Throws "closed" as the policy says.
 */
export function reviveNomination(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    const refusal = whyNotRevive(ctx.actor, facts, await revivalOf(ctx, row, round));
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db.update(dossierSnapshots).set({ voidedAt: ctx.now }).where(isLiveSealOf(id));
    await endPending(ctx, id);
    await ctx.db
      .update(nominations)
      .set({
        state: "draft",
        submittedAt: null,
        declaredAt: null,
        decidedAt: null,
        papersDueOn: null,
        papersCompletedAt: null,
        // What no letter names takes its place anew when it is handed in.
        ...((await isPutForward(ctx, id)) ? {} : { countedTerritoryId: null }),
      })
      .where(eq(nominations.id, id));
    await recordStep(ctx, id, "revived");
    await recordAudit(ctx, {
      act: "nominations.revived",
      subject: { kind: "nomination", id },
      before: { state: facts.state },
    });
  });
}
