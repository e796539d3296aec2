import { and, eq, lt } from "drizzle-orm";
import { printRuns } from "~/db/schema";
import type { Context } from "../context";

/**
 * How long a run's file is kept: a print shop takes it within days, a ceremony is within weeks, and it is large. It is drawn anew from
 * the same seal whenever somebody asks.
 */
const KEEP_PRINTED_DAYS = 60;

const DAY_MS = 86_400_000;

/**
 * Let go of the files of runs that were done long ago; the sweep of files takes them away. The runs stay, and say so. Returns how many.
 * Source: docs/rules/templates.md#print-runs.
 */
export async function sweepPrintRuns(ctx: Context): Promise<number> {
  const before = new Date(ctx.now.getTime() - KEEP_PRINTED_DAYS * DAY_MS);
  const swept = await ctx.db
    .update(printRuns)
    .set({ state: "swept", fileId: null })
    .where(and(eq(printRuns.state, "done"), lt(printRuns.movedAt, before)))
    .returning({ id: printRuns.id });
  return swept.length;
}
