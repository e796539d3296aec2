import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every night at 03h00 in Vietnam. */
export const sweepFilesJob = defineJob("sweep-files", z.object({}), { schedule: "0 20 * * *", timeoutSeconds: 1800 });
