import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { SHEET_MEDIA } from "~/lib/vocabulary";
import { typedPoints } from "../sheets/forms";
import { LONGEST_REMARKS } from "../sheets/rules";
import { typedDay } from "../typed";
import { KEYINGS_UNLESS_SET } from "./rules";

const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(10).max(1000));
const version = z.string().max(64).default("");
const remarks = z.string().transform(normalizeParagraphs).pipe(z.string().max(LONGEST_REMARKS));

/** `which`: new prints only sheets that were never printed on this medium. A workbook is one juror's. */
export const PrintForm = z
  .object({
    medium: z.enum(SHEET_MEDIA),
    /** A seat in the jury; left out: all of them. */
    juror: z.uuid().optional(),
    /** A nomination; left out: all of them. */
    entry: z.uuid().optional(),
    which: z.enum(["new", "all"]).default("all"),
  })
  .refine((form) => form.medium === "paper" || form.juror !== undefined, {
    path: ["juror"],
    error: () => m.paper_workbook_needs_juror(),
  });
export type PrintForm = z.output<typeof PrintForm>;

/** Another number than without a setting is a rule of the round, and names its text. */
export const SettingsForm = z
  .object({
    keyings: z.coerce.number().int().min(1).max(3),
    source: z.string().transform(normalizeText).pipe(z.string().max(300)).optional(),
  })
  .refine((form) => form.keyings === KEYINGS_UNLESS_SET || Boolean(form.source), {
    path: ["source"],
    error: () => m.paper_source_required({ keyings: KEYINGS_UNLESS_SET }),
  });
export type SettingsForm = z.output<typeof SettingsForm>;

/** A code that someone typed, to be looked up. */
export const CodeQuery = z.object({ code: z.string().max(60).catch("") });

/** What one person reads on a paper. An empty box is left empty. */
export const KeyingForm = z
  .object({
    points: z.record(z.uuid(), typedPoints.optional()).default({}),
    remarks: remarks.optional(),
    signed: z.enum(["yes", "no"], { error: () => m.paper_signed_required() }),
    signedOn: typedDay.optional(),
    scan: z.file().optional(),
  })
  .refine((form) => form.signed === "yes" || form.signedOn === undefined, {
    path: ["signedOn"],
    error: () => m.paper_date_without_signature(),
  });
export type KeyingForm = z.output<typeof KeyingForm>;

/** What is right where readings differ, by the scan. A field that is no difference is left out. */
export const ResolutionForm = z.object({
  /** Of the readings, and of what stands, as the page showed them. */
  version,
  points: z.record(z.uuid(), typedPoints.optional()).default({}),
  remarks: remarks.optional(),
  signed: z.enum(["yes", "no"]).optional(),
  signedOn: typedDay.optional(),
  reason,
  scan: z.file().optional(),
});
export type ResolutionForm = z.output<typeof ResolutionForm>;

export const WorkbookForm = z.object({ file: z.file({ error: () => m.paper_file_required() }) });

/** Taking back what was read on a paper, before it is on its sheet: one's own reading, or all of them. */
export const WithdrawalForm = z.object({ which: z.enum(["own", "all"]), reason });
export type WithdrawalForm = z.output<typeof WithdrawalForm>;

/** Discarding a filled workbook that waits. */
export const DiscardForm = z.object({ reason });
export type DiscardForm = z.output<typeof DiscardForm>;

/** Taking a workbook over; a reason is needed where it meets what stands. */
export const TakingForm = z.object({
  /** Of what stands on its sheets, as the page showed it. */
  version,
  reason: z.string().transform(normalizeParagraphs).pipe(z.string().max(1000)).optional(),
});
export type TakingForm = z.output<typeof TakingForm>;
