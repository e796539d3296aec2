import { allocationRuns } from "~/db/schema";
import type { Context } from "../context";
import { carryOut } from "../runs/carry-out.server";
import type { Runs } from "../runs/run-table";
import { solveAllocationJob } from "./jobs";
import { AllocationInput } from "./rules";
import { runInThread } from "./run-in-thread.server";

/** It is asked often whether it is still wanted: a solver that is not wanted takes a whole core. */
export const ALLOCATION_RUNS: Runs<typeof allocationRuns> = {
  table: allocationRuns,
  job: solveAllocationJob,
  afresh: { objective: null, bound: null },
  beatMs: 1_000,
  stillSeconds: 30,
};

/** What a solver may take beyond its time before it is killed. */
const GRACE_SECONDS = 60;

/**
 * Compute the places of a run, in a thread that is killed when the run is cancelled. A process that is killed leaves no plan, and the run is
 * begun anew. Returns its points; null where there was nothing to do, or the run was stopped meanwhile.
 */
export function solveRun(ctx: Context, runId: string): Promise<number | null> {
  return carryOut(ctx, ALLOCATION_RUNS, runId, async ({ run, lost, note }) => {
    const input = AllocationInput.parse(run.input);
    const limit = AbortSignal.timeout((input.settings.seconds + GRACE_SECONDS) * 1000);
    const { objective, bound, seconds, result } = await runInThread(input, {
      signal: AbortSignal.any([lost, limit]),
      tell: ({ objective, bound }) => note({ objective, bound: Number.isFinite(bound) ? bound : null }),
    });
    const milliseconds = Math.round(seconds * 1000);
    return { values: { objective, bound, result, milliseconds }, result: objective };
  });
}
