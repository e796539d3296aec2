/** Award money of a round, in đồng: of each product of a tier by its code, and of each other product. */
export interface RewardAmounts {
  readonly general: bigint | null;
  readonly tiers: ReadonlyMap<string, bigint>;
}

/** What the products of one tier get together. */
export interface RewardLine {
  /** By its name; null for products without a tier. */
  readonly tier: string | null;
  readonly products: number;
  /** Đồng for each. */
  readonly each: bigint;
  /** Đồng for all of them. */
  readonly sum: bigint;
}

export interface Rewards {
  /** Tiers in the order of the rules, then those the rules no longer name, then products without one. */
  readonly lines: readonly RewardLine[];
  readonly total: bigint;
}

/**
 * What is paid for a list. A product whose tier has no amount of its own gets the general one; a tier that gets nothing has no line.
 * awards: their tiers by name, as the seal keeps them. tiers: those of the rules, best first.
 */
export function rewardsFor(
  awards: readonly { readonly tier: string | null }[],
  tiers: readonly { readonly code: string; readonly name: string }[],
  amounts: RewardAmounts,
): Rewards {
  const names = tiers.map(({ name }) => name);
  const others = awards.map(({ tier }) => tier).filter((tier) => tier !== null && !names.includes(tier));
  const lines = [...names, ...new Set(others), null].flatMap((tier): RewardLine[] => {
    const products = awards.filter((award) => award.tier === tier).length;
    const code = tiers.find(({ name }) => name === tier)?.code;
    const each = (code === undefined ? undefined : amounts.tiers.get(code)) ?? amounts.general;
    return products > 0 && each !== null ? [{ tier, products, each, sum: each * BigInt(products) }] : [];
  });
  return { lines, total: lines.reduce((sum, line) => sum + line.sum, 0n) };
}
