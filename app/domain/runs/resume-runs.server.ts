import { and, gte } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { enqueue } from "~/queue/enqueue.server";
import type { Context } from "../context";
import { MOST_ATTEMPTS } from "./rules";
import type { Runs, RunTable } from "./run-table";
import { CLOCK, mayBegin, standsStill } from "./standing.server";

/** Have the runs that stand still begun anew, and give up those that were begun too often. Returns how many wait. */
export async function resumeRuns<Table extends RunTable>(ctx: Context, runs: Runs<Table>): Promise<number> {
  const table: RunTable = runs.table;
  await ctx.db
    .update(table as PgTable)
    .set({ state: "failed", movedAt: CLOCK })
    .where(and(standsStill(runs), gte(table.attempt, MOST_ATTEMPTS)));
  const waiting = await ctx.db
    .select({ id: table.id })
    .from(table as PgTable)
    .where(mayBegin(runs));
  for (const { id } of waiting) await enqueue(ctx.db, runs.job, { runId: String(id) }, { key: String(id) });
  return waiting.length;
}
