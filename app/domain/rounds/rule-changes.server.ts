import { desc, eq } from "drizzle-orm";
import { ruleChanges } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { RuleChange } from "~/lib/vocabulary";
import type { Context } from "../context";

export interface RecordedRuleChange {
  readonly id: string;
  readonly kind: RuleChange;
  /** Of the council's decision, as its day. */
  readonly number: string;
  readonly decidedOn: PlainDate;
  readonly reason: string;
  readonly at: Date;
}

/** By which decisions the rules of an open round became others, the latest first. As public as the rules. */
export function ruleChangesOf(ctx: Context, roundId: string): Promise<RecordedRuleChange[]> {
  return ctx.db
    .select({
      id: ruleChanges.id,
      kind: ruleChanges.kind,
      number: ruleChanges.number,
      decidedOn: ruleChanges.decidedOn,
      reason: ruleChanges.reason,
      at: ruleChanges.at,
    })
    .from(ruleChanges)
    .where(eq(ruleChanges.roundId, roundId))
    .orderBy(desc(ruleChanges.at), desc(ruleChanges.id));
}
