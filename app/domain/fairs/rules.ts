import { z } from "zod";
import { daysBetween, type PlainDate } from "~/lib/dates";
import { ASKED_KINDS, type AskedKind, type BoothKind, type PriceUnit, SUPPORTED } from "~/lib/vocabulary";

/** "before", "during" or "after" its days, or "cancelled"; `days`: how many until it starts. */
export function fairTime(
  fair: { readonly startsOn: PlainDate; readonly endsOn: PlainDate; readonly cancelledAt: Date | null },
  today: PlainDate,
): { readonly when: "before" | "during" | "after" | "cancelled"; readonly days: number } {
  if (fair.cancelledAt) return { when: "cancelled", days: 0 };
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
export const RefundRow = z.object({ days: z.int().min(0).max(365), perMille });
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
  /** Whether who makes in a ward (phường) counts as rural before the office says otherwise; communes and townships do. */
  rural: cited(z.object({ wards: z.boolean() })),
  /** The share of what an exhibitor bears that is due before the rest. */
  deposit: cited(perMille),
  /** From the most days to the fewest; with fewer days than the last row nothing is paid back. */
  refunds: cited(z.array(RefundRow)),
  /** The share of what was paid that goes back when the organiser cancels the fair. */
  cancellation: cited(perMille),
  /** How many days before a day of payment its exhibitor is reminded; 0 for not before it is past. */
  remindDays: cited(z.int().min(0).max(60)),
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
  rural: unbound({ wards: false }),
  deposit: unbound(500),
  refunds: unbound([
    { days: 30, perMille: 1000 },
    { days: 15, perMille: 500 },
  ]),
  cancellation: unbound(1000),
  remindDays: unbound(3),
  priority: unbound({ recognised: 30, host: 10, newcomer: 5 }),
};

/** The parts of setting a fair up, in their order. */
export const SETUP = ["identity", "deadlines", "prices", "terms", "quotas", "programme", "budget"] as const;
export type SetupStep = (typeof SETUP)[number];

/** When exhibitors may apply, pick their booths, and what is past. An end without a begin is not kept by the database. */
export function isWithin(from: Date | null, until: Date | null, now: Date): "not_named" | "before" | "open" | "after" {
  if (!from) return "not_named";
  if (now < from) return "before";
  return until && now >= until ? "after" : "open";
}

/** What a corner is asked for as: a standard booth, which may turn out to lie on one. */
export const askedKindOf = (kind: BoothKind): AskedKind => (kind === "corner" ? "standard" : kind);

/** A share of an amount of đồng, rounded down: public money never bears more than its share. */
export function shareOf(amount: number, perMille: number): number {
  return Number((BigInt(amount) * BigInt(perMille)) / 1000n);
}

/** Who is supported: what is asked of an exhibitor. */
export interface SupportFacts {
  readonly isRural: boolean;
  /** It shows a product that is recognised and still valid. */
  readonly isRecognised: boolean;
}

/** The row that bears part of the rent of a place of this kind: the first that fits. Source: docs/rules/fairs.md#support */
export function supportOf(
  { support }: Pick<FairRules, "support">,
  facts: SupportFacts,
  kind: BoothKind,
): SupportRow | null {
  const asked = askedKindOf(kind);
  const fits = { all: true, rural: facts.isRural, recognised: facts.isRecognised };
  return support.value.find((row) => fits[row.who] && row.kinds.includes(asked)) ?? null;
}

/** A place with its rent in whole đồng; null where the kind has no price. */
interface Rented {
  readonly kind: BoothKind;
  readonly price: number | null;
}

/**
 * What public money bears of each rent of one application, in whole đồng and in the order of the places: its share, rounded down, of the
 * dearest ones first until the row has paid for as many as it pays for. Source: docs/rules/fairs.md#support
 */
export function rentSupports(
  rules: Pick<FairRules, "support">,
  facts: SupportFacts,
  places: readonly Rented[],
): number[] {
  const left = new Map<SupportRow, number>();
  const supports = places.map(() => 0);
  const dearestFirst = [...places.entries()].sort(([, a], [, b]) => (b.price ?? 0) - (a.price ?? 0));
  for (const [at, { kind, price }] of dearestFirst) {
    const row = supportOf(rules, facts, kind);
    if (!row || price === null) continue;
    const more = left.get(row) ?? row.booths ?? Number.POSITIVE_INFINITY;
    if (more <= 0) continue;
    left.set(row, more - 1);
    supports[at] = shareOf(price, row.perMille);
  }
  return supports;
}

/** The same in all. */
export const supportedSum = (...given: Parameters<typeof rentSupports>): number =>
  rentSupports(...given).reduce((sum, one) => sum + one, 0);

/** A line of the price list. price: whole đồng. */
export interface Price {
  readonly kind: BoothKind;
  readonly price: number;
  readonly per: PriceUnit;
}

/**
 * The rent of one place in whole đồng; null where the list has no price for it. A corner without a line of its own costs as a standard
 * booth and the surcharge; a part of a square metre counts as its part, rounded to the nearest đồng.
 * area: square decimetres. Source: docs/rules/fairs.md#prices
 */
export function rentOf(
  prices: readonly Price[],
  { cornerSurcharge }: Pick<FairRules, "cornerSurcharge">,
  { kind, area }: { readonly kind: BoothKind; readonly area: number },
): number | null {
  const own = prices.find((one) => one.kind === kind);
  const line = own ?? (kind === "corner" ? prices.find((one) => one.kind === "standard") : undefined);
  if (!line) return null;
  const rent = line.per === "booth" ? line.price : Number((BigInt(line.price) * BigInt(area) + 50n) / 100n);
  return own ? rent : rent + shareOf(rent, cornerSurcharge.value);
}

/** What a payment notice promises of money that goes back, as it was when it was issued. Shares in thousandths. */
export const PromisedRefunds = z.object({ refunds: z.array(RefundRow), cancellation: perMille });
export type PromisedRefunds = z.infer<typeof PromisedRefunds>;

export const promisedBy = ({
  refunds,
  cancellation,
}: Pick<FairRules, "refunds" | "cancellation">): PromisedRefunds => ({
  refunds: refunds.value,
  cancellation: cancellation.value,
});

/** The share of what was paid that goes back to who withdraws this many days before the fair. Source: docs/rules/fairs.md#refunds */
export function refundOf({ refunds }: Pick<PromisedRefunds, "refunds">, daysBefore: number): number {
  const reached = refunds.filter((row) => daysBefore >= row.days);
  return reached.toSorted((a, b) => b.days - a.days)[0]?.perMille ?? 0;
}
