import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h30 in Vietnam. */
export const remindOfComplaintsJob = defineJob("remind-of-complaints", z.object({}), { schedule: "30 0 * * *" });
