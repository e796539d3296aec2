import { and, asc, eq, ne } from "drizzle-orm";
import { dossierSnapshots, establishments, nominations, products, sampleEvents } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endPending } from "./checks.server";
import { isLiveSealOf } from "./live-seal.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { isPutForward } from "./lower-title.server";
import { type Revival, whyNotRevive } from "./policy";
import { quotaGap } from "./quotas.server";
import { recordStep } from "./record-step.server";
import { samplePlace } from "./sample";

/** What the policy asks of a withdrawn nomination; who revives it holds the round's lock. */
export async function revivalOf(
  ctx: Context,
  nomination: { id: string; roundId: string; productId: string },
): Promise<Revival> {
  const { id, roundId } = nomination;
  const [[product], others, samples, isNamed] = await Promise.all([
    ctx.db
      .select({ archivedAt: products.archivedAt, provinceId: establishments.provinceId })
      .from(products)
      .leftJoin(establishments, eq(establishments.id, products.establishmentId))
      .where(eq(products.id, nomination.productId)),
    ctx.db
      .select({ id: nominations.id })
      .from(nominations)
      .where(
        and(
          eq(nominations.roundId, nomination.roundId),
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
  // A draft holds a place only where it was put forward; others find theirs when they are handed in.
  const provinceId = isNamed && product?.provinceId;
  return {
    isArchived: product?.archivedAt != null,
    isReplaced: others.length > 0,
    holdsSample: samplePlace(samples) === "here",
    quotaFull: provinceId ? await quotaGap(ctx, roundId, { nominationId: id, provinceId }) : null,
  };
}

/**
 * Take a withdrawn nomination up again as a draft, which is handed in anew under the code it had. What the agency had decided
 * of it no longer holds: a seal is voided. Throws "closed" as the policy says.
 */
export function reviveNomination(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, facts } = await lockNominationInRound(ctx, id);
    const refusal = whyNotRevive(ctx.actor, facts, await revivalOf(ctx, row));
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
