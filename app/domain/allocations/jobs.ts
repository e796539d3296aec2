import { runJob } from "../runs/jobs";

/** Compute the places of a run. */
export const solveAllocationJob = runJob("solve-allocation", 300);
