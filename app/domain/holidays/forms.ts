import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";
import { normalizeText } from "~/lib/vietnamese-text";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(2).max(max));

/** A day as typed, "05/02/2026", read into "2026-02-05". */
const typedDate = z.string().transform((text, issues) => {
  const date = parseDate(text);
  if (date) return date;
  issues.addIssue({ code: "custom", message: m.errors_not_a_date() });
  return z.NEVER;
});

export const HolidayForm = z.object({ day: typedDate, name: line(120), nameEn: line(120), source: line(500) });
export type HolidayForm = z.output<typeof HolidayForm>;

/** Which year the table shows; none: the present one. */
export const HolidayQuery = z.object({ year: z.coerce.number().int().min(1990).max(2200).nullable().catch(null) });
