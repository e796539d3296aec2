import { everyCriterion } from "../schemes/criteria";
import type { SchemeRules } from "../schemes/rules";
import { type TallyEntry, type TallyInput, tallyRound } from "./rules";

/** What other rules do to an entry. `outcome`: another reason for not being proposed. */
export const SIMULATED_CHANGES = ["gains", "loses", "tier", "outcome", "rank", "same"] as const;
export type SimulatedChange = (typeof SIMULATED_CHANGES)[number];

export interface SimulatedEntry {
  readonly nominationId: string;
  readonly change: SimulatedChange;
  readonly before: TallyEntry;
  readonly after: TallyEntry;
}

/** What a simulation leaves out, because the round's sheets cannot answer it. */
export type SimulationGap =
  /** The sheets were scored under other criteria, maxima or bands: their points stay as they were given. */
  | { readonly kind: "other_criteria" }
  /** A tie-break asks for a criterion that the round did not have: the step is passed over. */
  | { readonly kind: "unknown_criterion"; readonly code: string }
  /** Entries of groups that the other rules do not know: no limit of a group holds for them. */
  | { readonly kind: "unknown_groups"; readonly codes: readonly string[] };

export interface Simulation {
  /** Those who gain first, then those who lose, then by what else changed; each in the order of the new ranks. */
  readonly entries: readonly SimulatedEntry[];
  readonly counts: Readonly<Record<SimulatedChange, number>>;
  readonly gaps: readonly SimulationGap[];
}

/**
 * The tally of a round under its own rules beside that of the same sheets under other ones. Who was admitted and the points
 * of the sheets stay as they are.
 * inputs: with the points of the criteria that the tie-breaks of both rules look at.
 * Source: docs/rules/tallies.md#simulation.
 */
export function simulateRules(inputs: readonly TallyInput[], before: SchemeRules, after: SchemeRules): Simulation {
  const gaps = gapsOf(inputs, before, after);
  const unknown = new Set(gaps.flatMap((gap) => (gap.kind === "unknown_criterion" ? [gap.code] : [])));
  const tieBreaks = after.tieBreaks.value.filter((step) => step.kind !== "criterion" || !unknown.has(step.code));
  const old = new Map(tallyRound(before, inputs).map((entry) => [entry.nominationId, entry]));
  const now = tallyRound({ ...after, tieBreaks: { ...after.tieBreaks, value: tieBreaks } }, inputs);
  const entries = now.map((entry): SimulatedEntry => {
    const own = old.get(entry.nominationId)!;
    return { nominationId: entry.nominationId, change: changeOf(own, entry), before: own, after: entry };
  });
  const count = (change: SimulatedChange) => entries.filter((entry) => entry.change === change).length;
  return {
    entries: SIMULATED_CHANGES.flatMap((change) => entries.filter((entry) => entry.change === change)),
    counts: Object.fromEntries(SIMULATED_CHANGES.map((change) => [change, count(change)])) as Simulation["counts"],
    gaps,
  };
}

function changeOf(before: TallyEntry, after: TallyEntry): SimulatedChange {
  const [was, is] = [before.outcome === "recognised", after.outcome === "recognised"];
  if (was !== is) return is ? "gains" : "loses";
  if (tierOf(before) !== tierOf(after)) return "tier";
  if (before.outcome !== after.outcome) return "outcome";
  return before.rank === after.rank ? "same" : "rank";
}

const tierOf = ({ grade }: TallyEntry) => grade && `${grade.kind} ${grade.tier.code}`;

function gapsOf(inputs: readonly TallyInput[], before: SchemeRules, after: SchemeRules): SimulationGap[] {
  const gaps: SimulationGap[] = [];
  if (!haveSameCriteria(before, after)) gaps.push({ kind: "other_criteria" });
  const known = new Set(everyCriterion(before.criteria.value).map((one) => one.code));
  for (const step of after.tieBreaks.value) {
    if (step.kind === "criterion" && !known.has(step.code)) gaps.push({ kind: "unknown_criterion", code: step.code });
  }
  const groups = new Set(after.groups.map((group) => group.code));
  const codes = [...new Set(inputs.map((input) => input.groupCode))].filter((code) => !groups.has(code)).sort();
  if (codes.length > 0) gaps.push({ kind: "unknown_groups", codes });
  return gaps;
}

/** The same codes with the same maxima for the same groups: only then would the same sheets have been filled. */
function haveSameCriteria(a: SchemeRules, b: SchemeRules): boolean {
  const text = ({ criteria, scoreStep }: SchemeRules) =>
    JSON.stringify([
      scoreStep.value,
      everyCriterion(criteria.value).map(({ code, maximum, groups }) => [code, maximum, groups ?? null]),
    ]);
  return text(a) === text(b);
}
