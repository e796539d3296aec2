import { z } from "zod";
import { defineJob } from "~/queue/job";

/**
 * Draw the certificates of a run. Every minute without a run, for those whose process was killed; it is told by their standing still.
 */
export const drawPrintRunJob = defineJob("draw-print-run", z.object({ runId: z.uuid().optional() }), {
  schedule: "* * * * *",
  atStart: true,
  timeoutSeconds: 3600,
});
