import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h00 in Vietnam. */
export const warnOfExpiryJob = defineJob("warn-of-expiry", z.object({}), { schedule: "0 0 * * *" });
