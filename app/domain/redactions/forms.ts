import { z } from "zod";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { WORDED } from "./rules";

const paragraphs = z
  .string()
  .transform(normalizeParagraphs)
  .pipe(z.string().max(6000))
  .transform((text) => text || undefined)
  .optional();

/** Names the copy its writer had before them: whoever comes second is told. */
const seen = z.string().max(80).default("");

/** How far a copy is. `changed`: released, and written on since. */
export const COPY_STATES = ["none", "draft", "released", "changed"] as const;
export type CopyState = (typeof COPY_STATES)[number];

/** A blind copy as it is written; what is left empty the jury does not read. */
export const RedactionForm = z.object({
  seen,
  productName: z.string().transform(normalizeText).pipe(z.string().min(1).max(200)),
  summary: paragraphs,
  setMembers: paragraphs,
  answers: z.object(Object.fromEntries(WORDED.map((code) => [code, paragraphs]))).default({}),
  /** Files of the photos the jury sees. */
  photos: z.array(z.uuid()).max(50).default([]),
});
export type RedactionForm = z.output<typeof RedactionForm>;

export const ReleaseForm = z.object({
  seen,
  /** Why words found in it may stand; asked for where some were found. */
  keptBecause: z
    .string()
    .transform(normalizeParagraphs)
    .pipe(z.string().max(1000))
    .transform((text) => text || undefined)
    .optional(),
});
export type ReleaseForm = z.output<typeof ReleaseForm>;
