import { and, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { enqueue } from "~/queue/enqueue.server";
import type { Context, WriteContext } from "../context";
import type { RunRow, Runs, RunTable, RunValues } from "./run-table";
import { underWay } from "./standing.server";

/** The run under way among those a condition names; null without one. Asks no policy. */
export async function runUnderWay<Table extends RunTable>(
  ctx: Context,
  { table }: Runs<Table>,
  which: SQL | undefined,
): Promise<RunRow<Table> | null> {
  const [row] = await ctx.db
    .select()
    .from(table as PgTable)
    .where(and(which, underWay(table)));
  return row ? (row as RunRow<Table>) : null;
}

/** Ask for a run: it begins after the commit. Returns its id. Asks no policy; an index of its table keeps one under way. */
export async function queueRun<Table extends RunTable>(
  ctx: WriteContext,
  { table, job }: Runs<Table>,
  values: RunValues<Table>,
): Promise<string> {
  const by = { movedAt: ctx.now, requestedBy: ctx.actor!.userId, requestedAt: ctx.now };
  const [made] = await ctx.db
    .insert(table as PgTable)
    .values({ ...values, ...by })
    .returning({ id: (table as RunTable).id });
  const runId = String(made!.id);
  await enqueue(ctx.db, job, { runId });
  return runId;
}
