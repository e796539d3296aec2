import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every night at 02h30 in Vietnam. */
export const tidyAccountsJob = defineJob("tidy-accounts", z.object({}), { schedule: "30 19 * * *" });

/** Whether the address has an account is looked up by the job, not while the page is waited for. */
export const mailPasswordLinkJob = defineJob("mail-password-link", z.object({ email: z.string() }), {
  retries: 3,
  timeoutSeconds: 60,
});
