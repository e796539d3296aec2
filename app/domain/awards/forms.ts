import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeText } from "~/lib/vietnamese-text";
import { typedDay } from "../typed";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

/** The recognition decision of a round as it was signed; what it recognises is the council's list. */
export const DecisionForm = z.object({
  number: line(60).refine((text) => /^\d+\s*\/\s*\S+/.test(text), { error: () => m.awards_number_form() }),
  decidedOn: typedDay,
  place: line(80),
  signerName: line(120),
  signerTitle: line(160),
  /** Number and date of the council's minutes; needed where no carried motion approves the list. */
  approvalNote: line(300).optional(),
  /** Nominations of the list that the decision also puts forward to the level above. */
  putForward: z.array(z.uuid()).default([]),
  /** The list as the page showed it (`sealOfList`). */
  seen: z.string().optional(),
});
export type DecisionForm = z.infer<typeof DecisionForm>;

export const ReleaseForm = z.object({
  /** The results as the page showed them (`ReleaseReview.seal`). */
  seen: z.string().optional(),
  /** Awards of published lists that those of this decision take the place of. */
  supersede: z.array(z.uuid()).default([]),
  /** One of the agency's templates; left out for the standard one. */
  template: z.uuid().optional(),
  /** The template and what it does not hold, as the page showed them (`TemplateReview.seal`). */
  seenTemplate: z.string().optional(),
  /** Issue also what the template cannot set as it should (`Misfit`). */
  despiteMisfits: z.boolean().optional(),
});
export type ReleaseForm = z.infer<typeof ReleaseForm>;

/** The template that the release is looked at with. */
export const TemplateQuery = z.object({ template: z.uuid().optional().catch(undefined) });

export const WithdrawDecisionForm = z.object({ reason: line(500) });
export type WithdrawDecisionForm = z.infer<typeof WithdrawDecisionForm>;
