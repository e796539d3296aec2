import { and, eq, gt, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "~/db/client.server";
import { appointments, councilMembers, memberships, panels, sheets, users } from "~/db/schema";
import type { RoundRole } from "~/lib/vocabulary";
import type { Actor } from "../context";

/**
 * A person with the roles and seats they hold at `now`, and the rounds they judged; null when unknown or disabled.
 * One statement: every request of somebody known asks this first.
 */
export async function loadActor(
  db: Database | Transaction,
  userId: string,
  now: Date,
  address: string | null,
): Promise<Actor | null> {
  const { role, agencyId, establishmentId } = memberships;
  const held = db
    .select({
      all: listOf(
        sql`json_build_object('role', ${role}, 'agencyId', ${agencyId}, 'establishmentId', ${establishmentId})`,
      ),
    })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), or(isNull(memberships.endedAt), gt(memberships.endedAt, now))));
  const seat = unionAll(
    db
      .select({ role: sql<RoundRole>`'juror'`.as("role"), roundId: panels.roundId })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .where(and(eq(appointments.userId, userId), isNull(appointments.endedAt))),
    db
      .select({ role: sql<RoundRole>`'council_member'`.as("role"), roundId: councilMembers.roundId })
      .from(councilMembers)
      .where(and(eq(councilMembers.userId, userId), isNull(councilMembers.endedAt))),
  ).as("seat");
  const seats = db
    .select({ all: listOf(sql`json_build_object('role', ${seat.role}, 'roundId', ${seat.roundId})`) })
    .from(seat);
  const judged = db
    .select({ all: listOf(sql`distinct ${panels.roundId}`) })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(sheets, and(eq(sheets.appointmentId, appointments.id), isNotNull(sheets.signedAt)))
    .where(and(eq(appointments.userId, userId), isNotNull(appointments.endedAt)));
  const [user] = await db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      wasSeated: sql<boolean>`exists (select from ${appointments} where ${appointments.userId} = ${userId})`,
      memberships: sql<Actor["memberships"]>`${held}`,
      seats: sql<Actor["seats"]>`${seats}`,
      judged: sql<Actor["judged"]>`${judged}`,
    })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.disabledAt)));
  return user ? { ...user, address } : null;
}

const listOf = (each: SQL): SQL => sql`coalesce(json_agg(${each}), '[]')`;
