import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every night at 01h50 in Vietnam. */
export const eraseBuyersJob = defineJob("erase-buyers", z.object({}), { schedule: "50 18 * * *" });
