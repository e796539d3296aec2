import { type SQL, sql } from "drizzle-orm";
import { conflictAnswers, nominations, products, recusals, rounds } from "./schema";

/**
 * The jurors of a round and the entries that are never given to them, as a table of a query with `appointment_id` and
 * `nomination_id`: recused, or answered as a conflict. In a blind round a connection is one with the establishment, so it holds for
 * every entry of it, also for those the juror was never asked about: `is_declined` is false there, and what such a juror has of them
 * stays theirs and counts.
 */
export const barredPairs = (roundId: string): SQL => sql`(with stepped as (
    select bs.appointment_id, bn.id as nomination_id, bn.product_id, bs.is_connection
    from (select br.appointment_id, br.nomination_id, br.kind = 'conflict' as is_connection from ${recusals} br
      union all select bc.appointment_id, bc.nomination_id, true from ${conflictAnswers} bc where bc.answer = 'conflict') bs
    join ${nominations} bn on bn.id = bs.nomination_id and bn.round_id = ${roundId})
  select appointment_id, nomination_id, bool_or(is_declined) as is_declined from (
    select appointment_id, nomination_id, true as is_declined from stepped
    union all
    select bs.appointment_id, bn.id, false from stepped bs
    join ${rounds} bb on bb.id = ${roundId} and bb.is_blind
    join ${products} bp on bp.id = bs.product_id
    join ${products} bo on bo.establishment_id = bp.establishment_id
    join ${nominations} bn on bn.product_id = bo.id and bn.round_id = ${roundId}
    where bs.is_connection) pairs
  group by appointment_id, nomination_id) as barred`;
