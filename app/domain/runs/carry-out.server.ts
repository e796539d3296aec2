import { and, eq, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Context } from "../context";
import { MOST_ATTEMPTS } from "./rules";
import type { RunRow, Runs, RunTable, RunValues } from "./run-table";
import { CLOCK, mayBegin } from "./standing.server";

/** A run was stopped, or begun anew by another process: whoever is at it leaves it alone. */
class RunLost extends Error {}

/** One beginning of a run. */
export interface RunAtWork<Table extends RunTable> {
  readonly run: RunRow<Table>;
  /** Aborted once the run is no longer this beginning's: what can be broken off is. */
  readonly lost: AbortSignal;
  /** Write how it goes, at once. Throws where it is no longer this beginning's. */
  tell(values: RunValues<Table>): Promise<void>;
  /** Have the next sign of life write how it goes. */
  note(values: RunValues<Table>): void;
}

/** What a run that is done leaves: values for its row, and what is handed on. */
interface Ending<Table extends RunTable, Result> {
  readonly values: RunValues<Table>;
  readonly result: Result;
}

/**
 * Carry a run out. While it works, signs of life say so; of two processes with one run only the later beginning ends it. One whose process
 * is killed leaves its run for `resumeRuns`; one that fails puts it back, `MOST_ATTEMPTS` times at most. Returns what the work
 * hands on; null where there was nothing to do, or the run was stopped meanwhile.
 */
export async function carryOut<Table extends RunTable, Result>(
  ctx: Context,
  runs: Runs<Table>,
  runId: string,
  work: (at: RunAtWork<Table>) => Promise<Ending<Table, Result>>,
): Promise<Result | null> {
  const begun = await begin(ctx, runs, runId);
  if (!begun) return null;
  const { run, attempt } = begun;
  const loser = new AbortController();
  const tell = async (values: RunValues<Table>) => {
    if (!(await write(ctx, runs, { runId, attempt }, values))) throw new RunLost();
  };
  let known: RunValues<Table> = {};
  const life = setInterval(() => {
    // A database that is away for a moment costs nothing: the next sign of life tells.
    tell(known).catch((error) => error instanceof RunLost && loser.abort(error));
  }, runs.beatMs);
  const note = (values: RunValues<Table>) => {
    known = { ...known, ...values };
  };
  try {
    const { values, result } = await work({ run, lost: loser.signal, tell, note });
    await tell({ ...values, state: "done" });
    return result;
  } catch (error) {
    if (error instanceof RunLost) return null;
    const state = attempt < MOST_ATTEMPTS ? "queued" : "failed";
    await write(ctx, runs, { runId, attempt }, { state }).catch(() => {});
    throw error;
  } finally {
    clearInterval(life);
  }
}

async function begin<Table extends RunTable>(ctx: Context, runs: Runs<Table>, runId: string) {
  const table: RunTable = runs.table;
  const [row] = await ctx.db
    .update(table as PgTable)
    .set({ ...runs.afresh, state: "running", attempt: sql`${table.attempt} + 1`, movedAt: CLOCK })
    .where(and(eq(table.id, runId), mayBegin(runs)))
    .returning();
  return row ? { run: row as RunRow<Table>, attempt: row.attempt as number } : null;
}

/** Whether the run still was this beginning's. */
async function write<Table extends RunTable>(
  ctx: Context,
  runs: Runs<Table>,
  { runId, attempt }: { readonly runId: string; readonly attempt: number },
  values: object,
): Promise<boolean> {
  const table: RunTable = runs.table;
  const told = await ctx.db
    .update(table as PgTable)
    .set({ ...values, movedAt: CLOCK })
    .where(and(eq(table.id, runId), eq(table.attempt, attempt), eq(table.state, "running")))
    .returning({ id: table.id });
  return told.length > 0;
}
