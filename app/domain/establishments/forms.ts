import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePhone } from "~/lib/phone";
import { parseTaxCode } from "~/lib/tax-code";
import { normalizeText } from "~/lib/vietnamese-text";
import { LEGAL_FORMS } from "~/lib/vocabulary";

const line = (most: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(most));
const maybeLine = (most: number) =>
  z
    .string()
    .transform(normalizeText)
    .pipe(z.string().max(most))
    .transform((text) => text || undefined)
    .optional();

const phone = z.string().transform((text, ctx) => {
  const digits = parsePhone(text);
  if (digits) return digits;
  ctx.addIssue({ code: "custom", message: m.establishments_phone_wrong() });
  return z.NEVER;
});

/** "htxphumy.vn" is meant as "https://htxphumy.vn". */
const website = z.string().transform((text, ctx) => {
  const typed = normalizeText(text);
  const full = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (URL.canParse(full) && new URL(full).hostname.includes(".") && full.length <= 200) return full;
  ctx.addIssue({ code: "custom", message: m.errors_not_a_url() });
  return z.NEVER;
});

/** What is asked, field by field; the forms add what fields mean together. */
export const EstablishmentFacts = z.object({
  legalForm: z.enum(LEGAL_FORMS),
  name: line(200),
  taxCode: z.string().max(40),
  /** A province of today. */
  provinceId: z.string().min(1),
  district: maybeLine(100),
  commune: line(100),
  address: maybeLine(200),
  representative: line(100),
  phone,
  email: z.string().transform(normalizeText).pipe(z.email().max(200)).optional(),
  website: website.optional(),
  story: z.string().transform(normalizeParagraphs).pipe(z.string().max(4000)).optional(),
});

/** Households may use their owner's 12-digit personal number; everybody else has a tax code with its check digit. */
function withTaxCode<Facts extends { legalForm: string; taxCode: string }>(input: Facts, ctx: z.RefinementCtx): Facts {
  const household = input.legalForm === "household";
  const taxCode = parseTaxCode(input.taxCode, { personal: household });
  if (taxCode) return { ...input, taxCode };
  const message = household ? m.establishments_tax_code_wrong_household() : m.establishments_tax_code_wrong();
  ctx.addIssue({ code: "custom", path: ["taxCode"], message });
  return z.NEVER;
}

export const RegisterEstablishmentForm = EstablishmentFacts.extend({
  contactPublic: z.boolean().default(false),
}).transform(withTaxCode);
export type RegisterEstablishmentForm = z.output<typeof RegisterEstablishmentForm>;

export const EditEstablishmentForm = EstablishmentFacts.transform(withTaxCode);
export type EditEstablishmentForm = z.output<typeof EditEstablishmentForm>;

/** Consent is given by its own tick, never with another form. */
export const ContactConsentForm = z.object({
  agree: z.literal(true, { error: () => m.establishments_consent_needed() }),
});
