import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { candidatesOf, isNextLevel, receiverOf } from "./candidates.server";
import type { PutForwardForm } from "./forms";
import { mayPutForward, whyNotReceive } from "./policy";
import { type Assessment, assess } from "./rules";

/**
 * What putting these winners forward would do, and which are refused and why; nothing is written.
 * Refused: "forbidden", "closed" for a round that does not receive them now, "invalid" for a letter dated in the future or
 * before a decision it names, and for what is no winner of the round.
 */
export async function reviewForwarding(
  ctx: Context,
  from: RoundDetails,
  to: RoundDetails,
  input: Omit<PutForwardForm, "confirmed" | "toRoundId">,
): Promise<Assessment> {
  if (!mayPutForward(ctx.actor, from)) throw new DomainError("forbidden", m.forwardings_not_yours());
  const closed = whyNotReceive({
    takesNominations: to.phase === "nomination",
    isNextLevel: await isNextLevel(ctx, from, to),
  });
  if (closed) throw new DomainError("closed", closed);
  const wanted = new Set(input.awardIds);
  const chosen = (await candidatesOf(ctx, from.id)).filter((one) => wanted.has(one.awardId));
  if (chosen.length < wanted.size) throw invalid("awardIds", m.forwardings_not_a_winner());
  if (input.datedOn > todayInVietnam(ctx.now)) throw invalid("datedOn", m.forwardings_dated_in_future());
  if (chosen.some((one) => input.datedOn < one.decision.decidedOn)) {
    throw invalid("datedOn", m.forwardings_dated_before_decision());
  }
  const { receiver, placesOf } = await receiverOf(ctx, to, chosen);
  return assess(chosen, receiver, placesOf);
}

const invalid = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });
