import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { saidFindings } from "../schemes/finding-sentences";
import { hashOfRules } from "../schemes/publish-scheme.server";
import { inTransaction } from "../transaction.server";
import { changeRules } from "./change-rules.server";
import { factsOfRound, groupsInUse } from "./facts.server";
import type { ReopenRulesForm } from "./forms";
import { lockRules } from "./lock-rules.server";
import { whyNotReopenRules } from "./policy";
import type { RoundDetails } from "./queries.server";

/**
 * Record that the council reopened the frozen rules of an open round, and put in force what was written of the reopening.
 * A vote of the council on the list no longer holds then. Refused: as `lockRules`; "closed" before opening (edit the draft),
 * while the council votes on the list, after a decision, once scoring has begun for what sheets are scored by, and for groups
 * that entries are in; "invalid" with every finding, for a day to come, and when nothing would change.
 */
export function reopenRules(ctx: Context, roundId: string, input: ReopenRulesForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, rules } = await lockRules(ctx, roundId, input.version);
    refuseDraft(round);
    const [facts, groups] = await Promise.all([factsOfRound(ctx, round.id), groupsInUse(ctx, round.id)]);
    const closed = whyNotReopenRules(round, rules, facts, groups);
    if (closed) throw new DomainError("closed", closed);
    if (input.decidedOn > todayInVietnam(ctx.now)) {
      throw new DomainError("invalid", m.rounds_reopen_day_to_come(), { decidedOn: [m.rounds_reopen_day_to_come()] });
    }
    if (hashOfRules(rules) === round.rulesHash) throw new DomainError("invalid", m.rounds_reopen_no_change());
    const findings = saidFindings(rules);
    if (findings.length > 0) throw new DomainError("invalid", findings.map(({ sentence }) => sentence).join(" "));
    const { number, decidedOn, reason } = input;
    await changeRules(ctx, round, rules, { kind: "reopening", number, decidedOn, reason });
  });
}

/** Throws "closed" for a draft: its rules are edited, not reopened. */
export function refuseDraft(round: Pick<RoundDetails, "openedAt">): void {
  if (!round.openedAt) throw new DomainError("closed", m.rounds_reopen_before_opening());
}
