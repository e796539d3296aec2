import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseKilowatts } from "~/lib/kilowatts";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePhone } from "~/lib/phone";
import { parseTaxCode } from "~/lib/tax-code";
import { parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { ASKED_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { SeenText, type StepAnswers } from "../step-answers";
import { typed, typedDay } from "../typed";
import { fieldsOf, type Offer, paperField } from "./answers";
import { codesIn, hasArea, namesIn, SAVED_STEPS, type SavedStep } from "./rules";

const line = (most: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(most));
const maybeLine = (most: number) =>
  z
    .string()
    .transform(normalizeText)
    .pipe(z.string().max(most))
    .transform((text) => text || undefined)
    .optional();
const upTo = (most: number) => (text: string) => {
  const number = parseWhole(text);
  return number !== null && number <= most ? number : null;
};
const count = typed(upTo(1000), () => m.applications_not_a_count());
const area = typed(upTo(100_000), () => m.applications_not_an_area());
const phone = typed(parsePhone, () => m.establishments_phone_wrong());
const email = z.string().transform(normalizeText).pipe(z.email().max(200));
/** Several in one field, kept in one spelling. */
const several = (read: (text: string) => string[], most: number, longest: number, joint: string) =>
  z
    .string()
    .max(3000)
    .transform((text, issues) => {
      const found = read(text);
      if (found.length <= most && found.every((name) => name.length <= longest)) return found.join(joint) || undefined;
      issues.addIssue({ code: "custom", message: m.applications_too_many_names({ most: String(most) }) });
      return z.NEVER;
    });
const tick = z.literal("on");

function kindOfField(field: string): z.ZodType<string | number | undefined> {
  switch (field) {
    case "signName":
    case "contactName":
      return maybeLine(200);
    case "groupCode":
      return z.enum(PRODUCT_GROUPS);
    case "contactPhone":
      return phone;
    case "contactEmail":
      return email;
    case "power":
      return typed(parseKilowatts, () => m.applications_not_kilowatts());
    case "booths":
      return several(codesIn, 20, 12, ", ");
    case "near":
    case "apart":
      return several(namesIn, 10, 200, "\n");
    case "note":
      return z
        .string()
        .transform(normalizeParagraphs)
        .pipe(z.string().max(1000))
        .transform((text) => text || undefined);
    case "corner":
    case "needsWater":
      return tick;
  }
  if (field.startsWith("product-") || field.startsWith("paper-")) return tick;
  return ASKED_KINDS.some((kind) => hasArea(kind) && field === `${kind}Area`) ? area : count;
}

/** The answers of one step. Nothing is required here: what is missing is checked when the application is sent. */
export function applicationStepForm(step: SavedStep, offer: Offer) {
  const fields: Record<string, z.ZodType<string | number | undefined>> = {};
  // Zero is how one takes an order back.
  for (const field of fieldsOf(step, offer)) {
    fields[field] = kindOfField(field)
      .optional()
      .transform((value) => (value === 0 ? undefined : value));
  }
  return z.object(fields);
}

const version = z.coerce.number().int().min(1);

/**
 * A step as its form sends it: the answers, and beside them what was there when typing began. gone: ids of papers that an earlier form offered;
 * `saveApplication` says so of their ticks.
 */
export function saveApplicationForm(step: SavedStep, offer: Offer, gone: readonly string[]) {
  const ticks = Object.fromEntries(gone.map((id) => [paperField(id), tick.optional()]));
  return (
    z
      .object({
        ...applicationStepForm(step, offer).shape,
        ...(step === "show" && ticks),
        version,
        seen: SeenText.optional(),
      })
      // Without what was seen every answer counts as changed.
      .transform(({ version, seen = {}, ...answers }) => ({ answers: answers as StepAnswers, version, seen }))
  );
}
export type SaveApplicationForm = z.output<ReturnType<typeof saveApplicationForm>>;

export const SavedStepName = z.enum(SAVED_STEPS);

/** "establishment:<id>" or "agency:<id>", of those the reader acts for. */
export const StartApplicationForm = z.object({
  applicant: z
    .string()
    .regex(/^(establishment|agency):[0-9a-f-]{36}$/)
    .transform((text) => {
      const [kind, id] = text.split(":") as ["establishment" | "agency", string];
      return { kind, id };
    }),
});
export type StartApplicationForm = z.output<typeof StartApplicationForm>;

const quantity = typed(
  (text) => {
    const number = upTo(1_000_000)(text);
    return number === 0 ? null : number;
  },
  () => m.applications_not_a_quantity(),
);

export const GoodsForm = z.object({
  name: line(200),
  unit: maybeLine(40),
  quantity,
  isForSale: z.enum(["yes", "no"]).default("yes"),
});
export type GoodsForm = z.output<typeof GoodsForm>;

export const ExhibitorForm = z.object({
  name: line(200),
  signName: maybeLine(200),
  taxCode: typed(
    (text) => parseTaxCode(text, { personal: true }),
    () => m.applications_tax_code_wrong(),
  ).optional(),
  address: maybeLine(300),
  representative: maybeLine(100),
  phone: phone.optional(),
  groupCode: z.enum(PRODUCT_GROUPS).optional(),
  goods: z.string().transform(normalizeParagraphs).pipe(z.string().max(1000)).default(""),
});
export type ExhibitorForm = z.output<typeof ExhibitorForm>;

/** Many lines, pasted from a spreadsheet or as a file. */
export const PasteForm = z.object({
  lines: z.string().max(200_000).default(""),
  file: z.file().optional(),
});
export type PasteForm = z.output<typeof PasteForm>;

const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(10).max(1000));

export const SubmitApplicationForm = z.object({
  version,
  declared: z.literal(true, { error: () => m.applications_declaration_needed() }),
});
export type SubmitApplicationForm = z.output<typeof SubmitApplicationForm>;

export const CorrectSignForm = z.object({ version, signName: line(200) });
export type CorrectSignForm = z.output<typeof CorrectSignForm>;

export const WithdrawApplicationForm = z.object({ version, reason });
export type WithdrawApplicationForm = z.output<typeof WithdrawApplicationForm>;

/** What officers decide names the version they read. */
export const AskForMoreForm = z.object({ version, note: reason, dueOn: typedDay });
export type AskForMoreForm = z.output<typeof AskForMoreForm>;

export const WithdrawRequestForm = z.object({ version, reason });
export type WithdrawRequestForm = z.output<typeof WithdrawRequestForm>;

export const WaitForm = z.object({ version, note: maybeLine(500) });
export type WaitForm = z.output<typeof WaitForm>;

export const RefuseForm = z.object({ version, reason });
export type RefuseForm = z.output<typeof RefuseForm>;

export const UndoForm = z.object({ version, reason });
export type UndoForm = z.output<typeof UndoForm>;

const granted = typed(upTo(1000), () => m.applications_not_a_count()).optional();

/** How many places of each kind are granted; a kind that is left out gets none. Public money may depend on what counts as rural. */
export const GrantForm = z.object({
  version,
  standard: granted,
  raw: granted,
  pavilion: granted,
  common: granted,
  /** Whether it counts as rural; left out, as it does already. */
  rural: z.enum(["yes", "no"]).optional(),
});
export type GrantForm = z.output<typeof GrantForm>;

export const PriorityForm = z.object({
  version,
  points: typed(upTo(3000), () => m.applications_not_points()),
  reason,
});
export type PriorityForm = z.output<typeof PriorityForm>;
