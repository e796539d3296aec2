import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h40 in Vietnam. */
export const remindOfPaymentsJob = defineJob("remind-of-payments", z.object({}), { schedule: "40 0 * * *" });
