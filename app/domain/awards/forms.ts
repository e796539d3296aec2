import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";
import { normalizeText } from "~/lib/vietnamese-text";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

/** A day as typed, "05/02/2026", read into "2026-02-05". */
const typedDate = z.string().transform((text, issues) => {
  const date = parseDate(text);
  if (date) return date;
  issues.addIssue({ code: "custom", message: m.errors_not_a_date() });
  return z.NEVER;
});

/** The recognition decision of a round and the nominations it recognises. */
export const DecisionForm = z.object({
  number: line(60).refine((text) => /^\d+\s*\/\s*\S+/.test(text), { error: () => m.awards_number_form() }),
  decidedOn: typedDate,
  place: line(80),
  signerName: line(120),
  signerTitle: line(160),
  nominationIds: z.array(z.uuid()).min(1, { error: () => m.awards_choose_one() }),
  /** Sent by the second step, which names how many awards the act makes. */
  confirmed: z.literal("yes").optional(),
});
export type DecisionForm = z.infer<typeof DecisionForm>;
