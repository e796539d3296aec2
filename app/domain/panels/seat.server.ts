import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { appointments, assignmentPlans, panels, provinces, rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { AssignmentWay, PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { maySeeSeatFacts } from "./policy";

/** A seat with what the agency knows of its juror, beyond what the list of the jury says. */
export interface SeatFacts {
  readonly appointmentId: string;
  readonly roundId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: PanelRole;
  readonly title: string | null;
  readonly expertise: readonly string[];
  readonly organisation: string | null;
  readonly organisationTaxCode: string | null;
  readonly homeProvinceId: string | null;
  readonly homeProvince: string | null;
  readonly homeCommune: string | null;
  readonly acceptedAt: Date | null;
  readonly endedAt: Date | null;
}

/** For the round's agency and for the juror; else "not_found". */
export async function seatFacts(ctx: Context, appointmentId: string): Promise<SeatFacts> {
  const [row] = isUuid(appointmentId) ? await selectSeats(ctx).where(eq(appointments.id, appointmentId)) : [];
  if (!row || !maySeeSeatFacts(ctx.actor, { id: row.seat.roundId, agencyId: row.agencyId }, row.seat)) {
    throw new DomainError("not_found", m.rounds_juror_unknown());
  }
  return row.seat;
}

export interface WaitingSeat extends SeatFacts {
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
}

/** The seats someone was given and has not answered yet, the oldest first. */
export async function waitingSeats(ctx: Context): Promise<WaitingSeat[]> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const rows = await selectSeats(ctx)
    .where(
      and(eq(appointments.userId, ctx.actor.userId), isNull(appointments.acceptedAt), isNull(appointments.endedAt)),
    )
    .orderBy(asc(appointments.appointedAt));
  return rows.map(({ seat, round }) => ({ ...seat, round }));
}

function selectSeats(ctx: Context) {
  return ctx.db
    .select({
      seat: {
        appointmentId: appointments.id,
        roundId: panels.roundId,
        userId: users.id,
        name: users.name,
        email: users.email,
        role: appointments.role,
        title: appointments.title,
        expertise: appointments.expertise,
        organisation: appointments.organisation,
        organisationTaxCode: appointments.organisationTaxCode,
        homeProvinceId: appointments.homeProvinceId,
        homeProvince: provinces.name,
        homeCommune: appointments.homeCommune,
        acceptedAt: appointments.acceptedAt,
        endedAt: appointments.endedAt,
      },
      agencyId: rounds.agencyId,
      round: { slug: rounds.slug, name: rounds.name, nameEn: rounds.nameEn },
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(rounds, eq(rounds.id, panels.roundId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .leftJoin(provinces, eq(provinces.id, appointments.homeProvinceId))
    .$dynamic();
}

export interface PlanInForce {
  readonly way: AssignmentWay;
  readonly perEntry: number | null;
  readonly madeAt: Date;
  /** Null: scoring began by the clock. */
  readonly madeBy: string | null;
}

/** The newest plan of a round; null before the first. The caller has decided that the reader may know. */
export async function planInForce(ctx: Context, roundId: string): Promise<PlanInForce | null> {
  const [row] = await ctx.db
    .select({
      way: assignmentPlans.way,
      perEntry: assignmentPlans.perEntry,
      madeAt: assignmentPlans.madeAt,
      madeBy: users.name,
    })
    .from(assignmentPlans)
    .leftJoin(users, eq(users.id, assignmentPlans.madeBy))
    .where(eq(assignmentPlans.roundId, roundId))
    .orderBy(desc(assignmentPlans.id))
    .limit(1);
  return row ?? null;
}
