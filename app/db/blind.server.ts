import { type SQL, sql } from "drizzle-orm";
import {
  appointments,
  assignments,
  decisions,
  dossierSnapshots,
  nominations,
  panels,
  phases,
  products,
  recusals,
  redactions,
  releases,
  rounds,
  sheetPoints,
  sheets,
} from "./schema";

/**
 * Parts of a query of `nominations`: what the jury of a blind round may know. The makers are hidden from it until results of the
 * round are released. Source: docs/rules/blind.md.
 */
export const hidesMakers = (): SQL<boolean> => sql<boolean>`(exists (select from ${rounds} br
    where br.id = ${nominations.roundId} and br.is_blind)
  and not exists (select from ${releases} bl join ${decisions} bd on bd.id = bl.decision_id and bd.withdrawn_at is null
    where bd.round_id = ${nominations.roundId}))`;

/** A column of the copy that counts now; null where there is none. */
const ofCopy = (column: "id" | "product_name"): SQL => sql`(select bc.${sql.raw(column)} from ${redactions} bc
  join ${dossierSnapshots} bs on bs.id = bc.snapshot_id and bs.voided_at is null
  where bs.nomination_id = ${nominations.id} and bc.released_at is not null
  order by bc.version desc limit 1)`;

/** The blind copy that the jury reads; null before one is released. */
export const copyForJury = (): SQL<string | null> => sql<string | null>`${ofCopy("id")}`;

/** What the jury calls the product, in a query that has `products` too; null while it has no name for it yet. */
export const nameForJury = (): SQL<string | null> =>
  sql<string | null>`case when ${hidesMakers()} then ${ofCopy("product_name")} else ${products.name} end`;

/**
 * An entry a juror of a blind round is too close to is none of theirs, in a query that has `recusals` too: shown as theirs, its
 * code would tell whose it is.
 */
export const isOutOfSight = (): SQL<boolean> =>
  sql<boolean>`(${recusals.kind} is not distinct from 'conflict' and ${hidesMakers()})`;

/** Whether a seat was ever taken up with entries, or scored from; alias: of `appointments` in the query. */
export const wasTakenUp = (alias: SQL): SQL<boolean> => sql<boolean>`exists (select from ${assignments} bg
  where bg.appointment_id = ${alias}.id and (coalesce(${alias}.taken_up_at, ${alias}.accepted_at) is not null or exists (select from ${sheets} bh
    where bh.appointment_id = bg.appointment_id and bh.nomination_id = bg.nomination_id
      and (bh.signed_at is not null or exists (select from ${sheetPoints} bx where bx.sheet_id = bh.id)))))`;

/**
 * Whether another seat of someone's in a round opens nothing to them either: they sit in its blind jury, or judged in it before
 * they gave up the seat, and the jury is not done.
 */
export const isBlindJuror = (userId: string, now: Date): SQL<boolean> => sql<boolean>`(${hidesMakers()}
  and exists (select from ${appointments} ba join ${panels} bp on bp.id = ba.panel_id
    where bp.round_id = ${nominations.roundId} and ba.user_id = ${userId} and (ba.ended_at is null or ${wasTakenUp(sql`ba`)}))
  and not exists (select from ${phases} bf where bf.round_id = ${nominations.roundId}
    and bf.kind in ('council', 'expected_list', 'decision', 'complaints', 'closed')
    and bf.opens_at <= ${now.toISOString()} and (bf.closes_at is null or bf.closes_at > bf.opens_at)))`;

/**
 * Whether someone sits, or sat, in a jury that the makers of an entry are still hidden from: whatever else they are, its code and its
 * maker's name are not told to them together.
 */
export const isHiddenFromJuror = (userId: string): SQL<boolean> => sql<boolean>`(${hidesMakers()}
  and exists (select from ${appointments} ba join ${panels} bp on bp.id = ba.panel_id
    where bp.round_id = ${nominations.roundId} and ba.user_id = ${userId}))`;
