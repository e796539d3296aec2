import { and, asc, eq, inArray } from "drizzle-orm";
import { councilMembers, meetings, motions, users, votes } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Ballot, MotionKind, VoteChoice } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundById } from "../rounds/queries.server";
import { attendeesOf } from "./attendance.server";
import { mayVote } from "./policy";
import { type CouncilAt, readableCouncil } from "./queries.server";
import type { Body, VoteCounts } from "./rules";

export interface MotionResult extends VoteCounts, Body {
  readonly isCarried: boolean;
}

/** A member who has voted. */
export interface CastVote {
  readonly memberId: string;
  readonly name: string;
  /** Null in a secret ballot, always; in an open one, until it is closed, to those who do not run it. */
  readonly choice: VoteChoice | null;
}

export interface MotionView {
  readonly id: string;
  /** Within its meeting. */
  readonly number: number;
  readonly kind: MotionKind;
  readonly text: string;
  readonly ballot: Ballot;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Null while it is open: nobody reads a count before the end. */
  readonly result: MotionResult | null;
  readonly votes: readonly CastVote[];
}

/** The motions of a meeting in their order. Papers of a secret ballot are read by its counting alone. */
export async function motionsOf(ctx: Context, { mayRun }: CouncilAt, meetingId: string): Promise<MotionView[]> {
  const rows = await ctx.db.select().from(motions).where(eq(motions.meetingId, meetingId)).orderBy(asc(motions.number));
  if (rows.length === 0) return [];
  const cast = await ctx.db
    .select({ motionId: votes.motionId, memberId: votes.memberId, name: users.name, choice: votes.choice })
    .from(votes)
    .innerJoin(councilMembers, eq(councilMembers.id, votes.memberId))
    .innerJoin(users, eq(users.id, councilMembers.userId))
    .where(
      inArray(
        votes.motionId,
        rows.map((row) => row.id),
      ),
    )
    // Not in the order in which they were cast.
    .orderBy(asc(users.name), asc(votes.memberId));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    text: row.text,
    ballot: row.ballot,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    result: resultOf(row),
    votes: cast
      .filter((vote) => vote.motionId === row.id)
      .map(({ memberId, name, choice }) => ({ memberId, name, choice: mayRun || row.closedAt ? choice : null })),
  }));
}

function resultOf(row: typeof motions.$inferSelect): MotionResult | null {
  const { votesFor, votesAgainst, abstentions, present, members, isCarried } = row;
  if (votesFor === null || votesAgainst === null || abstentions === null) return null;
  return { votesFor, votesAgainst, abstentions, present: present!, members: members!, isCarried: isCarried! };
}

/** A carried motion that a verdict or a set may rest on. */
export interface CarriedMotion {
  readonly id: string;
  readonly meetingNumber: number;
  readonly number: number;
  readonly kind: MotionKind;
  readonly text: string;
  /** Of the rules it was put under. */
  readonly rulesHash: string;
  readonly closedAt: Date;
}

/** The carried motions of a round, the first closed first. */
export async function carriedMotionsOf(ctx: Context, roundId: string): Promise<CarriedMotion[]> {
  const rows = await ctx.db
    .select({
      id: motions.id,
      meetingNumber: meetings.number,
      number: motions.number,
      kind: motions.kind,
      text: motions.text,
      rulesHash: motions.rulesHash,
      closedAt: motions.closedAt,
    })
    .from(motions)
    .innerJoin(meetings, eq(meetings.id, motions.meetingId))
    .where(and(eq(meetings.roundId, roundId), eq(motions.isCarried, true)))
    .orderBy(asc(motions.closedAt), asc(motions.id));
  return rows.map((row) => ({ ...row, closedAt: row.closedAt! }));
}

/** A motion as a member with a phone sees it. */
export interface BallotPaper {
  readonly motion: MotionView;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly meeting: { readonly number: number; readonly title: string };
  readonly isPresent: boolean;
  /** The member has voted. */
  readonly hasVoted: boolean;
  /** How, in an open ballot; a secret one does not know. */
  readonly ownChoice: VoteChoice | null;
}

/** For members of the council; to others a motion does not exist. */
export async function ballotPaper(ctx: Context, motionId: string): Promise<BallotPaper> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const unknown = new DomainError("not_found", m.councils_motion_unknown());
  const [found] = isUuid(motionId)
    ? await ctx.db
        .select({ meeting: meetings })
        .from(motions)
        .innerJoin(meetings, eq(meetings.id, motions.meetingId))
        .where(eq(motions.id, motionId))
    : [];
  if (!found) throw unknown;
  const round = await roundById(ctx, found.meeting.roundId);
  const council = mayVote(ctx.actor, round) ? await readableCouncil(ctx, round) : null;
  if (!council?.seat) throw unknown;
  const { seat } = council;
  const [list, attendees, [own]] = await Promise.all([
    motionsOf(ctx, council, found.meeting.id),
    attendeesOf(ctx, found.meeting),
    ctx.db
      .select({ choice: votes.choice })
      .from(votes)
      .where(and(eq(votes.motionId, motionId), eq(votes.memberId, seat.id))),
  ]);
  return {
    motion: list.find((one) => one.id === motionId)!,
    round: { slug: round.slug, name: round.name, nameEn: round.nameEn },
    meeting: { number: found.meeting.number, title: found.meeting.title },
    isPresent: attendees.some((one) => one.memberId === seat.id && one.isPresent === true),
    hasVoted: own !== undefined,
    ownChoice: own?.choice ?? null,
  };
}
