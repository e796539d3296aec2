import { sql } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury, type TestJuror } from "#tests/factories/panels";
import { aRound, type Criterion, type TestRound } from "#tests/factories/rounds";
import { leavesAsked } from "#tests/factories/sheets";
import type { Database } from "~/db/client.server";
import { insertMany } from "~/db/insert-many.server";
import { assignments, conflictAnswers, sheets } from "~/db/schema";

export interface Hall {
  readonly round: TestRound;
  readonly jurors: readonly TestJuror[];
  /** Of a juror, one an entry. */
  readonly sheetsOf: ReadonlyMap<string, readonly { readonly id: string; readonly leaves: readonly Criterion[] }[]>;
}

/** A round that is being scored: every juror has an empty sheet for every entry and has answered for its entrant. */
export async function aHall(db: Database, size: { jurors: number; entries: number }): Promise<Hall> {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, size.jurors);
  const entries = await nominationsFor(db, round.id, size.entries);
  const pairs = jurors.flatMap(({ appointmentId }) => entries.map(({ id }) => ({ appointmentId, nominationId: id })));
  const made = await db.transaction(async (tx) => {
    await insertMany(
      tx,
      assignments,
      pairs.map((pair) => ({ ...pair, source: "hand" as const })),
      sql``,
    );
    await insertMany(
      tx,
      conflictAnswers,
      pairs.map((pair) => ({ ...pair, answer: "none" as const })),
      sql``,
    );
    await insertMany(tx, sheets, pairs, sql``);
    return tx.select().from(sheets);
  });
  await db.execute(sql`analyze`);
  const leaves = new Map(entries.map(({ id, groupCode }) => [id, leavesAsked(round, groupCode)]));
  const own = made.map((sheet) => ({ ...sheet, leaves: leaves.get(sheet.nominationId)! }));
  return { round, jurors, sheetsOf: Map.groupBy(own, (sheet) => sheet.appointmentId) };
}
