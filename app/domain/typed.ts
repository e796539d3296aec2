import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";

/** What a person types into a field, read by one of the helpers of `lib`; null is what it does not understand. */
export const typed = <T>(read: (text: string) => T | null, sentence: () => string) =>
  z.string().transform((text, issues) => {
    const value = read(text);
    if (value !== null) return value;
    issues.addIssue({ code: "custom", message: sentence() });
    return z.NEVER;
  });

/** A day as typed, "05/02/2026", read into "2026-02-05". */
export const typedDay = typed(parseDate, () => m.errors_not_a_date());
