import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { declaredHash } from "./declared-content.server";
import type { RefuseNominationForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { refusedMail } from "./mails";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { whyNotScreen } from "./screening-policy";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Refuse a nomination, with the reason, which its producer reads. Throws "closed" as the policy says, "conflict" when another
 * officer answered since.
 */
export function refuseNomination(ctx: Context, id: string, input: RefuseNominationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const refusal = whyNotScreen(ctx.actor, facts, "refused");
    if (refusal) throw new DomainError("closed", refusal);
    const dossier = await readDossier(ctx, id);
    await ctx.db.update(nominations).set({ state: "refused", decidedAt: ctx.now }).where(eq(nominations.id, id));
    await recordStep(ctx, id, "refused", input.reason);
    await recordAudit(ctx, {
      act: "nominations.refused",
      subject: { kind: "nomination", id },
      before: { state: facts.state },
      after: { reason: input.reason, declaredHash: declaredHash(dossier) },
    });
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      refusedMail({
        name,
        product: dossier.product.name,
        round,
        code: row.code ?? "",
        nominationId: id,
        reason: input.reason,
      }),
    );
  });
}
