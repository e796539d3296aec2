import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePoints } from "~/lib/points";
import { normalizeText } from "~/lib/vietnamese-text";

const note = z.string().transform(normalizeText).pipe(z.string().max(500));
const remarks = z.string().transform(normalizeParagraphs).pipe(z.string().max(4000));
const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(10).max(1000));

/** Points as typed, "7,5" or "7.5", in hundredths; an empty field takes the points back. */
const typedPoints = z.string().transform((text, issues) => {
  if (text.trim() === "") return null;
  const points = parsePoints(text);
  if (points !== null) return points;
  issues.addIssue({ code: "custom", message: m.judge_points_not_read() });
  return z.NEVER;
});

/** One change of one field, sent by the page while the juror writes. */
export const PointForm = z.object({
  criterionId: z.uuid(),
  points: typedPoints,
  /** Left out: the note stays as it is. */
  note: note.optional(),
  operationId: z.uuid(),
  /** The clock of the device. */
  deviceAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .optional(),
});
export type PointForm = z.output<typeof PointForm>;

/** The remarks alone, sent while the juror writes. */
export const RemarksForm = z.object({ remarks });
export type RemarksForm = z.output<typeof RemarksForm>;

/**
 * The whole sheet at once, for a page without scripts. Points and notes by the id of their criterion; an empty field takes
 * back what stands, one that is left out says nothing.
 */
export const SheetForm = z
  .object({
    /** Of the sheet as the page showed it. */
    version: z.string().max(64).default(""),
    points: z.record(z.uuid(), typedPoints.optional()).default({}),
    notes: z.record(z.uuid(), note.optional()).default({}),
    remarks: remarks.optional(),
    /** Where the pressed button leads. */
    after: z.enum(["stay", "next", "sign"]).catch("stay"),
  })
  // An empty field comes as a name without a value.
  .transform((form) => ("remarks" in form ? { ...form, remarks: form.remarks ?? "" } : form));
export type SheetForm = z.output<typeof SheetForm>;

export const RecusalForm = z.object({ reason });
export type RecusalForm = z.output<typeof RecusalForm>;

export const ReopeningForm = z.object({ reason });
export type ReopeningForm = z.output<typeof ReopeningForm>;

/**
 * One operation of a device. Points are in points with at most two decimals (7.5); null takes them back.
 * The number is read from its shortest decimal form, so that no rounding can slip in.
 */
export const SyncOperation = z.object({
  operationId: z.uuid(),
  sheetId: z.uuid(),
  criterionId: z.uuid(),
  points: z
    .number()
    .nullable()
    .transform((points, issues) => {
      if (points === null) return null;
      const hundredths = parsePoints(String(points));
      if (hundredths !== null) return hundredths;
      issues.addIssue({ code: "custom", message: m.judge_points_not_read() });
      return z.NEVER;
    }),
  note: note.nullish(),
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish(),
});
export type SyncOperation = z.output<typeof SyncOperation>;

/** Each operation is read on its own, so that one that does not fit refuses no other. */
export const SyncRequest = z.object({ operations: z.array(z.unknown()).min(1).max(1000) });
