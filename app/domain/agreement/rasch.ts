import { type RaschData, type RaschScore, raschData, type TooThin } from "./rasch-data";

/** An element of a facet, in logits, with its standard error. */
export interface Measure {
  readonly name: string;
  readonly logits: number;
  readonly error: number;
  /** Mean square of residuals weighted by information: 1 as expected, above 1.5 erratic, below 0.5 too even. */
  readonly infit: number;
}

export type RaschModel =
  | ({ readonly fitted: false } & TooThin)
  | {
      readonly fitted: true;
      /** False when the limit of iterations came first: then the figures are not to be used. */
      readonly converged: boolean;
      readonly iterations: number;
      /** The largest change of the last iteration, in logits. */
      readonly change: number;
      readonly observations: number;
      readonly categories: number;
      /** Strict above 0; they sum to 0. */
      readonly jurors: readonly Measure[];
      readonly entries: readonly Measure[];
      /** Hard to get points for above 0; they sum to 0. */
      readonly criteria: readonly Measure[];
      /** From each category to the next; they sum to 0. */
      readonly thresholds: readonly number[];
    };

const MOST_ITERATIONS = 500;
const CLOSE_ENOUGH = 0.001;
/** Newton's step is held to this, in logits, so that it does not overshoot far from the solution. */
const LONGEST_STEP = 1;
/** Logits beyond which the odds of categories say nothing more. */
const FARTHEST = 40;
/** An element of only lowest or only highest categories has no measure: it is moved in by this part of a category. */
const EXTREME = 0.3;

/**
 * Linacre's many-facet model with one rating scale: the log odds of a category over the one below are
 * entry - severity - difficulty - threshold. By joint maximum likelihood.
 * Source: J. M. Linacre, "Many-Facet Rasch Measurement" (1989); docs/rules/agreement.md#rasch.
 */
export function raschModel(scores: readonly RaschScore[]): RaschModel {
  const read = raschData(scores);
  if ("reason" in read) return { fitted: false, ...read };
  return fitted(read);
}

interface Facet {
  readonly logits: Float64Array;
  readonly observed: Float64Array;
  readonly of: Int32Array;
  /** 1: more logits, more points; -1: fewer. */
  readonly sign: 1 | -1;
}

function fitted(data: RaschData): RaschModel {
  const facets: [Facet, Facet, Facet] = [
    facetOf(data, data.entryOf, data.entries.length, 1),
    facetOf(data, data.jurorOf, data.jurors.length, -1),
    facetOf(data, data.criterionOf, data.criteria.length, -1),
  ];
  const [entries, jurors, criteria] = facets;
  const thresholds = new Float64Array(data.categories);
  let iterations = 0;
  let change = Number.POSITIVE_INFINITY;
  while (change > CLOSE_ENOUGH && iterations < MOST_ITERATIONS) {
    iterations += 1;
    change = 0;
    for (const facet of facets) {
      const told = expect(data, facets, thresholds);
      change = Math.max(change, step(facet, told));
      if (facet !== entries) centre(facet.logits, 0);
    }
    change = Math.max(change, stepThresholds(data, thresholds, expect(data, facets, thresholds).counts));
  }
  const told = expect(data, facets, thresholds);
  return {
    fitted: true,
    converged: change <= CLOSE_ENOUGH,
    iterations,
    change,
    observations: data.category.length,
    categories: data.categories,
    jurors: measures(data, data.jurors, jurors, told),
    entries: measures(data, data.entries, entries, told),
    criteria: measures(data, data.criteria, criteria, told),
    thresholds: [...thresholds.subarray(1)],
  };
}

function facetOf(data: RaschData, of: Int32Array, size: number, sign: 1 | -1): Facet {
  const observed = new Float64Array(size);
  const highest = new Float64Array(size);
  for (const [place, category] of data.category.entries()) {
    observed[of[place]!]! += category;
    highest[of[place]!]! += data.categories - 1;
  }
  for (const [element, sum] of observed.entries()) {
    observed[element] = Math.min(Math.max(sum, EXTREME), highest[element]! - EXTREME);
  }
  return { logits: new Float64Array(size), observed, of, sign };
}

