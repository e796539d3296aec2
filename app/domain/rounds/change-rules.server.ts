import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { rounds, ruleChanges } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { RuleChange } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { WriteContext } from "../context";
import { hashOfRules } from "../schemes/publish-scheme.server";
import type { Rule, SchemeRules } from "../schemes/rules";
import { freezeRules } from "./freeze-rules.server";
import type { RoundDetails } from "./queries.server";
import { writeCriteria } from "./write-criteria.server";

export interface RulesDecision {
  readonly kind: RuleChange;
  /** Of the council's decision: "95/QĐ-HĐBC". */
  readonly number: string;
  readonly decidedOn: PlainDate;
  readonly reason: string;
}

/**
 * Put other rules in force in an open round, together with the council's decision that says so: the database lets frozen rules
 * change in no other way. The caller has locked the round and checked the policy.
 * Source: docs/rules/rounds.md#frozen-rules.
 */
export async function changeRules(
  ctx: WriteContext,
  round: RoundDetails,
  rules: SchemeRules,
  decision: RulesDecision,
): Promise<void> {
  const rulesHash = hashOfRules(rules);
  await ctx.db.insert(ruleChanges).values({
    roundId: round.id,
    ...decision,
    hashBefore: round.rulesHash!,
    hashAfter: rulesHash,
    rulesBefore: round.rules,
    by: ctx.actor!.userId,
    at: ctx.now,
  });
  await ctx.db
    .update(rounds)
    .set({ rules, rulesHash, ...(await reopeningAfter(ctx, round, rules, decision.kind)) })
    .where(eq(rounds.id, round.id));
  // Written anew they get other ids, so they stay where nothing of them changes: points may stand on them.
  if (!isDeepStrictEqual(scored(rules), scored(round.rules))) await writeCriteria(ctx, round.id, rules);
  await freezeRules(ctx, { ...round, rules, rulesHash });
  await recordAudit(ctx, {
    act: "rounds.rules_changed",
    subject: { kind: "round", id: round.id },
    before: { rulesHash: round.rulesHash, rules: round.rules },
    after: { rulesHash, rules, ...decision },
  });
}

/** A reopening that is being written goes on from what a frame put in force meanwhile; once decided it is done. */
async function reopeningAfter(ctx: WriteContext, round: RoundDetails, rules: SchemeRules, kind: RuleChange) {
  const [row] = await ctx.db.select({ reopened: rounds.reopenedRules }).from(rounds).where(eq(rounds.id, round.id));
  if (!row?.reopened) return {};
  const rulesVersion = sql`${rounds.rulesVersion} + 1`;
  if (kind === "reopening") return { reopenedRules: null, rulesVersion };
  const names = Object.keys(rules) as Rule[];
  const changed = names.filter((name) => !isDeepStrictEqual(rules[name], round.rules[name]));
  const inForce = Object.fromEntries(changed.map((name) => [name, rules[name]]));
  return { reopenedRules: { ...row.reopened, ...inForce }, rulesVersion };
}

const scored = ({ criteria, scoreStep }: SchemeRules) => [criteria.value, scoreStep.value];
