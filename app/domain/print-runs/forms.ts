import { z } from "zod";
import { PRINT_LANGUAGES, PRINT_RUN_KINDS } from "~/lib/vocabulary";

export const PrintRunForm = z.object({
  kind: z.enum(PRINT_RUN_KINDS),
  language: z.enum(PRINT_LANGUAGES).default("template"),
  /** Print also what does not fit in a language that nobody looked at when it was released. */
  despiteMisfits: z.boolean().optional(),
});
export type PrintRunForm = z.input<typeof PrintRunForm>;
