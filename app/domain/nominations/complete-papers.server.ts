import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { isGood, itemName } from "./checklist";
import { checksOf } from "./checks.server";
import type { CompletePapersForm } from "./forms";
import { refuseIfMoved } from "./last-event.server";
import { lockNominationInRound } from "./lock-nomination.server";
import { papersCompletedMail } from "./mails";
import { readDossier } from "./read-dossier.server";
import { recordStep } from "./record-step.server";
import { whyNotCompletePapers } from "./screening-policy";
import { writeToProducer } from "./write-to-producer.server";

/**
 * Say that every paper an entry was admitted without has come and is in order. The sealed dossier stays as it is: the papers
 * are its addendum. Throws "closed" as the policy says, "conflict" when another officer did it.
 */
export function completePapers(ctx: Context, id: string, input: CompletePapersForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNominationInRound(ctx, id);
    await refuseIfMoved(ctx, id, input.seen);
    const pending = (await checksOf(ctx, id)).filter((check) => check.isPending);
    const items = round.rules.checklist.value;
    const wanting = pending
      .filter((check) => !isGood(check.verdict))
      .flatMap((check) => items.filter((item) => item.code === check.requirement).map(itemName));
    const refusal = whyNotCompletePapers(ctx.actor, { ...row, ...facts }, wanting);
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db.update(nominations).set({ papersCompletedAt: ctx.now }).where(eq(nominations.id, id));
    await recordStep(ctx, id, "papers_completed");
    const { product, papers } = await readDossier(ctx, id);
    await recordAudit(ctx, {
      act: "nominations.papers_completed",
      subject: { kind: "nomination", id },
      after: { papers: pending.map((check) => check.requirement), files: papers.map((paper) => paper.fileId) },
    });
    const about = { product: product.name, round, code: row.code ?? "", nominationId: id };
    await writeToProducer(ctx, facts.establishmentId, (name) => papersCompletedMail({ name, ...about }));
  });
}
