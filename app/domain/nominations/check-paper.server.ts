import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { itemsAsked } from "./checklist";
import { checksOf, keepFinding } from "./checks.server";
import type { CheckPaperForm } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { awaitsPapers } from "./rules";
import { whyNotCheckPaper } from "./screening-policy";

/**
 * Write down what was found of one paper of the checklist; the latest finding counts. Of an entry that was admitted on
 * condition only the papers left pending can still be checked. Throws "closed" as the policy says, "invalid" for a paper that
 * is not asked of this entry.
 */
export function checkPaper(ctx: Context, id: string, input: CheckPaperForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { row, round, facts } = await lockNomination(ctx, id);
    const nomination = { ...row, ...facts };
    const refusal = whyNotCheckPaper(ctx.actor, nomination);
    if (refusal) throw new DomainError("closed", refusal);
    const before = (await checksOf(ctx, id)).find((check) => check.requirement === input.requirement);
    const asked = itemsAsked(round.rules.checklist.value, { level: round.level, groupCode: row.groupCode });
    const isAsked = asked.some((item) => item.code === input.requirement);
    if (!isAsked || (awaitsPapers(nomination) && !before?.isPending)) {
      throw new DomainError("invalid", m.nominations_screen_not_asked());
    }
    await keepFinding(ctx, id, input);
    await recordAudit(ctx, {
      act: "nominations.paper_checked",
      subject: { kind: "nomination", id },
      before: before ? { verdict: before.verdict, note: before.note } : {},
      after: { requirement: input.requirement, verdict: input.verdict, note: input.note ?? null },
    });
  });
}
