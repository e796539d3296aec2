import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every night at 01h40 in Vietnam. */
export const eraseVisitorsJob = defineJob("erase-visitors", z.object({}), { schedule: "40 18 * * *" });
