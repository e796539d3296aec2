import type { Fraction } from "~/lib/points";
import type { ListVerdict, MotionKind } from "~/lib/vocabulary";
import type { SchemeRules } from "../schemes/rules";
import { type ProposalRules, proposeWithin } from "../tallies/propose";
import type { Candidate, Choice } from "../tallies/select";
import type { Grade } from "../tallies/tiers";

/** Motions a verdict may rest on, and those a set may. */
export const ABOUT_VERDICTS: readonly MotionKind[] = ["list", "deviation"];
export const ABOUT_SETS: readonly MotionKind[] = ["list", "merge"];

/** An entry that passed, as the tally has it. */
export interface PassedEntry extends Candidate {
  readonly score: Fraction;
  /** Admitted although papers are missing, and they have not come. */
  readonly isPending: boolean;
}

/** Entries the council recognises as one. */
export interface LiveSet {
  readonly mergeId: string;
  readonly leadNominationId: string;
  readonly nominationIds: readonly string[];
}

/** What the council decides on as one thing: an entry, or a set under the rank and score of its lead. */
export interface ListUnit<Entry extends PassedEntry> {
  readonly lead: Entry;
  readonly set: LiveSet | null;
  /** Best first, the lead among them. */
  readonly entries: readonly Entry[];
  readonly isPending: boolean;
  /** Which limit lets it in or keeps it out, a set taking one place. */
  readonly choice: Choice;
  readonly grade: Grade;
}

/**
 * The list as the tally and the sets give it, best first. A set counts as one against every limit, so entries below may move
 * up. Who waits for papers keeps the place: it may be recognised by a second list.
 * entries: those that passed, best first. A set whose lead is not among them is no unit, nor are its other entries.
 * Source: docs/rules/councils.md#list.
 */
export function listUnits<Entry extends PassedEntry>(
  rules: ProposalRules,
  entries: readonly Entry[],
  sets: readonly LiveSet[],
): ListUnit<Entry>[] {
  const setOf = new Map(sets.flatMap((set) => set.nominationIds.map((id) => [id, set] as const)));
  const units = entries
    .filter((entry) => (setOf.get(entry.nominationId)?.leadNominationId ?? entry.nominationId) === entry.nominationId)
    .map((lead) => {
      const set = setOf.get(lead.nominationId) ?? null;
      const parts = set ? entries.filter((entry) => set.nominationIds.includes(entry.nominationId)) : [lead];
      return { lead, set, entries: parts, isPending: parts.some((entry) => entry.isPending) };
    });
  const { choices, grades } = proposeWithin(
    rules,
    units.map((unit) => unit.lead),
  );
  return units.map((unit, place) => ({ ...unit, choice: choices[place]!, grade: grades[place]! }));
}

/** What is proposed of a unit; `verdict` null where the council chooses among equals, of this rank or one before. */
export interface Proposal {
  readonly verdict: ListVerdict | null;
  /** Code of the tier; null where there is none or the council chooses it. */
  readonly tier: string | null;
  /** The council's choice among equals decides the tier. */
  readonly isTierOpen: boolean;
}

export function proposalOf(unit: Pick<ListUnit<PassedEntry>, "choice" | "grade" | "isPending">): Proposal {
  const none = { tier: null, isTierOpen: false };
  if (unit.choice.kind === "over_cap") return { verdict: "not_recognise", ...none };
  if (unit.choice.kind !== "within_caps") return { verdict: null, ...none };
  if (unit.isPending) return { verdict: "pending", ...none };
  const { grade } = unit;
  if (grade?.kind === "tied") return { verdict: "recognise", tier: null, isTierOpen: true };
  return { verdict: "recognise", tier: grade?.tier.code ?? null, isTierOpen: false };
}

export interface Verdict {
  readonly verdict: ListVerdict;
  readonly tier: string | null;
}

/** Whether the council does other than proposed, or chooses where the proposal leaves it to it: then it says why. */
export function isDeviation(proposal: Proposal, { verdict, tier }: Verdict): boolean {
  if (verdict !== proposal.verdict) return true;
  return verdict === "recognise" && (proposal.isTierOpen || tier !== proposal.tier);
}

export type ListFault =
  | { readonly kind: "over_cap"; readonly seats: number; readonly cap: number }
  | { readonly kind: "tier_full"; readonly code: string; readonly entries: number; readonly count: number };

export type TierFault =
  /** The rules have no such tier, or no longer. */
  | { readonly kind: "unknown_tier"; readonly code: string }
  /** Of an entry that is recognised without one, although the rules have a tier for all that passed. */
  | { readonly kind: "no_tier" };

/** What is wrong with the tiers of those who are recognised, by the rules in force: they may have been reopened since. */
export function tierFaultOf({ tiers }: Pick<SchemeRules, "tiers">, verdicts: readonly Verdict[]): TierFault | null {
  const given = verdicts.filter((one) => one.verdict === "recognise").map((one) => one.tier);
  const unknown = given.find((tier) => tier !== null && !tiers.value.some(({ code }) => code === tier));
  if (unknown) return { kind: "unknown_tier", code: unknown };
  const takesAll = tiers.value.some(({ from, count }) => from === null && count === null);
  return takesAll && given.includes(null) ? { kind: "no_tier" } : null;
}

/**
 * What no reason excuses: more places than the cap over all, or than a tier has. Who waits for papers holds a place.
 * verdicts: of all units, those recognised by an earlier decision included.
 */
export function faultOfList(rules: Pick<SchemeRules, "cap" | "tiers">, verdicts: readonly Verdict[]): ListFault | null {
  const seats = verdicts.filter((one) => one.verdict !== "not_recognise").length;
  const cap = rules.cap.value;
  if (cap !== null && seats > cap) return { kind: "over_cap", seats, cap };
  for (const { code, count } of rules.tiers.value) {
    const entries = verdicts.filter((one) => one.verdict === "recognise" && one.tier === code).length;
    if (count !== null && entries > count) return { kind: "tier_full", code, entries, count };
  }
  return null;
}
