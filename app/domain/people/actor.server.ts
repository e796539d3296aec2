import { and, eq, gt, isNotNull, isNull, or, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "~/db/client.server";
import { appointments, councilMembers, memberships, panels, sheets, users } from "~/db/schema";
import type { RoundRole } from "~/lib/vocabulary";
import type { Actor } from "../context";

/** A person with the roles and seats they hold at `now`, and the rounds they judged; null when unknown or disabled. */
export async function loadActor(
  db: Database | Transaction,
  userId: string,
  now: Date,
  address: string | null,
): Promise<Actor | null> {
  const [[user], held, seats, judged] = await Promise.all([
    db
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        wasSeated: sql<boolean>`exists (select from ${appointments} where ${appointments.userId} = ${userId})`,
      })
      .from(users)
      .where(and(eq(users.id, userId), isNull(users.disabledAt))),
    db
      .select({
        role: memberships.role,
        agencyId: memberships.agencyId,
        establishmentId: memberships.establishmentId,
      })
      .from(memberships)
      .where(and(eq(memberships.userId, userId), or(isNull(memberships.endedAt), gt(memberships.endedAt, now)))),
    unionAll(
      db
        .select({ role: sql<RoundRole>`'juror'`, roundId: panels.roundId })
        .from(appointments)
        .innerJoin(panels, eq(panels.id, appointments.panelId))
        .where(and(eq(appointments.userId, userId), isNull(appointments.endedAt))),
      db
        .select({ role: sql<RoundRole>`'council_member'`, roundId: councilMembers.roundId })
        .from(councilMembers)
        .where(and(eq(councilMembers.userId, userId), isNull(councilMembers.endedAt))),
    ),
    db
      .selectDistinct({ roundId: panels.roundId })
      .from(appointments)
      .innerJoin(panels, eq(panels.id, appointments.panelId))
      .innerJoin(sheets, and(eq(sheets.appointmentId, appointments.id), isNotNull(sheets.signedAt)))
      .where(and(eq(appointments.userId, userId), isNotNull(appointments.endedAt))),
  ]);
  return user ? { ...user, memberships: held, seats, judged: judged.map((row) => row.roundId), address } : null;
}
