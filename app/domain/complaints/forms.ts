import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePhone } from "~/lib/phone";
import { normalizeText } from "~/lib/vietnamese-text";
import { COMPLAINT_OUTCOMES } from "~/lib/vocabulary";
import { DESK_STATES } from "./rules";

const text = (min: number, max: number) => z.string().transform(normalizeParagraphs).pipe(z.string().min(min).max(max));

const Phone = z.string().transform((typed, issues) => {
  const phone = parsePhone(typed);
  if (phone) return phone;
  issues.addIssue({ code: "custom", message: m.establishments_phone_wrong() });
  return z.NEVER;
});

export const COMPLAINT_LIMIT = 5000;

/** Chosen in place of an entry. */
export const WHOLE_ROUND = "round";

/** Consent is given by ticking, never by default. Source: Law 91/2025/QH15. */
export const FileComplaintForm = z.object({
  name: z.string().transform(normalizeText).pipe(z.string().min(2).max(120)),
  email: z.string().max(254).transform(normalizeText).pipe(z.email()),
  phone: Phone.optional(),
  nominationId: z
    .string()
    .transform((choice) => (choice === WHOLE_ROUND ? null : choice))
    .pipe(z.uuid().nullable()),
  text: text(20, COMPLAINT_LIMIT),
  consent: z.literal(true, { error: () => m.complaints_consent_needed() }),
  /** No person sees this field: what is in it was put there by a machine. */
  website: z
    .string()
    .max(0, { error: () => m.complaints_trap_filled() })
    .optional(),
});
export type FileComplaintForm = z.output<typeof FileComplaintForm>;

export const AssignComplaintForm = z.object({ assignee: z.uuid() });
export type AssignComplaintForm = z.output<typeof AssignComplaintForm>;

export const NoteForm = z.object({ note: text(2, 2000) });
export type NoteForm = z.output<typeof NoteForm>;

export const AnswerForm = z.object({ outcome: z.enum(COMPLAINT_OUTCOMES), answer: text(10, COMPLAINT_LIMIT) });
export type AnswerForm = z.output<typeof AnswerForm>;

export const ProposeRevocationForm = z.object({ reason: text(10, 1000) });
export type ProposeRevocationForm = z.output<typeof ProposeRevocationForm>;

/** What the desk is narrowed to; what does not fit is passed over. */
export const DeskQuery = z.object({
  state: z.enum(DESK_STATES).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type DeskQuery = z.output<typeof DeskQuery>;
