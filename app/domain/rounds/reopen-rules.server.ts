import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { saidFindings } from "../schemes/finding-sentences";
import { hashOfRules } from "../schemes/publish-scheme.server";
import type { SchemeRules } from "../schemes/rules";
import { inTransaction } from "../transaction.server";
import { changeRules, type RulesDecision } from "./change-rules.server";
import { factsOfRound } from "./facts.server";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds, whyNotReopenRules } from "./policy";
import type { RoundDetails } from "./queries.server";

type Reopening = Omit<RulesDecision, "kind"> & { readonly rules: SchemeRules; readonly seen: string };

/**
 * Record that the council reopened the frozen rules of an open round and put these in force.
 * Refused: "closed" before opening (edit the draft), once scoring has begun for what sheets are scored by, and after a
 * decision; "invalid" with every finding, for a day to come, and when nothing would change; "conflict" when the rules changed
 * since the person looked (`seen`: their hash then).
 */
export function reopenRules(ctx: Context, roundId: string, input: Reopening): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    await checkReopening(ctx, round, input);
    const { number, decidedOn, reason } = input;
    await changeRules(ctx, round, input.rules, { kind: "reopening", number, decidedOn, reason });
  });
}

/** Throws what `reopenRules` would refuse, without doing it. */
export async function checkReopening(ctx: Context, round: RoundDetails, input: Reopening): Promise<void> {
  if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const closed = whyNotReopenRules(round, input.rules, await factsOfRound(ctx, round.id));
  if (closed) throw new DomainError("closed", closed);
  if (round.rulesHash !== input.seen) throw new DomainError("conflict", m.rounds_rules_changed_meanwhile());
  if (input.decidedOn > todayInVietnam(ctx.now)) {
    throw new DomainError("invalid", m.rounds_reopen_day_to_come(), { decidedOn: [m.rounds_reopen_day_to_come()] });
  }
  if (hashOfRules(input.rules) === round.rulesHash) throw new DomainError("invalid", m.rounds_reopen_no_change());
  const findings = saidFindings(input.rules);
  if (findings.length > 0) throw new DomainError("invalid", findings.map(({ sentence }) => sentence).join(" "));
}
