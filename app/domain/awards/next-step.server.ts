import type { Context } from "../context";
import { councilList } from "../councils/council-list.server";
import { whyNotComplete } from "../councils/policy";
import type { RoundDetails } from "../rounds/queries.server";
import { decisionsAtWork } from "./decisions.server";
import { mayRecordDecision, whyNotDecideByList, whyNotRecordDecision } from "./policy";
import { resultsSoFar } from "./results-so-far.server";

/** What a scored round needs next, from the council's list to the release of its results. */
export type ResultStep =
  /** whyNot: what is to be done with the list before a decision. */
  | { readonly kind: "list"; readonly whyNot: string }
  | { readonly kind: "decision"; readonly recognised: number }
  | { readonly kind: "release"; readonly decisionId: string; readonly number: string; readonly products: number }
  | { readonly kind: "released"; readonly waiting: number };

/** For those who record its decisions; null to anyone else, and while there is nothing to decide. */
export async function nextResultStep(ctx: Context, round: RoundDetails): Promise<ResultStep | null> {
  if (!mayRecordDecision(ctx.actor, round) || whyNotRecordDecision(round)) return null;
  const made = await decisionsAtWork(ctx, round.id);
  const open = made.find((one) => !one.releasedAt && !one.withdrawnAt);
  if (open) return { kind: "release", decisionId: open.id, number: open.number, products: open.products };
  const list = await councilList(ctx, round.id);
  const whyNot = whyNotDecideByList(list, await resultsSoFar(ctx, round));
  if (!whyNot) return { kind: "decision", recognised: list.recognised.length };
  const isComplete = !whyNotComplete({ ...list, undecided: list.undecided.length });
  if (isComplete && made.some((one) => one.releasedAt)) return { kind: "released", waiting: list.pending.length };
  return { kind: "list", whyNot };
}
