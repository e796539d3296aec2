import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Compute the places of a run. Every minute without a run, for those whose process was killed; it is told by their standing still. */
export const solveAllocationJob = defineJob("solve-allocation", z.object({ runId: z.uuid().optional() }), {
  schedule: "* * * * *",
  atStart: true,
  timeoutSeconds: 300,
});
