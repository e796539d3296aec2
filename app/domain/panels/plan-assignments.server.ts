import { assignmentPlans } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { Pair } from "../rounds/pairs";
import { writeAssignments } from "../rounds/write-assignments.server";
import { inTransaction } from "../transaction.server";
import { basisOf, versionOf } from "./basis.server";
import { explain, keepsTheRules } from "./explain";
import type { PlanForm } from "./forms";
import { lockJury } from "./lock-jury.server";
import { readPlan } from "./plan-text";
import { whyNotPlan } from "./policy";
import { type Basis, changesOf, pairsOf } from "./rules";
import { boundOf } from "./solve-assignments.server";

/**
 * Give out the entries as the plan says that was looked at. What was begun, signed or declined stays as it is; while the jury scores,
 * sheets follow at once. Throws "conflict" when jury, entries or assignments have changed since the plan was worked out, "invalid"
 * for a plan that breaks what none may break, "closed" once the jury is done or without jurors and entries.
 */
export async function planAssignments(ctx: Context, roundId: string, form: PlanForm): Promise<void> {
  const { way, perEntry = null } = form;
  // The proof takes time: it is made before the round is locked, and holds as long as the version does.
  const bound = perEntry === null ? undefined : await boundOf(await basisOf(ctx, roundId), perEntry);
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, roundId);
    const basis = await basisOf(ctx, round.id);
    const whyNot = whyNotPlan(basis);
    if (whyNot) throw new DomainError("closed", whyNot);
    if (versionOf(basis) !== form.version) throw new DomainError("conflict", m.panels_basis_changed());
    const pairs = pairsFor(basis, form);
    const [plan] = await ctx.db
      .insert(assignmentPlans)
      .values({
        roundId: round.id,
        way,
        perEntry: way === "balanced" ? perEntry : null,
        explanation: explain(basis, pairs, perEntry, bound),
        madeBy: ctx.actor!.userId,
        madeAt: ctx.now,
      })
      .returning({ id: assignmentPlans.id });
    const { added, takenBack } = changesOf(basis, pairs);
    await writeAssignments(ctx, round, { given: added, takenBack, source: "plan", way, planId: plan!.id });
  });
}

function pairsFor(basis: Basis, { way, perEntry, plan }: PlanForm): Pair[] {
  if (way !== "balanced") return pairsOf(basis, { known: way === "by_group" });
  const pairs = readPlan(basis, plan);
  if (!pairs || perEntry === undefined || !keepsTheRules(basis, pairs, perEntry)) {
    throw new DomainError("invalid", m.panels_plan_unreadable());
  }
  return pairs;
}
