import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every night at 02h30 in Vietnam. */
export const tidyAccountsJob = defineJob("tidy-accounts", z.object({}), { schedule: "30 19 * * *" });
