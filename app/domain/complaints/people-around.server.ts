import { and, eq, inArray, isNull } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { councilMembers, memberships, users } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { AGENCY_ROLES, type AgencyRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { loadActor } from "../people/actor.server";
import { type ComplaintFacts, maySeeComplaint } from "./policy";

export interface PersonAround {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** The first of what they are, in this order. */
  readonly role: AgencyRole | "council_member";
  readonly isCouncil: boolean;
  /** Nobody with an interest in it: a juror of the round, the maker of the entry, who filed it. */
  readonly maySee: boolean;
}

const ORDER = [...AGENCY_ROLES, "council_member"] as const;

/** The staff of the agency and the council of the round of a complaint, staff first, then by name. */
export async function peopleAround(ctx: Context, complaint: ComplaintFacts): Promise<PersonAround[]> {
  const columns = { userId: users.id, name: users.name, email: users.email, locale: users.locale };
  const [staff, council] = await Promise.all([
    ctx.db
      .select({ ...columns, role: memberships.role })
      .from(memberships)
      .innerJoin(users, openAccountOf())
      .where(
        and(
          eq(memberships.agencyId, complaint.agencyId),
          inArray(memberships.role, [...AGENCY_ROLES]),
          isNull(memberships.endedAt),
        ),
      ),
    ctx.db
      .select(columns)
      .from(councilMembers)
      .innerJoin(users, and(eq(users.id, councilMembers.userId), isNull(users.disabledAt)))
      .where(and(eq(councilMembers.roundId, complaint.roundId), isNull(councilMembers.endedAt))),
  ]);
  const seated = new Set(council.map((member) => member.userId));
  const all = [
    ...staff.map((person) => ({ ...person, role: person.role as AgencyRole })),
    ...council.map((member) => ({ ...member, role: "council_member" as const })),
  ].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || compareVietnamese(a.name, b.name));
  const once = all.filter((person, index) => all.findIndex((other) => other.userId === person.userId) === index);
  const actors = await Promise.all(once.map((person) => loadActor(ctx.db, person.userId, ctx.now, null)));
  return once.map((person, index) => ({
    ...person,
    isCouncil: seated.has(person.userId),
    maySee: maySeeComplaint(actors[index] ?? null, complaint),
  }));
}
