import { eq } from "drizzle-orm";
import { nominations } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { WithdrawNominationForm } from "./forms";
import { lockNominationInRound } from "./lock-nomination.server";
import { whyNotWithdraw } from "./policy";
import { recordStep } from "./record-step.server";

/** Take a nomination back, with the reason; the product may enter the round anew while nominations are taken. */
export function withdrawNomination(ctx: Context, id: string, input: WithdrawNominationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { facts } = await lockNominationInRound(ctx, id);
    const refusal = whyNotWithdraw(ctx.actor, facts);
    if (refusal) throw new DomainError("closed", refusal);
    await ctx.db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, id));
    await recordStep(ctx, id, "withdrawn", input.reason);
    await recordAudit(ctx, {
      act: "nominations.withdrawn",
      subject: { kind: "nomination", id },
      before: { state: facts.state },
      after: { reason: input.reason },
    });
  });
}
