import { z } from "zod";
import { parseDate } from "~/lib/dates";
import { normalizeText } from "~/lib/vietnamese-text";

const words = z
  .string()
  .max(200)
  .transform((text) => normalizeText(text) || null)
  .nullable()
  .default(null)
  .catch(null);

/** A day as people type it; what is none is passed over. */
const day = z
  .string()
  .transform((text) => parseDate(text))
  .nullable()
  .default(null)
  .catch(null);

export const AuditQuery = z.object({
  act: words,
  person: words,
  from: day,
  until: day,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type AuditQuery = z.output<typeof AuditQuery>;
