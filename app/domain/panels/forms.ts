import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseTaxCode } from "~/lib/tax-code";
import { normalizeText } from "~/lib/vietnamese-text";
import { ASSIGNMENT_WAYS, PANEL_ROLES } from "~/lib/vocabulary";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

export const NameJurorForm = z.object({
  email: z.string().max(254).transform(normalizeText).pipe(z.email()),
  name: line(120),
  /** Position as the sheet prints it: "Phó Giám đốc Sở Công Thương". */
  title: line(200),
  role: z.enum(PANEL_ROLES),
});
export type NameJurorForm = z.infer<typeof NameJurorForm>;

export const EndAppointmentForm = z.object({ reason: line(500) });
export type EndAppointmentForm = z.infer<typeof EndAppointmentForm>;

/** Someone takes over the seat of another: who they are, and why the other leaves. */
export const SubstituteForm = NameJurorForm.omit({ role: true }).extend({ reason: line(500) });
export type SubstituteForm = z.infer<typeof SubstituteForm>;

export const DeclineSeatForm = z.object({ reason: line(500) });
export type DeclineSeatForm = z.infer<typeof DeclineSeatForm>;

const optionalLine = (max: number) => z.string().transform(normalizeText).pipe(z.string().max(max)).optional();

/** What is known of a juror for giving out entries and for hints of a conflict. */
export const SeatFactsForm = z.object({
  title: line(200),
  /** Codes of product groups; none: all. */
  expertise: z.array(z.string().min(1).max(20)).max(20).default([]),
  organisation: optionalLine(200),
  organisationTaxCode: z
    .string()
    .max(40)
    .transform((text, ctx) => {
      const code = parseTaxCode(text);
      if (code) return code;
      ctx.addIssue({ code: "custom", message: m.establishments_tax_code_wrong() });
      return z.NEVER;
    })
    .optional(),
  homeProvinceId: z.string().max(40).optional(),
  homeCommune: optionalLine(120),
});
export type SeatFactsForm = z.infer<typeof SeatFactsForm>;

const perEntry = z.number().int().min(1).max(50);

/** What a plan is asked to be. perEntry: jurors an entry gets, of a balanced plan. */
export const PlanQuery = z.object({
  way: z.enum(ASSIGNMENT_WAYS).catch("balanced"),
  perEntry: z.coerce.number().pipe(perEntry).optional().catch(undefined),
});
export type PlanQuery = z.infer<typeof PlanQuery>;

/** A plan that was looked at. version: of what it rests on; plan: as `writePlan` wrote it. */
export const PlanForm = z.object({
  way: z.enum(ASSIGNMENT_WAYS),
  perEntry: perEntry.optional(),
  version: z.string().length(16),
  plan: z.string().max(100_000).default(""),
});
export type PlanForm = z.infer<typeof PlanForm>;

export const AssignmentForm = z.object({ appointmentId: z.uuid() });

/** version: of what the proposed links rest on. */
export const LinksForm = z.object({ version: z.string().length(16) });
