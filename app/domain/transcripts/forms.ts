import { z } from "zod";

/** Which transcript of a round: by its digest; the last one where none is said. */
export const TranscriptQuery = z.object({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .catch(undefined),
});
