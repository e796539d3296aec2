import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseDate } from "~/lib/dates";
import { TEMPLATE_LANGUAGES } from "~/lib/template-sheet";
import { parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { typed, typedDay } from "../typed";

const line = (min: number, max: number) => z.string().transform(normalizeText).pipe(z.string().min(min).max(max));

/** The decision that takes a certificate back. The reason is public: it stands on the certificate's page. */
export const RevocationForm = z.object({
  decisionNumber: line(3, 60),
  revokedOn: typedDay,
  reason: line(10, 500),
});
export type RevocationForm = z.output<typeof RevocationForm>;

/** Pixels a side of a medal. */
export const LOGO_SIDES = [256, 1024, 2048] as const;
export const LogoSize = z.object({ side: z.coerce.number().pipe(z.literal(LOGO_SIDES)).catch(1024) });

/** The languages of a paper, where they are not those of its template. */
export const PaperQuery = z.object({ language: z.enum(TEMPLATE_LANGUAGES).optional().catch(undefined) });

/** Print also what the template of the old paper cannot set as it should, as it was shown (`ReplacementMisfit`). */
const misfit = { despiteMisfits: z.boolean().optional(), seenMisfit: z.string().optional() };

/** A paper that was lost or spoilt is printed anew, under a new number. The reason is public. */
export const ReissueForm = z.object({ reason: line(10, 500), ...misfit });
export type ReissueForm = z.output<typeof ReissueForm>;

/** What a certificate should print, and the letter or decision that says so. The reason is public. */
export const CorrectionForm = z.object({
  productName: line(2, 300),
  establishmentName: line(2, 300),
  address: line(2, 300).optional(),
  documentNumber: line(3, 60),
  documentDate: typedDay,
  reason: line(10, 500),
  ...misfit,
});
export type CorrectionForm = z.output<typeof CorrectionForm>;

// A common year: 29 February is no day of every year.
const dayOfYear = typed(
  (text) => parseDate(`${text.trim().replace(/\s*[./-]\s*/, "/")}/2025`)?.slice(5) ?? null,
  () => m.reports_not_a_day(),
);
const nextYear = z.enum(["same", "next"]).transform((which) => which === "next");
const daysBefore = (most: number) =>
  typed(
    (text) => {
      const days = parseWhole(text);
      return days !== null && days >= 1 && days <= most ? days : null;
    },
    () => m.reports_not_days({ most }),
  );

function yearTyped(text: string): number | null {
  const year = parseWhole(text);
  return year !== null && year >= 1990 && year <= 2200 ? year : null;
}

/** When winners report to an agency and what they are reminded of. Days of the year are typed "31/01". */
export const RemindersForm = z
  .object({
    opensOn: dayOfYear,
    opensNextYear: nextYear,
    dueOn: dayOfYear,
    dueNextYear: nextYear,
    dueSource: line(3, 300).optional(),
    reportDaysBefore: daysBefore(90),
    expiryDaysBefore: z
      .string()
      .transform((text) => text.split(/[,;\s]+/).filter(Boolean))
      .pipe(z.array(daysBefore(730)).min(1).max(5))
      .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
    /** Left empty: every year that a certificate held in. */
    firstYear: typed(yearTyped, () => m.reports_not_a_year()).nullish(),
    /** Of the settings that were read before. */
    version: z.coerce.number().int().min(0),
  })
  .superRefine((form, ctx) => {
    const at = (isNext: boolean, day: string) => `${Number(isNext)}${day}`;
    if (at(form.opensNextYear, form.opensOn) < at(form.dueNextYear, form.dueOn)) return;
    ctx.addIssue({ code: "custom", path: ["dueOn"], message: m.reports_due_before_open() });
  });
export type RemindersForm = z.output<typeof RemindersForm>;
