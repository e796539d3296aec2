import { eq, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { appointments, assignments, conflictAnswers, councilMembers, nominations, panels } from "~/db/schema";
import type { Actor } from "~/domain/context";
import type { CouncilRole, PanelRole } from "~/lib/vocabulary";
import { only } from "./counter";
import { actorOf, aUser } from "./people";

export interface TestJuror {
  readonly appointmentId: string;
  readonly role: PanelRole;
  readonly actor: Actor;
}

export interface TestJury {
  readonly panelId: string;
  readonly head: TestJuror;
  /** The head first, then the deputy, then the members. */
  readonly jurors: readonly TestJuror[];
}

/** A jury of a round: a head, a deputy from two on, members from three on, all accepted. */
export async function aJury(
  db: Database,
  roundId: string,
  size = 3,
  values: { groupCode?: string | null; acceptedAt?: Date | null } = {},
): Promise<TestJury> {
  const { groupCode = null, acceptedAt = new Date() } = values;
  const panel = only(await db.insert(panels).values({ roundId, name: "Ban giám khảo", groupCode }).returning());
  const jurors: TestJuror[] = [];
  for (let index = 0; index < size; index += 1) {
    const role: PanelRole = index === 0 ? "head" : index === 1 ? "deputy" : "member";
    const user = await aUser(db);
    const seat = { panelId: panel.id, userId: user.id, role, title: "Chuyên viên Sở Công Thương", acceptedAt };
    const appointment = only(await db.insert(appointments).values(seat).returning());
    jurors.push({ appointmentId: appointment.id, role, actor: await actorOf(db, user) });
  }
  const [head] = jurors;
  if (!head) throw new Error("a jury has at least one juror");
  return { panelId: panel.id, head, jurors };
}

/** Someone with a seat in the council of a round. */
export async function aCouncilMember(db: Database, roundId: string, role: CouncilRole = "member"): Promise<Actor> {
  const user = await aUser(db);
  await db.insert(councilMembers).values({ roundId, userId: user.id, role });
  return actorOf(db, user);
}

/** Every juror of a round says that they have no connection with the entrants given to them so far. */
export async function answerNone(db: Database, roundId: string): Promise<void> {
  const given = db
    .select({
      appointmentId: assignments.appointmentId,
      nominationId: assignments.nominationId,
      answer: sql`'none'`.as("answer"),
      reason: sql`null::text`.as("reason"),
      at: sql`now()`.as("at"),
    })
    .from(assignments)
    .innerJoin(nominations, eq(nominations.id, assignments.nominationId))
    .where(eq(nominations.roundId, roundId));
  await db.insert(conflictAnswers).select(given).onConflictDoNothing();
}

/** An entry given to a juror, who said unless told otherwise that they have no connection with its entrant. */
export async function anAssignment(
  db: Database,
  juror: TestJuror,
  nominationId: string,
  { answered = true }: { answered?: boolean | undefined } = {},
): Promise<void> {
  const pair = { appointmentId: juror.appointmentId, nominationId };
  await db
    .insert(assignments)
    .values({ ...pair, source: "hand" })
    .onConflictDoNothing();
  if (!answered) return;
  await db
    .insert(conflictAnswers)
    .values({ ...pair, answer: "none" })
    .onConflictDoNothing();
}
