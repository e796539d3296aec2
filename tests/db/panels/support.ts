import { and, asc, eq, isNull } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { nominationsFor, type TestNomination } from "#tests/factories/nominations";
import { aJury, type TestJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aRound, type TestRound } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, assignments, ledgerEvents, nominations, sheets } from "~/db/schema";
import type { Context } from "~/domain/context";
import type { PlanQuery } from "~/domain/panels/forms";
import { planAssignments } from "~/domain/panels/plan-assignments.server";
import { reviewPlan } from "~/domain/panels/review-plan.server";
import type { PhaseKind } from "~/lib/vocabulary";

export interface JuryAtWork {
  readonly ctx: Context & { readonly db: Database };
  readonly agencyId: string;
  readonly round: TestRound;
  readonly jury: TestJury;
  readonly entries: readonly TestNomination[];
}

/** A round with a jury and admitted entries, and its secretary. */
export async function aJuryAtWork(
  db: Database,
  { phase = "screening", jurors = 3, entries = 3 }: { phase?: PhaseKind; jurors?: number; entries?: number } = {},
): Promise<JuryAtWork> {
  const agency = await anAgency(db);
  const round = await aRound(db, { agencyId: agency.id, phase });
  const jury = await aJury(db, round.id, jurors);
  const admitted = await nominationsFor(db, round.id, entries);
  const ctx = contextOf(db, await anOrganiser(db, agency.id, "secretary"));
  return { ctx, agencyId: agency.id, round, jury, entries: admitted };
}

/** Look at a plan and confirm it. */
export async function plan(ctx: Context, roundId: string, query: PlanQuery): Promise<void> {
  const { way, perEntry, version, plan } = await reviewPlan(ctx, roundId, query);
  await planAssignments(ctx, roundId, { way, perEntry: perEntry ?? undefined, version, plan });
}

/** The entries each juror has now, as places in the lists of both; no juror without any. */
export async function givenTo(db: Database, { round, jury, entries }: JuryAtWork): Promise<Record<number, number[]>> {
  const rows = await db
    .select({ appointmentId: assignments.appointmentId, nominationId: assignments.nominationId })
    .from(assignments)
    .innerJoin(nominations, eq(nominations.id, assignments.nominationId))
    .innerJoin(appointments, and(eq(appointments.id, assignments.appointmentId), isNull(appointments.endedAt)))
    .where(and(eq(nominations.roundId, round.id), isNull(assignments.endedAt)));
  const lists: Record<number, number[]> = {};
  for (const row of rows) {
    const juror = jury.jurors.findIndex((one) => one.appointmentId === row.appointmentId);
    lists[juror] = [...(lists[juror] ?? []), entries.findIndex((one) => one.id === row.nominationId)].sort();
  }
  return lists;
}

/** The entries a seat has sheets of. */
export async function sheetsOf(db: Database, appointmentId: string): Promise<string[]> {
  const rows = await db
    .select({ nominationId: sheets.nominationId })
    .from(sheets)
    .where(eq(sheets.appointmentId, appointmentId))
    .orderBy(asc(sheets.nominationId));
  return rows.map((row) => row.nominationId);
}

/** What the ledger says of entries given out, in its order. */
export async function assignedEvents(db: Database, roundId: string): Promise<Record<string, unknown>[]> {
  const rows = await db
    .select({ payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, roundId), eq(ledgerEvents.kind, "entries_assigned")))
    .orderBy(asc(ledgerEvents.id));
  return rows.map((row) => JSON.parse(row.payload) as Record<string, unknown>);
}
