import { eq } from "drizzle-orm";
import { councilMembers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { EndCouncilSeatForm } from "./forms";
import { refuseWhileVoting } from "./lock-council.server";
import { mayNameCouncil, whyNotChangeCouncil } from "./policy";

/** Take someone off the council, with the reason. Refused: "closed" after the decision, "conflict" for an ended seat and while it votes. */
export function endCouncilSeat(ctx: Context, seatId: string, input: EndCouncilSeatForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [found] = await ctx.db
      .select({ roundId: councilMembers.roundId })
      .from(councilMembers)
      .where(eq(councilMembers.id, seatId));
    if (!found) throw new DomainError("not_found", m.councils_seat_unknown());
    const round = await lockRound(ctx, found.roundId);
    if (!mayNameCouncil(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const [seat] = await ctx.db.select().from(councilMembers).where(eq(councilMembers.id, seatId)).for("update");
    const done = whyNotChangeCouncil(round, ctx.now);
    if (done) throw new DomainError("closed", done);
    if (seat!.endedAt) throw new DomainError("conflict", m.rounds_seat_is_ended());
    await refuseWhileVoting(ctx, round);

    await ctx.db.update(councilMembers).set({ endedAt: ctx.now }).where(eq(councilMembers.id, seatId));
    await recordAudit(ctx, {
      act: "council.seat_ended",
      subject: { kind: "round", id: round.id },
      before: { seatId, userId: seat!.userId, role: seat!.role },
      after: { reason: input.reason },
    });
  });
}
