import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every five minutes: phases whose announced date has come begin. */
export const advanceRoundsJob = defineJob("advance-rounds", z.object({}), { schedule: "*/5 * * * *" });
