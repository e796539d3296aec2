import { solveAllocationJob } from "~/domain/allocations/jobs";
import { resumeRuns, solveRun } from "~/domain/allocations/solve-run.server";
import { handle } from "./handler";

export const solveAllocationHandler = handle(solveAllocationJob, async (ctx, { runId }, { log }) => {
  if (runId === undefined) {
    const runs = await resumeRuns(ctx);
    if (runs > 0) log.info({ runs }, "allocations begun anew");
    return;
  }
  const points = await solveRun(ctx, runId);
  if (points !== null) log.info({ run: runId, points }, "places computed");
});
