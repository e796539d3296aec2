import { z } from "zod";
import { PRINT_RUN_KINDS } from "~/lib/vocabulary";

export const PrintRunForm = z.object({ kind: z.enum(PRINT_RUN_KINDS) });
export type PrintRunForm = z.output<typeof PrintRunForm>;
