import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h10 in Vietnam; a morning that was missed is made up for by the next. */
export const remindOfReportsJob = defineJob("remind-of-reports", z.object({}), { schedule: "10 0 * * *" });
