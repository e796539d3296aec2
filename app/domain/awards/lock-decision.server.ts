import { eq } from "drizzle-orm";
import { decisions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { decisionToWorkOn } from "./decisions.server";

/** Lock the round of a decision, and read both as they stand then. Refused as `decisionToWorkOn` does. */
export async function lockDecision(ctx: WriteContext, id: string): ReturnType<typeof decisionToWorkOn> {
  const [found] = isUuid(id)
    ? await ctx.db.select({ roundId: decisions.roundId }).from(decisions).where(eq(decisions.id, id))
    : [];
  if (!found) throw new DomainError("not_found", m.awards_decision_unknown());
  await lockRound(ctx, found.roundId);
  return decisionToWorkOn(ctx, id);
}
