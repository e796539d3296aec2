import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { missingAnchors } from "~/db/missing-anchors.server";
import { appointments, calibrationSheets, calibrationWaivers, panels, users } from "~/db/schema";
import { PANEL_ROLES, type PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";

export interface OwnSeat {
  readonly appointmentId: string;
  readonly role: PanelRole;
}

/** The live seat of the reader in the jury of a round, the highest role first; null for anyone else. */
export async function ownSeat(ctx: Context, roundId: string): Promise<OwnSeat | null> {
  if (!ctx.actor) return null;
  const seats = await ctx.db
    .select({ appointmentId: appointments.id, role: appointments.role })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .where(and(eq(panels.roundId, roundId), eq(appointments.userId, ctx.actor.userId), isNull(appointments.endedAt)))
    .orderBy(asc(appointments.appointedAt), asc(appointments.id));
  return seats.sort((a, b) => PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role))[0] ?? null;
}

/** How far a juror is with the anchors, without a point. */
export interface SeatProgress extends OwnSeat {
  readonly name: string;
  /** Anchors submitted, the first time and the second. */
  readonly submitted: number;
  readonly submittedAgain: number;
  /** Anchors their own sheets still wait for; 0 where these do not wait. */
  readonly missing: number;
  /** Why their own sheets open without the anchors; null where nobody let them off. */
  readonly waived: string | null;
}

/** The live seats of a round's jury, the head first. The caller has decided that the reader may see who is late. */
export async function seatProgress(ctx: Context, roundId: string): Promise<SeatProgress[]> {
  const time = (number: 1 | 2) =>
    sql<number>`count(${calibrationSheets.id}) filter (where ${calibrationSheets.time} = ${number})::int`;
  const rows = await ctx.db
    .select({
      appointmentId: appointments.id,
      role: appointments.role,
      name: users.name,
      submitted: time(1),
      submittedAgain: time(2),
      missing: missingAnchors({ roundId: panels.roundId, userId: appointments.userId }),
      waived: calibrationWaivers.reason,
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .leftJoin(calibrationWaivers, eq(calibrationWaivers.appointmentId, appointments.id))
    .leftJoin(
      calibrationSheets,
      and(eq(calibrationSheets.appointmentId, appointments.id), isNotNull(calibrationSheets.submittedAt)),
    )
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt)))
    .groupBy(appointments.id, panels.id, users.id, calibrationWaivers.appointmentId)
    .orderBy(asc(users.name));
  return rows.sort((a, b) => PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role));
}
