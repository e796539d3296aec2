import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every five minutes: offers that ran out end, the next ones are made. */
export const keepWaitingListsJob = defineJob("keep-waiting-lists", z.object({}), { schedule: "*/5 * * * *" });
