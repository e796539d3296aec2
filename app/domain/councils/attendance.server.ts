import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import { attendances, councilMembers, users } from "~/db/schema";
import { COUNCIL_ROLES, type CouncilRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { Body } from "./rules";

/** A seat of the council as a meeting counts it. */
export interface Attendee {
  readonly memberId: string;
  readonly userId: string;
  readonly name: string;
  readonly role: CouncilRole;
  readonly title: string | null;
  /** Null until someone has written it down. */
  readonly isPresent: boolean | null;
  /** Why not, or who came instead. */
  readonly note: string | null;
}

interface Meeting {
  readonly id: string;
  readonly roundId: string;
  readonly closedAt: Date | null;
}

/** The seats in force and who of them is there; of a closed meeting those of that hour. The chair first. */
export async function attendeesOf(ctx: Context, { id, roundId, closedAt }: Meeting): Promise<Attendee[]> {
  const inForce = closedAt
    ? and(
        lte(councilMembers.appointedAt, closedAt),
        or(isNull(councilMembers.endedAt), gt(councilMembers.endedAt, closedAt)),
      )
    : isNull(councilMembers.endedAt);
  const rows = await ctx.db
    .select({
      memberId: councilMembers.id,
      userId: users.id,
      name: users.name,
      role: councilMembers.role,
      title: councilMembers.title,
      isPresent: attendances.isPresent,
      note: attendances.note,
    })
    .from(councilMembers)
    .innerJoin(users, eq(users.id, councilMembers.userId))
    .leftJoin(attendances, and(eq(attendances.memberId, councilMembers.id), eq(attendances.meetingId, id)))
    .where(and(eq(councilMembers.roundId, roundId), inForce))
    .orderBy(asc(councilMembers.appointedAt), asc(users.name));
  return rows.sort((a, b) => COUNCIL_ROLES.indexOf(a.role) - COUNCIL_ROLES.indexOf(b.role));
}

/** Who was not written down is not there. */
export function bodyOf(attendees: readonly Attendee[]): Body {
  return { members: attendees.length, present: attendees.filter((one) => one.isPresent).length };
}
