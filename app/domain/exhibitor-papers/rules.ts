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

/** unpaid: something of a notice in force is not paid. overdue: its day is past. */
export const MONEY_FILTERS = ["any", "unpaid", "overdue"] as const;
export type MoneyFilter = (typeof MONEY_FILTERS)[number];

/** Whom a message goes to: what is absent does not matter. Source: docs/rules/exhibitor-papers.md#messages */
export const MessageFilter = z.object({
  states: z.array(z.enum(MESSAGE_STATES)).min(1),
  provinceId: z.string().nullable(),
  kind: z.enum(ASKED_KINDS).nullable(),
  group: z.enum(PRODUCT_GROUPS).nullable(),
  booths: z.enum(BOOTH_STANDINGS),
  money: z.enum(MONEY_FILTERS).default("any"),
});
export type MessageFilter = z.infer<typeof MessageFilter>;
/** What a message may leave open, written in braces: "Gian hàng {booths} của {sign_name}". Source: docs/rules/exhibitor-papers.md#fields */
export const MESSAGE_FIELDS = ["sign_name", "number", "booths", "fair"] as const;
export type MessageField = (typeof MESSAGE_FIELDS)[number];

const FIELD = /\{([^{}]*)\}/g;

/** The first field of a text that there is not; null when all are known. */
export function unknownField(text: string): string | null {
  for (const [, name] of text.matchAll(FIELD)) if (!isKnown(name!.trim())) return name!;
  return null;
}

/** The text with its fields filled in. Braces within the values stay as they are. */
export function filledIn(text: string, values: Readonly<Record<MessageField, string>>): string {
  return text.replace(FIELD, (whole, name: string) => {
    const field = name.trim();
    return isKnown(field) ? values[field] : whole;
  });
}

const isKnown = (name: string): name is MessageField => (MESSAGE_FIELDS as readonly string[]).includes(name);
