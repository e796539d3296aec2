import { asc, eq, sql } from "drizzle-orm";
import { appointments, panels, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES, type PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type RoundDetails, roundById, roundToWorkOn } from "../rounds/queries.server";
import { maySeeJury } from "./policy";

export interface Juror {
  readonly appointmentId: string;
  readonly panelId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: PanelRole;
  readonly title: string | null;
  readonly appointedAt: Date;
  /** Null until the juror has accepted the invitation. */
  readonly acceptedAt: Date | null;
  /** Set when the seat was given up; its sheets stay. */
  readonly endedAt: Date | null;
}

/** The seats of a round's jury: the head first, seats given up last. "not_found" to those who may not see it. */
export async function jurorsOf(ctx: Context, roundId: string): Promise<Juror[]> {
  const round = await roundById(ctx, roundId);
  if (!maySeeJury(ctx.actor, round)) throw new DomainError("not_found", m.rounds_not_found());
  return seatsOf(ctx, roundId);
}

/** One seat of the jury, for the people of the round's agency; "not_found" for a seat of another round. */
export async function seatToWorkOn(
  ctx: Context,
  slug: string,
  appointmentId: string,
): Promise<{ round: RoundDetails; juror: Juror }> {
  const round = await roundToWorkOn(ctx, slug);
  const juror = (await jurorsOf(ctx, round.id)).find((one) => one.appointmentId === appointmentId);
  if (!juror) throw new DomainError("not_found", m.rounds_juror_unknown());
  return { round, juror };
}

/** All seats without a look at who asks: for verbs that have checked it. */
export async function seatsOf(ctx: Context, roundId: string): Promise<Juror[]> {
  const rows = await ctx.db
    .select({
      appointmentId: appointments.id,
      panelId: appointments.panelId,
      userId: users.id,
      name: users.name,
      email: users.email,
      role: appointments.role,
      title: appointments.title,
      appointedAt: appointments.appointedAt,
      acceptedAt: appointments.acceptedAt,
      endedAt: appointments.endedAt,
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(eq(panels.roundId, roundId))
    .orderBy(sql`${appointments.endedAt} is not null`, asc(appointments.appointedAt), asc(users.name));
  const rank = (juror: Juror) => (juror.endedAt ? PANEL_ROLES.length : PANEL_ROLES.indexOf(juror.role));
  return rows.sort((a, b) => rank(a) - rank(b));
}
