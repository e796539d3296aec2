import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Retried for about a day, each time after a longer pause: a mail server that is down comes back. */
export const sendMailJob = defineJob("send-mail", z.object({ mailId: z.uuid() }), {
  retries: 12,
  timeoutSeconds: 120,
  concurrency: 2,
});
