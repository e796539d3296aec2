import { z } from "zod";
import { defineJob } from "~/queue/job";

/** Every five minutes: what was written since has its place in the tree, under a signed head; at the start, so that the key is kept. */
export const signLedgersJob = defineJob("sign-ledgers", z.object({}), { schedule: "*/5 * * * *", atStart: true });
