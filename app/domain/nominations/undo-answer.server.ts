import { eq } from "drizzle-orm";
import { dossierSnapshots, nominations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endPending } from "./checks.server";
import type { UndoAnswerForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { isLiveSealOf } from "./live-seal.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { undoneMail } from "./mails";
import { whyNotUndo } from "./policy";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Take an admission back, with the reason, which its producer reads: the dossier waits for an answer again and its seal is void,
 * though kept. Throws "closed" as the policy says, "conflict" when another officer did something since.
 */
export function undoAdmission(ctx: Context, id: string, input: UndoAnswerForm): Promise<void> {
  return undoAnswer(ctx, id, "admitted", input);
}

/** Take a refusal back, with the reason, which its producer reads. Throws as `undoAdmission` does. */
export function undoRefusal(ctx: Context, id: string, input: UndoAnswerForm): Promise<void> {
  return undoAnswer(ctx, id, "refused", input);
}

const EVENTS = { admitted: "admission_undone", refused: "refusal_undone" } as const;

function undoAnswer(ctx: Context, id: string, answer: "admitted" | "refused", input: UndoAnswerForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const refusal = whyNotUndo(ctx.actor, facts, answer);
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db
      .update(nominations)
      .set({ state: "submitted", decidedAt: null, papersDueOn: null, papersCompletedAt: null })
      .where(eq(nominations.id, id));
    await endPending(ctx, id);
    const [voided] = await ctx.db
      .update(dossierSnapshots)
      .set({ voidedAt: ctx.now })
      .where(isLiveSealOf(id))
      .returning({ contentHash: dossierSnapshots.contentHash });
    await recordStep(ctx, id, EVENTS[answer], input.reason);
    await recordAudit(ctx, {
      act: `nominations.${EVENTS[answer]}`,
      subject: { kind: "nomination", id },
      before: { state: answer, ...(voided && { dossierHash: voided.contentHash }) },
      after: { state: "submitted", reason: input.reason },
    });
    const { product } = await readDossier(ctx, id);
    const about = { product: product.name, round: round.name, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) =>
      undoneMail(answer, { name, ...about, reason: input.reason }),
    );
  });
}
