import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import {
  appointments,
  calibrationAnchors,
  calibrationSheets,
  calibrations,
  calibrationWaivers,
  panels,
  rounds,
} from "./schema";

interface Asked {
  readonly roundId: AnyPgColumn | string;
  /** The juror. */
  readonly userId: AnyPgColumn | string;
}

/**
 * How many anchor products a juror has still to submit before their own sheets open, as a part of a query: 0 where the rules do not
 * wait for the calibration, once it is closed, and for a juror who was let off (docs/rules/calibration.md#the-gate).
 * Pages, points and devices all ask this one.
 */
export function missingAnchors({ roundId, userId }: Asked): SQL<number> {
  return sql<number>`coalesce((select greatest(kr.sheets_wait_for - (select count(distinct ks.anchor_id)::int
      from ${calibrationSheets} ks
      join ${calibrationAnchors} ka on ka.id = ks.anchor_id and ka.round_id = kr.id
      join ${appointments} kp on kp.id = ks.appointment_id and kp.ended_at is null and kp.user_id = ${userId}
      where ks.submitted_at is not null), 0)
    from ${rounds} kr where kr.id = ${roundId} and kr.sheets_wait_for > 0
      and not exists (select from ${calibrations} kc where kc.round_id = kr.id and kc.closed_at is not null)
      and not exists (select from ${calibrationWaivers} kw
        join ${appointments} kv on kv.id = kw.appointment_id and kv.ended_at is null and kv.user_id = ${userId}
        join ${panels} kl on kl.id = kv.panel_id and kl.round_id = kr.id)), 0)`;
}
