import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { builtOnce } from "~/db/built-once.server";
import type { Database, Transaction } from "~/db/client.server";
import { recusalOfSheet } from "~/db/jury-joins.server";
import { missingAnchors } from "~/db/missing-anchors.server";
import { missingBeforeWriting } from "~/db/missing-answers.server";
import {
  appointments,
  criteria,
  ledgerEvents,
  nominations,
  phases,
  recusals,
  rounds,
  sheetPoints,
  sheets,
} from "~/db/schema";
import type { WriteContext } from "../context";
import type { PhaseSpan } from "../rounds/rules";
import { asksGroup } from "./asks-group.server";

/** One act on one criterion of one sheet. All are UUIDs. */
export interface AskedPoint {
  readonly sheetId: string;
  readonly criterionId: string;
  readonly operationId: string;
}

/** All that decides about a point. */
export type PointFacts = RowOf<typeof factsOf> & {
  /** The act that bears the same id, where there is one. */
  readonly earlier: EarlierAct | null;
  /** Of its round. */
  readonly phases: readonly PhaseSpan[];
};

export type EarlierAct = RowOf<typeof earlierActs>;

type RowOf<Query extends (db: Transaction) => { execute(): Promise<unknown[]> }> = Awaited<
  ReturnType<ReturnType<Query>["execute"]>
>[number];

/**
 * Lock the sheets of several points and read all that decides about each; null where there is no such sheet. Jurors write hundreds
 * of points at once, so this is one journey to the database: its statements are sent together and answered in order, and the last
 * sees what stands once the others hold their locks. They are planned once a connection.
 * As everywhere the round is locked before the sheet: it neither goes on to its next phase nor is tallied until the act is written,
 * and jurors do not wait for each other.
 * patience: "skip" answers "busy" where somebody else holds a lock. No sheet is asked for twice.
 */
export async function lockPoints(
  { db }: Pick<WriteContext, "db">,
  asked: readonly AskedPoint[],
  patience: "wait" | "skip",
): Promise<(PointFacts | "busy" | null)[]> {
  const lists = {
    sheets: arrayOf(asked.map((one) => one.sheetId)),
    criteria: arrayOf(asked.map((one) => one.criterionId)),
    operations: arrayOf(asked.map((one) => one.operationId)),
  };
  const [, freeRounds, freeSheets, spans, acts, rows] = await Promise.all([
    lookUpByKey(db).execute(),
    lockRounds[patience](db).execute(lists),
    lockSheets[patience](db).execute(lists),
    phasesOfRounds(db).execute(lists),
    earlierActs(db).execute(lists),
    factsOf(db).execute(lists),
  ]);
  const free = new Set([...freeRounds, ...freeSheets].map(({ id }) => id));
  const phasesOf = Map.groupBy(spans, (span) => span.roundId);
  const earlier = new Map(acts.map((act) => [act.operationId, act]));
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return asked.map(({ operationId }, place) => {
    const row = byPlace.get(place + 1);
    if (!row) return null;
    if (!free.has(row.id) || !free.has(row.roundId)) return "busy";
    return { ...row, phases: phasesOf.get(row.roundId) ?? [], earlier: earlier.get(operationId) ?? null };
  });
}

/** Of UUIDs. */
const arrayOf = (ids: readonly string[]) => `{${ids.join(",")}}`;

/**
 * Until the end of the transaction: everything is found by its key, however many are asked for and however small the tables were
 * when the way was planned. Planning it anew takes ten times as long as going it.
 */
const lookUpByKey = builtOnce((db) =>
  db
    .select({
      plan: sql`set_config('plan_cache_mode', 'force_generic_plan', true)`,
      scan: sql`set_config('enable_seqscan', 'off', true)`,
      hash: sql`set_config('enable_hashjoin', 'off', true)`,
      merge: sql`set_config('enable_mergejoin', 'off', true)`,
      material: sql`set_config('enable_material', 'off', true)`,
    })
    .from(sql`(values (1)) as once`)
    .prepare("look_up_by_key"),
);

