import { sql } from "drizzle-orm";
import { appointments, assignments, conflictAnswers, nominations, products, rounds } from "~/db/schema";
import type { WriteContext } from "../context";

interface Answered {
  readonly appointmentId: string;
  readonly nominationId: string;
}

/**
 * In a blind round a juror answers once for an establishment, and that counts for its entries that are given to them later: asked
 * again by the same name, they would learn that there is one more. Of an establishment they are connected with nothing is given
 * (`barredPairs`), so what is taken over is "none". Under the round's lock, whenever entries are given out, before the event that
 * tells of it: it names the pairs, which are returned.
 * Source: docs/rules/blind.md#connections
 */
export function inheritAnswers(ctx: WriteContext, roundId: string): Promise<Answered[]> {
  return ctx.db
    .insert(conflictAnswers)
    .select(
      sql`select ga.appointment_id, ga.nomination_id, 'none', null::text, ${ctx.now.toISOString()}::timestamptz
        from ${assignments} ga
        join ${appointments} gs on gs.id = ga.appointment_id and gs.ended_at is null
        join ${nominations} gn on gn.id = ga.nomination_id and gn.round_id = ${roundId}
        join ${rounds} gr on gr.id = gn.round_id and gr.is_blind
        join ${products} gp on gp.id = gn.product_id
        where ga.ended_at is null
          and exists (select from ${conflictAnswers} known
            join ${nominations} kn on kn.id = known.nomination_id and kn.round_id = gn.round_id
            join ${products} kp on kp.id = kn.product_id and kp.establishment_id = gp.establishment_id
            where known.appointment_id = ga.appointment_id
            having bool_and(known.answer = 'none'))`,
    )
    .onConflictDoNothing()
    .returning({ appointmentId: conflictAnswers.appointmentId, nominationId: conflictAnswers.nominationId });
}
