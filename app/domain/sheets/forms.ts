import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePoints } from "~/lib/points";
import { normalizeText } from "~/lib/vietnamese-text";
import { DEVICE_KINDS, RECUSAL_KINDS } from "~/lib/vocabulary";

/** Letters that the note beside a criterion holds. */
export const LONGEST_NOTE = 500;
const note = z.string().transform(normalizeText).pipe(z.string().max(LONGEST_NOTE));
/** How long they may be depends on what stands: `whyNotRemarks`. */
const remarks = z.string().transform(normalizeParagraphs);
const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(10).max(1000));

/** Points as typed, "7,5" or "7.5", in hundredths; an empty field takes the points back. */
export const typedPoints = z.string().transform((text, issues) => {
  if (text.trim() === "") return null;
  const points = parsePoints(text);
  if (points !== null) return points;
  issues.addIssue({ code: "custom", message: m.judge_points_not_read() });
  return z.NEVER;
});

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

export const RecusalForm = z.object({ kind: z.enum(RECUSAL_KINDS), reason });
export type RecusalForm = z.output<typeof RecusalForm>;

export const ReopeningForm = z.object({ reason });
export type ReopeningForm = z.output<typeof ReopeningForm>;

/** `seen` names what the page showed before it was signed. */
export const SignatureForm = z.object({ seen: z.string().max(100).optional() });
export type SignatureForm = z.output<typeof SignatureForm>;

/** A time by a device's clock, whatever that says; null where it is none, for nothing depends on it. */
const deviceTime = z.unknown().transform((told) => {
  const at = new Date(typeof told === "string" ? told : Number.NaN);
  return Number.isNaN(at.getTime()) ? null : at;
});

/**
 * One operation of a device on a criterion. Points are in points with at most two decimals (7.5); null takes them back, and where they
 * are left out they stay as they are. The number is read from its shortest decimal form, so that no rounding can slip in.
 */
const PointsAndNote = z.object({
  operationId: z.uuid(),
  sheetId: z.uuid(),
  criterionId: z.uuid(),
  points: z
    .number()
    .nullish()
    .transform((points, issues) => {
      if (points === null || points === undefined) return points;
      const hundredths = parsePoints(String(points));
      if (hundredths !== null) return hundredths;
      issues.addIssue({ code: "custom", message: m.judge_points_not_read() });
      return z.NEVER;
    }),
  note: note.nullish(),
  /** What the note was written over; left out: it takes the place of whatever stands. */
  noteBase: note.nullish(),
  at: deviceTime.optional(),
});
/** One that says neither would be told to be kept, and nothing was. */
export const SyncOperation = PointsAndNote.refine(({ points, note }) => points !== undefined || note !== undefined);
export type SyncOperation = z.output<typeof SyncOperation>;

/** Points beside remarks would be lost: an operation is one change. */
const nothing = z.undefined().optional();

/** The remarks of a sheet, as an operation of a device. base: what they were written over; null where the device does not know. */
export const SyncRemarks = z.object({
  operationId: z.uuid(),
  sheetId: z.uuid(),
  remarks,
  base: remarks.nullish(),
  criterionId: nothing,
  points: nothing,
  note: nothing,
});

/** Each operation is read on its own, so that one that does not fit refuses no other. */
export const SyncRequest = z.object({ operations: z.array(z.unknown()).min(1).max(1000) });

const count = z.int().min(0).max(1_000_000);

/** What a device tells of itself. */
export const DeviceReport = z.object({
  /** Made by the device. */
  deviceId: z.uuid(),
  kind: z.enum(DEVICE_KINDS),
  /** Its clock, when it sent this. */
  now: deviceTime.pipe(z.date()),
  battery: z.object({ percent: z.int().min(0).max(100), isCharging: z.boolean() }).nullable(),
  rounds: z
    .array(
      z.object({
        roundId: z.uuid(),
        unsent: count,
        refused: count,
        /** Entries it can show without a network; null while it keeps none. */
        entries: z
          .object({ ready: count, total: count })
          .refine(({ ready, total }) => ready <= total)
          .nullable(),
      }),
    )
    .max(50),
});
export type DeviceReport = z.output<typeof DeviceReport>;

/** What the pages of a juror send: how their device is, and operations that have no answer yet, oldest first. */
export const DeviceSync = z.object({
  /** Whose operations these are; someone else may have signed in on the device since. */
  jurorId: z.uuid(),
  /** Null where it cannot be read: what a device tells of itself holds up nothing that it brings. */
  report: DeviceReport.nullable().catch(null),
  operations: z.array(z.unknown()).max(200),
});
export type DeviceSync = z.output<typeof DeviceSync>;
