import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";
import { normalizeText } from "~/lib/vietnamese-text";

const line = (min: number, max: number) => z.string().transform(normalizeText).pipe(z.string().min(min).max(max));

/** A day as typed, "05/02/2026", read into "2026-02-05". */
const typedDate = z.string().transform((text, issues) => {
  const date = parseDate(text);
  if (date) return date;
  issues.addIssue({ code: "custom", message: m.errors_not_a_date() });
  return z.NEVER;
});

/** The decision that takes a certificate back. The reason is public: it stands on the certificate's page. */
export const RevocationForm = z.object({
  decisionNumber: line(3, 60),
  revokedOn: typedDate,
  reason: line(10, 500),
});
export type RevocationForm = z.output<typeof RevocationForm>;
