import { councilMembers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { invite } from "../people/invite-person.server";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { NameCouncilMemberForm } from "./forms";
import { refuseWhileVoting } from "./lock-council.server";
import { mayNameCouncil, whyNotChangeCouncil } from "./policy";
import { councilSeatsOf } from "./queries.server";

/**
 * Give someone a seat in the round's council and invite them by mail. Members of the jury may also sit on the council.
 * Returns the seat's id. Refused: "closed" after the decision, "conflict" for a person already seated, a second chair, and while it votes.
 */
export function nameCouncilMember(ctx: Context, roundId: string, input: NameCouncilMemberForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayNameCouncil(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    const done = whyNotChangeCouncil(round, ctx.now);
    if (done) throw new DomainError("closed", done);
    await refuseWhileVoting(ctx, round);
    const live = (await councilSeatsOf(ctx, round.id)).filter((seat) => seat.endedAt === null);
    if (live.some((seat) => seat.email.toLowerCase() === input.email.toLowerCase())) {
      throw new DomainError("conflict", m.councils_is_seated(), { email: [m.councils_is_seated()] });
    }
    const chair = live.find((seat) => seat.role === "chair");
    if (input.role === "chair" && chair) {
      const sentence = m.councils_has_chair({ name: chair.name });
      throw new DomainError("conflict", sentence, { role: [sentence] });
    }

    const { email, name, role, title } = input;
    const { userId } = await invite(ctx, { email, name, role: "council_member", roundId: round.id });
    // Who comes back gets a seat of its own: minutes of earlier meetings keep the one that was held then.
    const [row] = await ctx.db
      .insert(councilMembers)
      .values({ roundId: round.id, userId, role, title, appointedAt: ctx.now })
      .returning({ id: councilMembers.id });
    await recordAudit(ctx, {
      act: "council.named",
      subject: { kind: "round", id: round.id },
      after: { seatId: row!.id, userId, name, role, title },
    });
    return row!.id;
  });
}
