import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h15 in Vietnam. */
export const remindOfConflictsJob = defineJob("remind-of-conflicts", z.object({}), { schedule: "15 0 * * *" });
