import { and, asc, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { councilMembers, phases, rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { COUNCIL_ROLES, type CouncilRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { maySeeJury } from "../panels/policy";
import { isCouncilMemberOf } from "../people/policy";
import { type RoundDetails, roundById, roundBySlug } from "../rounds/queries.server";
import { whyTallyIsClosed } from "../tallies/policy";
import { mayReadCouncil, mayRunCouncil } from "./policy";

export interface CouncilMember {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: CouncilRole;
  readonly title: string | null;
  readonly appointedAt: Date;
  readonly endedAt: Date | null;
}

/** The council of a round: the chair first, seats given up last. "not_found" to those who may not see it. */
export async function councilOf(ctx: Context, roundId: string): Promise<CouncilMember[]> {
  const round = await roundById(ctx, roundId);
  if (!maySeeJury(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  return councilSeatsOf(ctx, roundId);
}

/** The same without a look at who asks: for verbs that have checked it. */
export async function councilSeatsOf(ctx: Context, roundId: string): Promise<CouncilMember[]> {
  const rows = await ctx.db
    .select({
      id: councilMembers.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      role: councilMembers.role,
      title: councilMembers.title,
      appointedAt: councilMembers.appointedAt,
      endedAt: councilMembers.endedAt,
    })
    .from(councilMembers)
    .innerJoin(users, eq(users.id, councilMembers.userId))
    .where(eq(councilMembers.roundId, roundId))
    .orderBy(asc(councilMembers.appointedAt), asc(users.name));
  const rank = (seat: CouncilMember) => (seat.endedAt ? COUNCIL_ROLES.length : COUNCIL_ROLES.indexOf(seat.role));
  return rows.sort((a, b) => rank(a) - rank(b));
}

/** The actor's seat in the council of a round, in force now. */
export interface OwnSeat {
  readonly id: string;
  readonly role: CouncilRole;
}

export async function ownSeatIn(ctx: Context, roundId: string): Promise<OwnSeat | null> {
  if (!ctx.actor || !isCouncilMemberOf(ctx.actor, roundId)) return null;
  const [seat] = await ctx.db
    .select({ id: councilMembers.id, role: councilMembers.role })
    .from(councilMembers)
    .where(
      and(
        eq(councilMembers.roundId, roundId),
        eq(councilMembers.userId, ctx.actor.userId),
        isNull(councilMembers.endedAt),
      ),
    );
  return seat ?? null;
}

/** A round as its council and those who run it see it, and what the actor may do there. */
export interface CouncilAt {
  readonly round: RoundDetails;
  readonly seat: OwnSeat | null;
  readonly mayRun: boolean;
}

/** "forbidden" to a visitor, "not_found" to those who may not read what the council does. */
export async function councilAt(ctx: Context, slug: string): Promise<CouncilAt> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  return readableCouncil(ctx, await roundBySlug(ctx, slug));
}

/** The same for a round that was read already. */
export async function readableCouncil(ctx: Context, round: RoundDetails): Promise<CouncilAt> {
  if (!mayReadCouncil(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  const seat = await ownSeatIn(ctx, round.id);
  return { round, seat, mayRun: mayRunCouncil(ctx.actor, round, seat?.role ?? null) };
}

export interface CouncilRound {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly role: CouncilRole;
  /** Why the tally cannot be read yet; null once scoring is over. */
  readonly whyNoTally: string | null;
}

/** The rounds on whose council one sits, the newest first. */
export async function councilRounds(ctx: Context): Promise<CouncilRound[]> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const seats = await ctx.db
    .select({
      id: rounds.id,
      slug: rounds.slug,
      name: rounds.name,
      nameEn: rounds.nameEn,
      role: councilMembers.role,
    })
    .from(councilMembers)
    .innerJoin(rounds, eq(rounds.id, councilMembers.roundId))
    .where(and(eq(councilMembers.userId, ctx.actor.userId), isNull(councilMembers.endedAt), isNotNull(rounds.openedAt)))
    .orderBy(desc(rounds.year), desc(rounds.openedAt));
  const spans = await ctx.db
    .select({ roundId: phases.roundId, kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt })
    .from(phases)
    .where(
      inArray(
        phases.roundId,
        seats.map((seat) => seat.id),
      ),
    );
  return seats.map((seat) => ({
    ...seat,
    whyNoTally: whyTallyIsClosed(
      spans.filter((span) => span.roundId === seat.id),
      ctx.now,
    ),
  }));
}
