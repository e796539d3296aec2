import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { hidesMakers } from "./blind.server";
import { appointments, assignments, conflictAnswers, nominations, products, recusals, rounds, sheets } from "./schema";

interface Asked {
  readonly roundId: AnyPgColumn | string;
  /** The juror. */
  readonly userId: AnyPgColumn | string;
  /** Only of what was given to them by then; left out: of everything. */
  readonly by?: SQL;
}

/**
 * How many answers a juror still owes for the entries given to them in a round, as a part of a query: while there is one they read
 * no dossier (docs/rules/conflicts.md#the-gate). An answer an entry; in a blind round one an establishment, whose number of entries
 * nobody is told. A sheet that is signed asks nothing any more.
 * Pages, files and points all ask this one.
 */
export function missingAnswers({ roundId, userId, by }: Asked): SQL<number> {
  return sql<number>`(select count(distinct case when gb.is_blind then coalesce(gp.establishment_id, gn.id) else gn.id end)::int
    from ${assignments} ga
    join ${appointments} gs on gs.id = ga.appointment_id and gs.ended_at is null and gs.user_id = ${userId}
    join ${nominations} gn on gn.id = ga.nomination_id and gn.state = 'admitted' and gn.round_id = ${roundId}
    join ${rounds} gb on gb.id = gn.round_id
    join ${products} gp on gp.id = gn.product_id
    where ga.ended_at is null ${by ? sql`and ga.assigned_at <= ${by}` : sql``}
      and not exists (select from ${conflictAnswers} gc
        where gc.appointment_id = ga.appointment_id and gc.nomination_id = ga.nomination_id)
      and not exists (select from ${sheets} gh
        where gh.appointment_id = ga.appointment_id and gh.nomination_id = ga.nomination_id and gh.signed_at is not null))`;
}

/**
 * The same before a sheet is written on, in a query of `sheets` with its appointment and nomination: what was given to the juror by
 * the time they answered for its entry. An entry that comes to them later closes the dossiers, and keeps no points from arriving
 * that a device took while it was away.
 */
export function missingBeforeWriting(): SQL<number> {
  const by = sql`coalesce((select ga_own.at from ${conflictAnswers} ga_own
    where ga_own.appointment_id = ${sheets.appointmentId} and ga_own.nomination_id = ${sheets.nominationId}), 'infinity')`;
  return missingAnswers({ roundId: nominations.roundId, userId: appointments.userId, by });
}

/**
 * Whether the dossier of an entry, as it was sealed, is closed to someone as a juror of its round, as a part of a query of
 * `nominations`: where `isKeptFromJuror` says so, and where the round hides the makers.
 */
export const isClosedToJuror = (userId: string): SQL<boolean> =>
  sql<boolean>`(${isKeptFromJuror(userId)} or ${hidesMakers()})`;

/**
 * Whether nothing of an entry's dossier is for someone as a juror of its round, not even a blind copy: where it is not given to
 * them, while answers are missing, and for good where they named a connection with its entrant.
 */
export function isKeptFromJuror(userId: string): SQL<boolean> {
  return sql<boolean>`(not exists (select from ${assignments} gg
      join ${appointments} gga on gga.id = gg.appointment_id and gga.ended_at is null and gga.user_id = ${userId}
      where gg.nomination_id = ${nominations.id} and gg.ended_at is null)
    or ${missingAnswers({ roundId: nominations.roundId, userId })} > 0
    or exists (select from ${recusals} gr
      join ${appointments} gra on gra.id = gr.appointment_id and gra.ended_at is null and gra.user_id = ${userId}
      where gr.nomination_id = ${nominations.id} and gr.kind = 'conflict'))`;
}
