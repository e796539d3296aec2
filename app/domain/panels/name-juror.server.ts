import type { Context } from "../context";
import { createSheets } from "../rounds/create-sheets.server";
import { followPlan } from "../rounds/follow-plan.server";
import { inTransaction } from "../transaction.server";
import type { NameJurorForm } from "./forms";
import { lockJury } from "./lock-jury.server";
import { seatJuror } from "./seat-juror.server";

/**
 * Give someone a seat in the round's jury and invite them by mail. A seat given up earlier is taken again. While the
 * jury scores, the new juror gets what the plan in force gives to everyone, with its sheets. Returns the appointment's id.
 * Refused: "closed" once the jury is done, "conflict" for a person already seated and for a second head.
 */
export function nameJuror(ctx: Context, roundId: string, input: NameJurorForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, roundId);
    const appointmentId = await seatJuror(ctx, round.id, input);
    if (round.phase === "scoring") {
      await followPlan(ctx, round.id);
      await createSheets(ctx, round.id);
    }
    return appointmentId;
  });
}
