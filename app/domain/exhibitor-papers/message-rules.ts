import { z } from "zod";
import { type ApplicationState, ASKED_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";

/** Applications that may be written to: a draft is its writer's own, one that was withdrawn wants no more letters. */
export const MESSAGE_STATES = [
  "submitted",
  "more_asked",
  "accepted",
  "waiting",
  "refused",
] as const satisfies readonly ApplicationState[];

/** none: no booth is given or taken. unconfirmed: one that was given waits for a yes. confirmed: it has some, and took all. */
export const BOOTH_STANDINGS = ["any", "none", "unconfirmed", "confirmed"] as const;
export type BoothStanding = (typeof BOOTH_STANDINGS)[number];

/** Whom a message goes to: what is absent does not matter. Source: docs/rules/exhibitor-papers.md#messages */
export const MessageFilter = z.object({
  states: z.array(z.enum(MESSAGE_STATES)).min(1),
  provinceId: z.string().nullable(),
  kind: z.enum(ASKED_KINDS).nullable(),
  group: z.enum(PRODUCT_GROUPS).nullable(),
  booths: z.enum(BOOTH_STANDINGS),
});
export type MessageFilter = z.infer<typeof MessageFilter>;
