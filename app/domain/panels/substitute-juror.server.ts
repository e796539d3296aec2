import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { createSheets } from "../rounds/create-sheets.server";
import { writeAssignments } from "../rounds/write-assignments.server";
import { inTransaction } from "../transaction.server";
import { basisOf } from "./basis.server";
import type { SubstituteForm } from "./forms";
import { liveSeat, lockJury, roundOfSeat } from "./lock-jury.server";
import { pairKey } from "./rules";
import { seatJuror } from "./seat-juror.server";
import { vacateSeat } from "./vacate-seat.server";

/**
 * Someone takes over the seat of another, with the role and every entry that is not signed yet; what was signed stays and counts. Points
 * of a sheet that was begun do not pass over: whoever signs a sheet has given all its points. Returns the new appointment's id.
 * Refused as `endAppointment` and `nameJuror` are.
 */
export function substituteJuror(ctx: Context, appointmentId: string, input: SubstituteForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockJury(ctx, await roundOfSeat(ctx, appointmentId));
    const seat = await liveSeat(ctx, appointmentId);
    const { reason, ...person } = input;
    const left = await vacateSeat(ctx, round.id, seat, reason);
    const newId = await seatJuror(ctx, round.id, { ...person, role: seat.role }, seat.id);
    if (newId === seat.id) {
      throw new DomainError("conflict", m.panels_own_substitute(), { email: [m.panels_own_substitute()] });
    }
    // Someone who sat here before may have recused themselves then, or come back to entries of their own.
    const { barred, current } = await basisOf(ctx, round.id);
    const given = left
      .map(({ nominationId }) => ({ appointmentId: newId, nominationId }))
      .filter((pair) => !barred.has(pairKey(pair)) && !current.has(pairKey(pair)));
    await writeAssignments(ctx, round, { given, takenBack: [], source: "substitution", way: "substitution" });
    // Who left before scoring began has no sheets of the entries that come back with the seat.
    if (round.phase === "scoring") await createSheets(ctx, round.id);
    return newId;
  });
}
