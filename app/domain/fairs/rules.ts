import { z } from "zod";
import { daysBetween, type PlainDate } from "~/lib/dates";
import { ASKED_KINDS, SUPPORTED } from "~/lib/vocabulary";

/** "before", "during" or "after" its days; `days`: how many until it starts. */
export function fairTime(
  fair: { readonly startsOn: PlainDate; readonly endsOn: PlainDate },
  today: PlainDate,
): { readonly when: "before" | "during" | "after"; readonly days: number } {
  const days = daysBetween(today, fair.startsOn);
  if (days > 0) return { when: "before", days };
  return { when: today <= fair.endsOn ? "during" : "after", days: 0 };
}

/** A value a text fixes or an organiser sets, with the text that says so. */
const cited = <T extends z.ZodType>(value: T) => z.object({ value, source: z.string() });

const perMille = z.int().min(0).max(1000);

/** A share of the rent that public money bears. The first row that fits an exhibitor and its place counts. */
const SupportRow = z.object({
  who: z.enum(SUPPORTED),
  kinds: z.array(z.enum(ASKED_KINDS)).min(1),
  perMille,
  /** Booths of one application it is paid for at most; null for all. */
  booths: z.int().min(1).max(1000).nullable(),
});
export type SupportRow = z.infer<typeof SupportRow>;

/** Who withdraws this many days before the fair, or more, gets this share of what was paid back. */
const RefundRow = z.object({ days: z.int().min(0).max(365), perMille });
export type RefundRow = z.infer<typeof RefundRow>;

/** What organisers of fairs settle differently, as data; each value carries the text that says so. Source: docs/rules/fairs.md. */
export const FairRules = z.object({
  /** Places one application may ask for. */
  mostBooths: cited(z.int().min(1).max(500)),
  /** How long a booth that is picked is held until it is confirmed. */
  holdMinutes: cited(z.int().min(1).max(240)),
  /** How long an offer to the waiting list stands. */
  offerHours: cited(z.int().min(1).max(720)),
  /** The narrowest aisle, in decimetres. */
  aisle: cited(z.int().min(0).max(200)),
  /** What a corner costs more. */
  cornerSurcharge: cited(perMille),
  support: cited(z.array(SupportRow)),
  /** The share of what an exhibitor bears that is due before the rest. */
  deposit: cited(perMille),
  /** From the most days to the fewest; with fewer days than the last row nothing is paid back. */
  refunds: cited(z.array(RefundRow)),
  /** Points that place an application before others. */
  priority: cited(
    z.object({
      /** It shows a product that is recognised and still valid. */
      recognised: z.int().min(0).max(1000),
      /** It comes from the territory that hosts the fair. */
      host: z.int().min(0).max(1000),
      /** It was never placed at a fair here before. */
      newcomer: z.int().min(0).max(1000),
    }),
  ),
});
export type FairRules = z.infer<typeof FairRules>;

const unbound = <T>(value: T) => ({ value, source: "" });

/** What a new fair begins with; every value is the organiser's to set, none is law. */
export const USUAL_RULES: FairRules = {
  mostBooths: unbound(6),
  holdMinutes: unbound(15),
  offerHours: unbound(48),
  aisle: unbound(30),
  cornerSurcharge: unbound(100),
  support: unbound([]),
  deposit: unbound(500),
  refunds: unbound([
    { days: 30, perMille: 1000 },
    { days: 15, perMille: 500 },
  ]),
  priority: unbound({ recognised: 30, host: 10, newcomer: 5 }),
};

/** When exhibitors may apply, pick their booths, and what is past. An end without a begin is not kept by the database. */
export function isWithin(from: Date | null, until: Date | null, now: Date): "not_named" | "before" | "open" | "after" {
  if (!from) return "not_named";
  if (now < from) return "before";
  return until && now >= until ? "after" : "open";
}
