import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { typedDay } from "../typed";

const line = (most: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(most));

/** A letter of request with its list. */
export const PutForwardForm = z.object({
  toRoundId: z.uuid({ error: () => m.errors_required_choice() }),
  awardIds: z
    .array(z.uuid())
    .min(1, { error: () => m.forwardings_choose_one() })
    .max(500),
  /** "812/SCT-QLCN" */
  number: line(60),
  datedOn: typedDay,
  signerName: line(120),
  signerTitle: line(200),
  /** Said on the page that names what will happen. */
  confirmed: z.literal("yes").optional(),
});
export type PutForwardForm = z.output<typeof PutForwardForm>;

export const TakeBackForm = z.object({
  reason: z.string().transform(normalizeParagraphs).pipe(z.string().min(1).max(1000)),
});
export type TakeBackForm = z.output<typeof TakeBackForm>;

export const SUMMARY_FORMATS = ["xlsx", "docx", "pdf", "csv"] as const;
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];
