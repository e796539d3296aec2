import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { typedPoints } from "../sheets/forms";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));
const paragraphs = (min: number, max: number) =>
  z.string().transform(normalizeParagraphs).pipe(z.string().min(min).max(max));

/** The card of an anchor product: what a juror needs to score it without a dossier. */
export const AnchorForm = z.object({
  title: line(200),
  description: paragraphs(40, 6000),
  origin: line(200).optional(),
  groupCode: line(40),
});
export type AnchorForm = z.output<typeof AnchorForm>;

export const MOST_ANCHOR_PHOTOS = 6;

export const AnchorPhotosForm = z.object({
  photos: z
    .array(z.instanceof(File))
    .min(1, { error: () => m.errors_required_file() })
    .max(MOST_ANCHOR_PHOTOS, { error: () => m.products_photos_too_many({ count: MOST_ANCHOR_PHOTOS }) }),
});

/** Reference points by the id of their criterion; an empty field means none. */
export const ReferenceForm = z.object({
  points: z.record(z.uuid(), typedPoints.optional()).default({}),
  reasons: z.record(z.uuid(), z.string().transform(normalizeText).pipe(z.string().max(500)).optional()).default({}),
});
export type ReferenceForm = z.output<typeof ReferenceForm>;

/** Points of a juror's sheet for an anchor. An empty text takes back what stands, one that is left out says nothing. */
export const AnchorPoints = z.object({
  /** Of the sheet they were written on. */
  time: z.coerce.number().pipe(z.union([z.literal(1), z.literal(2)])),
  points: z.record(z.uuid(), typedPoints.optional()).default({}),
});

/** The same as a page's script sends it by itself. */
export const AnchorSaving = AnchorPoints.extend({
  /** One an open page. */
  page: z.uuid(),
  /** Of the savings of that page, from 1. */
  order: z.int().positive(),
});
export type AnchorSaving = z.output<typeof AnchorSaving>;

/** The same as a whole form. */
export const AnchorSheetForm = AnchorPoints.extend({
  /** Where the pressed button leads. */
  after: z.enum(["stay", "submit"]).catch("stay"),
});
export type AnchorSheetForm = z.output<typeof AnchorSheetForm>;

export const WaiverForm = z.object({ reason: paragraphs(10, 1000) });
export type WaiverForm = z.output<typeof WaiverForm>;

export const ClosingForm = z.object({ note: paragraphs(10, 4000) });
export type ClosingForm = z.output<typeof ClosingForm>;

/** Which time a comparison shows; left out: the latest the reader may see. */
export const TimeQuery = z.object({
  time: z
    .enum(["1", "2"])
    .transform((text) => (text === "1" ? (1 as const) : (2 as const)))
    .optional()
    .catch(undefined),
});
