import { PHASES, type PhaseKind } from "~/lib/vocabulary";
import type { SchemeRules } from "../schemes/rules";

/**
 * When a phase holds. `closesAt` null: until the next one opens. A span without length (`closesAt` = `opensAt`) is a date
 * announced for a phase that something may stand in the way of: it begins by an act, or that day once nothing does
 * (`advanceRounds`).
 */
export interface PhaseSpan {
  readonly kind: PhaseKind;
  readonly opensAt: Date;
  readonly closesAt: Date | null;
}

/** A round may do without them. */
export const OPTIONAL_PHASES: readonly PhaseKind[] = ["council", "expected_list"];

/**
 * The phase a round is in at `now`: of those that have opened and not closed, the latest in the round's order.
 * Null before the first opens, or in a gap between two.
 */
export function phaseAt(phases: readonly PhaseSpan[], now: Date): PhaseKind | null {
  let current: PhaseKind | null = null;
  for (const { kind, opensAt, closesAt } of phases) {
    const holds = opensAt <= now && (closesAt === null || now < closesAt);
    if (holds && (current === null || isAfter(kind, current))) current = kind;
  }
  return current;
}

const isAfter = (kind: PhaseKind, other: PhaseKind) => PHASES.indexOf(kind) > PHASES.indexOf(other);

/** Whether a round has come to, or passed, a phase. */
export function hasReached(phases: readonly PhaseSpan[], now: Date, kind: PhaseKind): boolean {
  const current = phaseAt(phases, now);
  if (current !== null) return !isAfter(kind, current);
  return phases.some((phase) => hasBegun(phase, now) && !isAfter(kind, phase.kind));
}

/** A date was named for the phase; it has not begun. */
export function isOnlyAnnounced(phase: PhaseSpan): boolean {
  return phase.closesAt !== null && phase.closesAt.getTime() === phase.opensAt.getTime();
}

/** Whether a phase has opened, by the clock or by an act. */
export const hasBegun = (phase: PhaseSpan, now: Date): boolean => phase.opensAt <= now && !isOnlyAnnounced(phase);

/** A round comes to complaints before it closes, unless it was ended without recognising anything. */
export function wasCancelled(phase: PhaseKind | null, phases: readonly Pick<PhaseSpan, "kind">[]): boolean {
  return phase === "closed" && !phases.some((one) => one.kind === "complaints");
}

/**
 * The phase a round should go on to by its announced dates: the first of those it may enter whose date has come. Null where none
 * has, or the clock alone has not yet ended what goes before.
 */
export function dueNext(current: PhaseKind | null, phases: readonly PhaseSpan[], now: Date): PhaseSpan | null {
  const next = nextPhases(current);
  const due = phases.filter((phase) => isOnlyAnnounced(phase) && phase.opensAt <= now && next.includes(phase.kind));
  return due.sort((a, b) => PHASES.indexOf(a.kind) - PHASES.indexOf(b.kind))[0] ?? null;
}

/**
 * A phase past the clock's own (nominations, screening) began after `now`: whoever looks with an older clock has been overtaken.
 */
export function hasMovedSince(phases: readonly PhaseSpan[], now: Date): boolean {
  return phases.some((phase) => phase.opensAt > now && isAfter(phase.kind, "screening") && !isOnlyAnnounced(phase));
}

/** The dates of a round in one line: another line means that someone has moved it or changed its dates. */
export function spansKey(phases: readonly PhaseSpan[]): string {
  const lines = phases.map(
    ({ kind, opensAt, closesAt }) => `${kind} ${opensAt.getTime()} ${closesAt?.getTime() ?? ""}`,
  );
  return lines.sort().join(",");
}

/** Where a round may go from a phase: the next one, and beyond it as far as the phases between are optional. Never back. */
export function nextPhases(current: PhaseKind | null): PhaseKind[] {
  const rest = PHASES.slice(current === null ? 0 : PHASES.indexOf(current) + 1);
  const required = rest.findIndex((kind) => !OPTIONAL_PHASES.includes(kind));
  return required < 0 ? rest : rest.slice(0, required + 1);
}

/** The same as it is offered: an expected list only where the rules or the timetable have one. */
export function offeredPhases(
  current: PhaseKind | null,
  round: { readonly rules: Pick<SchemeRules, "expectedList">; readonly phases: readonly Pick<PhaseSpan, "kind">[] },
): PhaseKind[] {
  const isForeseen = isExpectedListForeseen(round);
  return nextPhases(current).filter((kind) => kind !== "expected_list" || isForeseen);
}

/** Whether a list expected before the decision is made public: the rules say so, or the timetable names its day. */
export function isExpectedListForeseen({
  rules,
  phases,
}: {
  readonly rules: Pick<SchemeRules, "expectedList">;
  readonly phases: readonly Pick<PhaseSpan, "kind">[];
}): boolean {
  return rules.expectedList.value || phases.some((phase) => phase.kind === "expected_list");
}

/** What an organiser goes through before opening, in this order; each is a page of its own. */
export const PREPARATION = ["identity", "agencies", "territory", "timetable", "rules", "people"] as const;
export type PreparationStep = (typeof PREPARATION)[number];

/** The dates an organiser names before opening; null where the round does without, or has not fixed it. */
export interface Timetable {
  readonly nominationOpensAt: Date;
  readonly nominationClosesAt: Date;
  readonly scoringAt: Date | null;
  readonly councilAt: Date | null;
  readonly expectedListAt: Date | null;
  readonly decisionAt: Date | null;
}

/** The order a timetable keeps; the field that comes too early, or null when all is well. */
export function outOfOrder(timetable: Timetable): keyof Timetable | null {
  const order = [
    "nominationOpensAt",
    "nominationClosesAt",
    "scoringAt",
    "councilAt",
    "expectedListAt",
    "decisionAt",
  ] as const satisfies readonly (keyof Timetable)[];
  let latest: Date | null = null;
  for (const field of order) {
    const at = timetable[field];
    if (!at) continue;
    if (latest && (field === "nominationClosesAt" ? at <= latest : at < latest)) return field;
    latest = at;
  }
  return null;
}

/** A timetable as spans: nominations and screening follow each other by the clock, the rest are announced dates. */
export function spansOf(timetable: Timetable): PhaseSpan[] {
  const { nominationOpensAt, nominationClosesAt, scoringAt, councilAt, expectedListAt, decisionAt } = timetable;
  const announced = (kind: PhaseKind, at: Date | null): PhaseSpan[] =>
    at ? [{ kind, opensAt: at, closesAt: at }] : [];
  return [
    { kind: "nomination", opensAt: nominationOpensAt, closesAt: nominationClosesAt },
    { kind: "screening", opensAt: nominationClosesAt, closesAt: null },
    ...announced("scoring", scoringAt),
    ...announced("council", councilAt),
    ...announced("expected_list", expectedListAt),
    ...announced("decision", decisionAt),
  ];
}

/** The reverse of `spansOf`, for showing dates in a form again; null while nominations have no dates. */
export function timetableOf(phases: readonly PhaseSpan[]): Timetable | null {
  const opensAt = (kind: PhaseKind) => phases.find((phase) => phase.kind === kind)?.opensAt ?? null;
  const nomination = phases.find((phase) => phase.kind === "nomination");
  if (!nomination?.closesAt) return null;
  return {
    nominationOpensAt: nomination.opensAt,
    nominationClosesAt: nomination.closesAt,
    scoringAt: opensAt("scoring"),
    councilAt: opensAt("council"),
    expectedListAt: opensAt("expected_list"),
    decisionAt: opensAt("decision"),
  };
}
