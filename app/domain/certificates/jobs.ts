import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h20 in Vietnam; a morning that was missed is made up for by the next. */
export const remindOfExpiryJob = defineJob("remind-of-expiry", z.object({}), { schedule: "20 0 * * *" });
