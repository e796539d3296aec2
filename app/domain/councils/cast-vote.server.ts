import { and, eq, isNull } from "drizzle-orm";
import { attendances, councilMembers, meetings, motions, secretVotes, votes } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { VoteChoice } from "~/lib/vocabulary";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CastVoteForm } from "./forms";

/**
 * A member votes in person, once, while the motion is open. In a secret ballot two things are kept in one transaction: that the
 * member voted, and a paper without a name; nothing joins them, and the audit does not name the choice either.
 * Refused: "not_found" to those outside the council, "closed" after the end and to who is not written down as there, "conflict"
 * for a second vote.
 */
export function castVote(ctx: Context, motionId: string, { choice }: CastVoteForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
    const motion = await holdMotion(ctx, motionId);
    const seat = motion && (await seatOf(ctx, motion));
    if (!motion || !seat) throw new DomainError("not_found", m.councils_motion_unknown());
    if (motion.closedAt) throw new DomainError("closed", m.councils_vote_too_late());
    if (!seat.isPresent) throw new DomainError("closed", m.councils_vote_not_present());

    if (!(await keepVote(ctx, motion, seat.id, choice))) throw new DomainError("conflict", m.councils_has_voted());
    await recordAudit(ctx, {
      act: "council.voted",
      subject: { kind: "motion", id: motion.id },
      after: { memberId: seat.id, ...(motion.ballot === "open" && { choice }) },
    });
  });
}

type Motion = typeof motions.$inferSelect;

/** Held, not locked: members vote side by side, and who counts the votes waits for those being cast. */
async function holdMotion(ctx: WriteContext, id: string): Promise<Motion | undefined> {
  if (!isUuid(id)) return undefined;
  const [motion] = await ctx.db.select().from(motions).where(eq(motions.id, id)).for("share");
  return motion;
}

async function seatOf(ctx: WriteContext, motion: Motion) {
  const [seat] = await ctx.db
    .select({ id: councilMembers.id, isPresent: attendances.isPresent })
    .from(meetings)
    .innerJoin(councilMembers, eq(councilMembers.roundId, meetings.roundId))
    .leftJoin(attendances, and(eq(attendances.meetingId, meetings.id), eq(attendances.memberId, councilMembers.id)))
    .where(
      and(
        eq(meetings.id, motion.meetingId),
        eq(councilMembers.userId, ctx.actor!.userId),
        isNull(councilMembers.endedAt),
      ),
    );
  return seat;
}

/** Whether it was the member's first. The caller holds the motion, which is open. */
export async function keepVote(
  ctx: WriteContext,
  motion: Pick<Motion, "id" | "ballot">,
  memberId: string,
  choice: VoteChoice,
): Promise<boolean> {
  const [kept] = await ctx.db
    .insert(votes)
    .values({ motionId: motion.id, memberId, choice: motion.ballot === "open" ? choice : null, at: ctx.now })
    .onConflictDoNothing()
    .returning({ memberId: votes.memberId });
  if (kept && motion.ballot === "secret") await ctx.db.insert(secretVotes).values({ motionId: motion.id, choice });
  return kept !== undefined;
}