const isAsked = () => sql`${sheets.id} = any(${sql.placeholder("sheets")}::uuid[])`;

const roundsAsked = (db: Database | Transaction) =>
  db
    .select({ id: nominations.roundId })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .where(isAsked());

const WAITS = {};
const SKIPS = { skipLocked: true } as const;

const roundsLocked = (how: typeof WAITS | typeof SKIPS) =>
  builtOnce((db) =>
    db
      .select({ id: rounds.id })
      .from(rounds)
      .where(inArray(rounds.id, roundsAsked(db)))
      .for("key share", how)
      .prepare("rounds_of_points"),
  );

const sheetsLocked = (how: typeof WAITS | typeof SKIPS) =>
  builtOnce((db) =>
    db.select({ id: sheets.id }).from(sheets).where(isAsked()).for("update", how).prepare("sheets_of_points"),
  );

const lockRounds = { wait: roundsLocked(WAITS), skip: roundsLocked(SKIPS) };
const lockSheets = { wait: sheetsLocked(WAITS), skip: sheetsLocked(SKIPS) };

const phasesOfRounds = builtOnce((db) =>
  db
    .select({ roundId: phases.roundId, kind: phases.kind, opensAt: phases.opensAt, closesAt: phases.closesAt })
    .from(phases)
    .where(inArray(phases.roundId, roundsAsked(db)))
    .prepare("phases_of_points"),
);

/** What the ledger holds under the same ids. */
const earlierActs = builtOnce((db) =>
  db
    .select({
      operationId: ledgerEvents.operationId,
      kind: ledgerEvents.kind,
      actorId: ledgerEvents.actorId,
      payload: ledgerEvents.payload,
      // The ledger is published and holds no notes: what the act left stands on the sheet until a later one takes its place.
      standing: sql<{
        note: string | null;
      } | null>`(select json_build_object('note', ${sheetPoints.note}) from ${sheetPoints}
        where ${sheetPoints.sheetId} = any(${sql.placeholder("sheets")}::uuid[]) and ${sheetPoints.eventId} = ${ledgerEvents.id})`,
    })
    .from(ledgerEvents)
    .where(sql`${ledgerEvents.operationId} = any(${sql.placeholder("operations")}::uuid[])`)
    .prepare("earlier_points"),
);

const factsOf = builtOnce((db) => {
  const part = alias(criteria, "part");
  const parts = db.select({ one: sql`1` }).from(part).where(eq(part.parentId, criteria.id));
  return db
    .select({
      place: sql<number>`asked.place::int`,
      id: sheets.id,
      nominationId: sheets.nominationId,
      appointmentId: sheets.appointmentId,
      signedAt: sheets.signedAt,
      userId: appointments.userId,
      endedAt: appointments.endedAt,
      roundId: nominations.roundId,
      ledgerSalt: rounds.ledgerSalt,
      nominationState: nominations.state,
      groupCode: nominations.groupCode,
      recusedAt: recusals.at,
      missingAnswers: missingBeforeWriting(),
      missingAnchors: missingAnchors({ roundId: nominations.roundId, userId: appointments.userId }),
      criterion: {
        id: criteria.id,
        code: criteria.code,
        maximum: criteria.maximum,
        step: criteria.step,
        isAsked: asksGroup(),
      },
      /** What the criterion has; null where nothing is written. */
      standing: { points: sheetPoints.points, note: sheetPoints.note },
    })
    .from(
      sql`unnest(${sql.placeholder("sheets")}::uuid[], ${sql.placeholder("criteria")}::uuid[])
        with ordinality as asked(sheet, criterion, place)`,
    )
    .innerJoin(sheets, sql`${sheets.id} = asked.sheet`)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .leftJoin(recusals, recusalOfSheet())
    .leftJoin(
      criteria,
      and(sql`${criteria.id} = asked.criterion`, eq(criteria.roundId, nominations.roundId), notExists(parts)),
    )
    .leftJoin(sheetPoints, and(eq(sheetPoints.sheetId, sheets.id), eq(sheetPoints.criterionId, criteria.id)))
    .prepare("facts_of_points");
});
