import { asc, eq } from "drizzle-orm";
import { attendances, councilMembers, meetings, motions, rounds, votes } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";

/**
 * The reader's own part in councils: the meetings their presence was noted for, and the motions they voted on. How they voted
 * is told of open ballots only; of a secret one nobody keeps it.
 */
export async function ownPartInCouncils(ctx: Context) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const { db } = ctx;
  const isMine = eq(councilMembers.userId, ctx.actor.userId);
  const [noted, voted] = await Promise.all([
    db
      .select({
        meetingId: meetings.id,
        round: rounds.name,
        meeting: meetings.number,
        isPresent: attendances.isPresent,
        recordedAt: attendances.recordedAt,
      })
      .from(attendances)
      .innerJoin(councilMembers, eq(councilMembers.id, attendances.memberId))
      .innerJoin(meetings, eq(meetings.id, attendances.meetingId))
      .innerJoin(rounds, eq(rounds.id, meetings.roundId))
      .where(isMine)
      .orderBy(asc(meetings.id)),
    db
      .select({
        motionId: motions.id,
        round: rounds.name,
        meeting: meetings.number,
        motion: motions.number,
        ballot: motions.ballot,
        choice: votes.choice,
        at: votes.at,
      })
      .from(votes)
      .innerJoin(councilMembers, eq(councilMembers.id, votes.memberId))
      .innerJoin(motions, eq(motions.id, votes.motionId))
      .innerJoin(meetings, eq(meetings.id, motions.meetingId))
      .innerJoin(rounds, eq(rounds.id, meetings.roundId))
      .where(isMine)
      .orderBy(asc(votes.at), asc(motions.id)),
  ]);
  return { attendances: noted, votes: voted };
}
