import { z } from "zod";
import { normalizeText } from "~/lib/vietnamese-text";
import { SubCriterion } from "../schemes/forms";
import { typedDay } from "../typed";

const text = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

/** When the frame that the person looked at was proposed: another instant now means that it was replaced. */
const seen = z.iso.datetime().transform((instant) => new Date(instant));

/** Below each criterion of the first rank, named by its code, what it is made of. */
export const FrameForm = z.object({
  roots: z.array(z.object({ code: text(40), parts: z.array(SubCriterion).max(40).default([]) })).max(40),
  note: text(1000).optional(),
});
export type FrameForm = z.infer<typeof FrameForm>;

export const DecideFrameForm = z.object({
  seen,
  number: text(60),
  decidedOn: typedDay,
});

export const ReturnFrameForm = z.object({ seen, reason: text(1000) });
