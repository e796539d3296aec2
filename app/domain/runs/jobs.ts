import { z } from "zod";
import { defineJob, type Job } from "~/queue/job";

/** Carry out a run. Every minute without one, for those whose process was killed; it is told by their standing still. */
export const runJob = (name: string, timeoutSeconds: number): Job<{ runId?: string | undefined }> =>
  defineJob(name, z.object({ runId: z.uuid().optional() }), { schedule: "* * * * *", atStart: true, timeoutSeconds });
