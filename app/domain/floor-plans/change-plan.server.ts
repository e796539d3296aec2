import type { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { type LockedHall, lockHall } from "./lock-hall.server";
import { planOfHall } from "./queries.server";
import { FloorPlan } from "./rules";
import { writePlan } from "./write-plan.server";

/**
 * Change some of a hall's plan as it stands, by a form of its own: nothing else of it is touched, so it matters to nobody's version but
 * who draws the same hall elsewhere, who is told. Refused as `lockHall` and `writePlan`; "invalid", at its field, for what no plan holds.
 */
export function changePlan(
  ctx: Context,
  hallId: string,
  act: string,
  change: (plan: FloorPlan, locked: LockedHall, ctx: WriteContext) => FloorPlan | Promise<FloorPlan>,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockHall(ctx, hallId);
    const plan = checked(await change(await planOfHall(ctx, locked.hall), locked, ctx));
    const done = await writePlan(ctx, locked, plan);
    if (!done) return;
    await recordAudit(ctx, {
      act,
      subject: { kind: "hall", id: hallId },
      after: { version: locked.hall.version + 1, ...done },
    });
  });
}

/** The first thing in a changed plan that no plan holds is told in a sentence. */
function checked(plan: FloorPlan): FloorPlan {
  const read = FloorPlan.safeParse(plan);
  if (read.success) return read.data;
  const { path } = read.error.issues[0]!;
  const field = String(path.at(-1));
  const sentence = sentenceOf(plan, path, field);
  throw new DomainError("invalid", sentence, { [field]: [sentence] });
}

function sentenceOf(plan: FloorPlan, [list, at]: z.core.$ZodIssue["path"], field: string): string {
  const booth = list === "booths" && typeof at === "number" ? plan.booths[at] : undefined;
  if (booth && field === "code") return m.plans_code_unusable({ code: booth.code });
  if (!["x", "y", "width", "height"].includes(field)) return m.errors_invalid();
  return booth ? m.plans_found_outside({ codes: booth.code }) : m.plans_beyond_measure();
}
