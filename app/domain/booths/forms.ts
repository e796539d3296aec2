import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { BOOTH_STATES } from "~/lib/vocabulary";

const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(3).max(500));

export const ReasonForm = z.object({ reason });
export type ReasonForm = z.output<typeof ReasonForm>;

/** Why a booth is given back or taken back; the claim is the one the page showed. */
export const VacateForm = z.object({ claim: z.uuid(), reason });

export const HoldForm = z.object({ booth: z.uuid() });
export const ReserveForm = z.object({ application: z.uuid() });
/** The booth it goes to. */
export const MoveForm = z.object({ claim: z.uuid(), to: z.uuid() });
export const SwapForm = z.object({ claim: z.uuid(), with: z.uuid() });
/** Empty for nobody yet. */
export const StandForm = z.object({
  claim: z.uuid(),
  exhibitor: z.uuid().optional(),
});
/** Nobody yet: a value of its own, for an empty one is lost on the way back to a form. */
export const NOBODY = "nobody";
const whoStands = z.union([z.literal(NOBODY), z.uuid()]).transform((who) => (who === NOBODY ? null : who));
/** Who stands at each booth of an application, and who did when the page was opened. */
export const StandsForm = z.object({
  stands: z.array(z.object({ claim: z.uuid(), exhibitor: whoStands, was: whoStands })).max(500),
});
/** The given booths that are taken at once. */
export const TakeForm = z.object({ claims: z.array(z.uuid()).min(1).max(500) });

/** What is offered: the booths that fit best, or those that are chosen. */
export const OfferForm = z
  .object({
    best: z.boolean().default(false),
    booths: z.array(z.uuid()).max(100).default([]),
    /** Also booths that were offered before and not taken. */
    again: z.boolean().default(false),
  })
  .superRefine(({ best, booths }, ctx) => {
    if (!best && booths.length === 0) {
      ctx.addIssue({ code: "custom", path: ["booths"], message: m.booths_offer_choose_one() });
    }
  });
export type OfferForm = z.output<typeof OfferForm>;

/** Whether the clock makes offers. */
export const OfferClockForm = z.object({ on: z.enum(["yes", "no"]).transform((on) => on === "yes") });

/** What the list of booths is narrowed to; what does not fit is passed over. */
export const BoothsAtWorkQuery = z.object({
  state: z.enum(BOOTH_STATES).nullable().catch(null),
  hall: z.uuid().nullable().catch(null),
  province: z.string().min(1).max(40).nullable().catch(null),
  q: z.string().trim().max(100).catch(""),
});
export type BoothsAtWorkQuery = z.output<typeof BoothsAtWorkQuery>;
