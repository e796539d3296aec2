import { sql } from "drizzle-orm";
import type { Context } from "../context";
import type { LedgerRow } from "./check-row.server";

const BATCH = 1_000;

/**
 * The leaves of a round in their order, each with its event. The times come as the text the payload has them in: one that is out of
 * every calendar cannot stop the reading.
 */
export async function* rowsOf(ctx: Pick<Context, "db">, roundId: string): AsyncGenerator<LedgerRow> {
  let after = -1;
  for (;;) {
    const rows = await ctx.db.execute<LedgerRow & Record<string, unknown>>(sql`
      select l.place, l.leaf_hash as leaf, l.event_id as "eventId", e.round_id as "roundId", e.kind, e.actor_id as "actorId",
        e.operation_id as operation, e.payload, e.sealed, e.leaf_hash as "ownLeaf",
        case when isfinite(e.recorded_at) then to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as at
      from ledger_leaves l left join ledger_events e on e.id = l.event_id
      where l.round_id = ${roundId} and l.place > ${after}
      order by l.place limit ${BATCH}`);
    yield* rows;
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.place;
  }
}