interface Expected {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  /** Of each category. */
  readonly counts: Float64Array;
}

function expect({ category, categories }: RaschData, facets: readonly Facet[], thresholds: Float64Array): Expected {
  const mean = new Float64Array(category.length);
  const variance = new Float64Array(category.length);
  const counts = new Float64Array(categories);
  const weights = new Float64Array(categories);
  const ofSteps = cumulated(thresholds).map((sum) => Math.exp(-sum));
  for (let place = 0; place < category.length; place += 1) {
    let position = 0;
    for (const { sign, logits, of } of facets) position += sign * logits[of[place]!]!;
    // Powers of one exponential, held where the highest of them is still a number.
    const odds = Math.exp(Math.max(-FARTHEST, Math.min(FARTHEST, position)));
    let power = 1;
    let sum = 0;
    for (let one = 0; one < categories; one += 1) {
      weights[one] = power * ofSteps[one]!;
      sum += weights[one]!;
      power *= odds;
    }
    let first = 0;
    let second = 0;
    for (let one = 0; one < categories; one += 1) {
      const chance = weights[one]! / sum;
      counts[one]! += chance;
      first += one * chance;
      second += one * one * chance;
    }
    mean[place] = first;
    variance[place] = second - first * first;
  }
  return { mean, variance, counts };
}

function cumulated(thresholds: Float64Array): Float64Array {
  let sum = 0;
  return thresholds.map((threshold) => {
    sum += threshold;
    return sum;
  });
}

/** One step of Newton's method for every element of a facet. Returns the longest. */
function step({ logits, observed, of, sign }: Facet, { mean, variance }: Expected): number {
  const expected = new Float64Array(logits.length);
  const information = new Float64Array(logits.length);
  for (const [place, element] of of.entries()) {
    expected[element]! += mean[place]!;
    information[element]! += variance[place]!;
  }
  let longest = 0;
  for (const [element, sum] of observed.entries()) {
    const wanted = (sign * (sum - expected[element]!)) / Math.max(information[element]!, 1e-9);
    const taken = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, wanted));
    logits[element]! += taken;
    longest = Math.max(longest, Math.abs(taken));
  }
  return longest;
}

/** Each threshold moves by how far the odds of its two categories are from those observed. */
function stepThresholds({ category, categories }: RaschData, thresholds: Float64Array, expected: Float64Array): number {
  const observed = new Float64Array(categories);
  for (const one of category) observed[one]! += 1;
  let longest = 0;
  for (let one = 1; one < categories; one += 1) {
    const wanted = Math.log(observed[one - 1]! / observed[one]!) - Math.log(expected[one - 1]! / expected[one]!);
    const taken = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, wanted / 2));
    thresholds[one]! += taken;
    longest = Math.max(longest, Math.abs(taken));
  }
  centre(thresholds, 1);
  return longest;
}

/** Takes the mean off those from a place on. */
function centre(values: Float64Array, from: number): void {
  const part = values.subarray(from);
  const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
  for (const [place, value] of part.entries()) part[place] = value - mean;
}

function measures(
  { category }: RaschData,
  names: readonly string[],
  { logits, of }: Facet,
  { mean, variance }: Expected,
): Measure[] {
  const information = new Float64Array(names.length);
  const squares = new Float64Array(names.length);
  for (const [place, element] of of.entries()) {
    information[element]! += variance[place]!;
    squares[element]! += (category[place]! - mean[place]!) ** 2;
  }
  return names.map((name, element) => ({
    name,
    logits: logits[element]!,
    error: 1 / Math.sqrt(information[element]!),
    infit: squares[element]! / information[element]!,
  }));
}
