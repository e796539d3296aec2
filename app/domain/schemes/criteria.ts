import { type Band, type CriterionRule, type SchemeRules, WHOLE_SHEET } from "./rules";

/** The criteria a juror scores, in printed order; those of one product group when it is named. */
export function leavesOf(criteria: readonly CriterionRule[], group?: string): CriterionRule[] {
  return askedOf(criteria, group).flatMap((one) => (one.parts ? leavesOf(one.parts, group) : [one]));
}

function askedOf(criteria: readonly CriterionRule[], group?: string): readonly CriterionRule[] {
  return group === undefined ? criteria : criteria.filter((one) => !one.groups || one.groups.includes(group));
}

/**
 * What does not add up: `parts` of a criterion against their whole, the whole against 100 points (`total`), a maximum
 * that is no whole number of steps (`step`). Figures in hundredths of a point.
 */
export interface Misfit {
  readonly kind: "parts" | "total" | "step";
  /** Of the criterion; null for the whole sheet. */
  readonly code: string | null;
  /** The product group whose sheet it is; null where it is so for every group. */
  readonly group: string | null;
  readonly is: number;
  readonly wanted: number;
}

export function misfitsOf(rules: Pick<SchemeRules, "criteria" | "scoreStep" | "groups">): Misfit[] {
  const step = rules.scoreStep.value;
  const criteria = rules.criteria.value;
  const steps = everyCriterion(criteria)
    .filter((one) => one.maximum % step !== 0)
    .map(({ code, maximum }): Misfit => ({ kind: "step", code, group: null, is: maximum, wanted: step }));
  const perGroup = rules.groups.map(({ code }) => sumsOf(criteria, code));
  return [...steps, ...sharedFirst(perGroup)];
}

/** The wrong sums of one group's sheet. */
function sumsOf(criteria: readonly CriterionRule[], group: string): Misfit[] {
  const wrong: Misfit[] = [];
  const visit = (list: readonly CriterionRule[]) => {
    for (const { code, maximum, parts } of askedOf(list, group)) {
      if (!parts) continue;
      const is = sumOf(askedOf(parts, group));
      if (is !== maximum) wrong.push({ kind: "parts", code, group, is, wanted: maximum });
      visit(parts);
    }
  };
  visit(criteria);
  const total = sumOf(askedOf(criteria, group));
  if (total !== WHOLE_SHEET) wrong.push({ kind: "total", code: null, group, is: total, wanted: WHOLE_SHEET });
  return wrong;
}

/** What is wrong for every group alike is said once. */
function sharedFirst(perGroup: readonly Misfit[][]): Misfit[] {
  const same = (a: Misfit) => (b: Misfit) => a.kind === b.kind && a.code === b.code && a.is === b.is;
  const shared = (misfit: Misfit) => perGroup.every((list) => list.some(same(misfit)));
  const [first = [], ...rest] = perGroup;
  return [
    ...first.map((misfit) => (shared(misfit) ? { ...misfit, group: null } : misfit)),
    ...rest.flat().filter((misfit) => !shared(misfit)),
  ];
}

export function everyCriterion(criteria: readonly CriterionRule[]): CriterionRule[] {
  return criteria.flatMap((one) => [one, ...everyCriterion(one.parts ?? [])]);
}

/** The criterion of this code that a juror scores; undefined for one that has parts, and for none. */
export const leafNamed = (criteria: readonly CriterionRule[], code: string): CriterionRule | undefined =>
  everyCriterion(criteria).find((one) => one.code === code && !one.parts);

const sumOf = (list: readonly CriterionRule[]) => list.reduce((total, one) => total + one.maximum, 0);

/**
 * The same tree with other maxima for its leaves; their bands keep their shares of the maximum.
 * maxima: hundredths by the leaf's code; a leaf not named keeps its own.
 */
export function withMaxima(
  criteria: readonly CriterionRule[],
  maxima: Readonly<Record<string, number>>,
  step: number,
): CriterionRule[] {
  return criteria.map((one) => {
    if (one.parts) return { ...one, parts: withMaxima(one.parts, maxima, step) };
    const maximum = maxima[one.code] ?? one.maximum;
    if (maximum === one.maximum && fits(one.levels ?? [], maximum, step)) return one;
    return { ...one, maximum, ...(one.levels && { levels: rescaledBands(one.levels, one.maximum, maximum, step) }) };
  });
}

/** Each band ends at the maximum, or a step below another one. */
function fits(levels: readonly Band[], maximum: number, step: number): boolean {
  const floors = new Set(levels.map((band) => band.from));
  return levels.every((band) => band.from % step === 0 && (band.to === maximum || floors.has(band.to + step)));
}

/** Bands from the highest to the lowest, without a gap: each ends a step below the next one of its groups. A band left empty goes. */
export function rescaledBands(levels: readonly Band[], from: number, to: number, step: number): Band[] {
  const scaled = (points: number) => Math.round((points * to) / from / step) * step;
  const meet = (a: Band, b: Band) => !a.groups || !b.groups || a.groups.some((code) => b.groups!.includes(code));
  return [...levels]
    .sort((a, b) => b.from - a.from)
    .flatMap((band) => {
      const floor = scaled(band.from);
      const above = levels.filter((other) => other.from > band.from && meet(band, other));
      const ceiling = Math.min(to, ...above.map((other) => scaled(other.from) - step));
      return floor > ceiling ? [] : [{ ...band, from: floor, to: ceiling }];
    });
}
