import { midRanks } from "./mid-ranks";
import { pointsOf, type Ratings } from "./ratings";
import type { Reason } from "./reasons";

/** A figure, or why the data does not support it; never NaN. */
export type Figure = { readonly value: number } | { readonly reason: Reason };

export const MEASUREMENTS = ["nominal", "ordinal", "interval", "ratio"] as const;
export type Measurement = (typeof MEASUREMENTS)[number];

/**
 * Krippendorff's alpha for any number of jurors with sheets missing: 1 is perfect agreement, 0 is chance. Entries with one sheet
 * say nothing of agreement and drop out.
 * Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011); docs/rules/agreement.md#alpha.
 */
export function krippendorffAlpha(ratings: Ratings, measurement: Measurement): Figure {
  const units = ratings.values
    .map((row) => row.filter((value) => value !== null).map((value) => pointsOf(value, ratings)))
    .filter((unit) => unit.length > 1);
  const all = units.flat();
  if (units.length === 0) return { reason: "no entry has two sheets" };
  if (all.every((value) => value === all[0])) return { reason: "all scores are equal" };
  if (measurement === "ratio" && all.some((value) => value < 0))
    return { reason: "a ratio scale has no negative score" };
  const { place, difference } = metricOf(measurement, all);
  const placed = units.map((unit) => unit.map(place));
  const observed = placed.reduce((sum, unit) => sum + pairSum([unit], difference) / (unit.length - 1), 0);
  const expected = pairSum([placed.flat()], difference);
  return { value: 1 - ((all.length - 1) * observed) / expected };
}

type Difference = "unequal" | "squared" | "relative";

/** Where a value stands, and how far two stand apart. Ordinal distance is that of mid-ranks, squared. */
function metricOf(measurement: Measurement, all: readonly number[]) {
  const same = (value: number) => value;
  switch (measurement) {
    case "nominal":
      return { place: same, difference: "unequal" as const };
    case "ordinal": {
      const ranks = midRanks(all);
      return { place: (value: number) => ranks.get(value)!, difference: "squared" as const };
    }
    case "interval":
      return { place: same, difference: "squared" as const };
    case "ratio":
      return { place: same, difference: "relative" as const };
  }
}

/** The sum of differences over all ordered pairs, counted value by value, so that a thousand equal scores are one. */
function pairSum(units: readonly (readonly number[])[], difference: Difference): number {
  let sum = 0;
  for (const unit of units) {
    const counts = new Map<number, number>();
    for (const value of unit) counts.set(value, (counts.get(value) ?? 0) + 1);
    const distinct = [...counts];
    for (const [place, [a, countA]] of distinct.entries()) {
      for (const [b, countB] of distinct.slice(place + 1)) sum += 2 * countA * countB * distance(difference, a, b);
    }
  }
  return sum;
}

function distance(difference: Difference, a: number, b: number): number {
  if (difference === "unequal") return 1;
  if (difference === "squared") return (a - b) ** 2;
  return ((a - b) / (a + b)) ** 2;
}
