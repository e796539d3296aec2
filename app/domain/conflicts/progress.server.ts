import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { recusalOfAssignment } from "~/db/jury-joins.server";
import { missingAnswers } from "~/db/missing-answers.server";
import { appointments, assignments, nominations, panels, products, recusals, rounds, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { PANEL_ROLES, type PanelRole } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import { roundById } from "../rounds/queries.server";

/** How far a juror is with the question before the dossiers; nothing of what they said. */
export interface AnswerProgress {
  readonly appointmentId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly role: PanelRole;
  /** Questions they are asked: an entry each, in a blind round an establishment. */
  readonly total: number;
  readonly missing: number;
  /** Of these, the ones they step back from for a connection. */
  readonly conflicts: number;
  readonly remindedAt: Date | null;
}

/** The jurors of a round, the head first. For the agency's staff and the head of the jury; else "not_found". */
export async function answerProgress(ctx: Context, roundId: string): Promise<AnswerProgress[]> {
  const round = await roundById(ctx, roundId);
  const seats = await progressOfSeats(ctx, roundId);
  const isHead = seats.some((seat) => seat.role === "head" && seat.userId === ctx.actor?.userId);
  if (!isHead && !mayWorkOnRound(ctx.actor, round)) throw new DomainError("not_found", m.judge_round_not_found());
  return seats;
}

/** The same without a look at who asks: for verbs that have checked it. which: of the seats. */
export async function progressOfSeats(ctx: Context, roundId: string, which?: SQL): Promise<AnswerProgress[]> {
  const asked = sql`case when ${rounds.isBlind} then ${products.establishmentId} else ${nominations.id} end`;
  const rows = await ctx.db
    .select({
      appointmentId: appointments.id,
      userId: users.id,
      name: users.name,
      email: users.email,
      locale: users.locale,
      role: appointments.role,
      total: sql<number>`count(distinct ${asked})::int`,
      missing: missingAnswers({ roundId: panels.roundId, userId: appointments.userId }),
      conflicts: sql<number>`count(distinct ${asked}) filter (where ${recusals.kind} = 'conflict')::int`,
      remindedAt: appointments.conflictRemindedAt,
    })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(rounds, eq(rounds.id, panels.roundId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .leftJoin(assignments, and(eq(assignments.appointmentId, appointments.id), isNull(assignments.endedAt)))
    .leftJoin(nominations, and(eq(nominations.id, assignments.nominationId), eq(nominations.state, "admitted")))
    .leftJoin(products, eq(products.id, nominations.productId))
    .leftJoin(recusals, recusalOfAssignment())
    .where(and(eq(panels.roundId, roundId), isNull(appointments.endedAt), which))
    .groupBy(appointments.id, panels.id, users.id)
    .orderBy(asc(users.name), asc(appointments.id));
  return rows.sort((a, b) => PANEL_ROLES.indexOf(a.role) - PANEL_ROLES.indexOf(b.role));
}
