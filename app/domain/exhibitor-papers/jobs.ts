import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Draw the letters of a run. Every minute without a run, for those whose process was killed; it is told by their standing still. */
export const drawLettersJob = defineJob("draw-letters", z.object({ runId: z.uuid().optional() }), {
  schedule: "* * * * *",
  atStart: true,
  timeoutSeconds: 3600,
});
