import { ALLOCATION_RUNS, solveRun } from "~/domain/allocations/solve-run.server";
import { handleRuns } from "./handle-runs";

export const solveAllocationHandler = handleRuns(ALLOCATION_RUNS, (ctx, _services, runId) => solveRun(ctx, runId));
