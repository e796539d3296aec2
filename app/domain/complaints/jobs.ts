import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every morning at 07h30 in Vietnam. */
export const remindOfComplaintsJob = defineJob("remind-of-complaints", z.object({}), { schedule: "30 0 * * *" });
/** Every night at 01h20 in Vietnam. */
export const eraseContactsJob = defineJob("erase-complaint-contacts", z.object({}), { schedule: "20 18 * * *" });
