import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Pair } from "../rounds/pairs";
import { roundById } from "../rounds/queries.server";
import { basisOf, versionOf } from "./basis.server";
import { type Explanation, explain } from "./explain";
import type { PlanQuery } from "./forms";
import { writePlan } from "./plan-text";
import { mayNameJury, whyNotPlan } from "./policy";
import { changesOf, pairsOf } from "./rules";
import { solveAssignments } from "./solve-assignments.server";

export interface ReviewedPlan {
  readonly way: PlanQuery["way"];
  /** Jurors an entry gets; null but of a balanced plan. */
  readonly perEntry: number | null;
  /** Names what the plan rests on; the plan itself as a form carries it. */
  readonly version: string;
  readonly plan: string;
  readonly given: readonly Pair[];
  readonly takenBack: readonly Pair[];
  readonly kept: number;
  readonly explanation: Explanation;
  /** Why nothing is to be planned. */
  readonly whyNot: string | null;
}

/**
 * Work out a plan without writing it. Without `perEntry` a balanced plan gives an entry as many jurors as it needs sheets.
 * Throws "forbidden" to others than those who run the round.
 */
export async function reviewPlan(ctx: Context, roundId: string, query: PlanQuery): Promise<ReviewedPlan> {
  const round = await roundById(ctx, roundId);
  if (!mayNameJury(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
  const basis = await basisOf(ctx, round.id);
  const { way } = query;
  const perEntry = way === "balanced" ? (query.perEntry ?? round.rules.minimumSheets.value) : null;
  const { pairs, bound } =
    perEntry === null
      ? { pairs: pairsOf(basis, { known: way === "by_group" }), bound: undefined }
      : await solveAssignments(basis, perEntry);
  const { added, takenBack, kept } = changesOf(basis, pairs);
  return {
    way,
    perEntry,
    version: versionOf(basis),
    plan: perEntry === null ? "" : writePlan(basis, pairs),
    given: added,
    takenBack,
    kept,
    explanation: explain(basis, pairs, perEntry, bound),
    whyNot: whyNotPlan(basis),
  };
}
