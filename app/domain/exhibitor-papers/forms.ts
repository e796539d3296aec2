import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { ASKED_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { BOOTH_STANDINGS, MESSAGE_STATES, MONEY_FILTERS, unknownField } from "./rules";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));
const paragraphs = (max: number) => z.string().transform(normalizeParagraphs).pipe(z.string().max(max));

/** How often it had been saved when the page was loaded. */
const version = z.coerce.number().int().min(0);

/** Braces written for something that is no field of a message. */
const known = (text: string, issues: z.RefinementCtx) => {
  const field = unknownField(text);
  if (field !== null) issues.addIssue({ code: "custom", message: m.exhibitors_unknown_field({ field }) });
};

export const LetterTextsForm = z.object({
  version,
  signerTitle: line(160),
  signerName: line(120),
  notes: paragraphs(6000).default(""),
});
export type LetterTextsForm = z.output<typeof LetterTextsForm>;

export const IssueLettersForm = z.object({
  /** How many the page said would be issued. */
  count: z.coerce.number().int().min(0),
  /** The number of one application alone. */
  only: z.string().min(1).max(60).optional(),
});
export type IssueLettersForm = z.output<typeof IssueLettersForm>;

/** Which one a page is for, by its address. */
export const OnlyQuery = z.object({ only: z.string().min(1).max(60).optional().catch(undefined) });

/** How a letter is asked for: as issued, or as it would be now. */
export const LetterQuery = z.object({ state: z.enum(["issued", "now"]).catch("issued") });

/** How a list is asked for. */
export const ListQuery = z.object({
  /** Rows that changed after this day are marked. */
  since: z.iso
    .date()
    .refine((day) => day >= "1990" && day < "2200")
    .optional()
    .catch(undefined),
  /** The number of one application alone. */
  only: z.string().min(1).max(60).optional().catch(undefined),
});
export type ListQuery = z.output<typeof ListQuery>;

export const ManualForm = z.object({
  version,
  file: z.instanceof(File, { error: () => m.exhibitors_manual_no_file() }),
  note: paragraphs(500).default(""),
});
export type ManualForm = z.output<typeof ManualForm>;

export const MessageForm = z.object({
  version,
  states: z.array(z.enum(MESSAGE_STATES)).min(1).default([]),
  provinceId: z
    .string()
    .regex(/^new-\d{2}$/)
    .optional(),
  kind: z.enum(ASKED_KINDS).optional(),
  group: z.enum(PRODUCT_GROUPS).optional(),
  booths: z.enum(BOOTH_STANDINGS).default("any"),
  money: z.enum(MONEY_FILTERS).default("any"),
  subject: line(200).superRefine(known),
  body: paragraphs(6000).pipe(z.string().min(1)).superRefine(known),
});
export type MessageForm = z.output<typeof MessageForm>;

export const SendMessageForm = z.object({
  version,
  /** How many applications the page said would get it. */
  count: z.coerce.number().int().min(0),
});
export type SendMessageForm = z.output<typeof SendMessageForm>;
