import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Level } from "~/lib/vocabulary";
import { saidFindings } from "../schemes/finding-sentences";
import type { SchemeRules } from "../schemes/rules";
import { type PhaseSpan, PREPARATION, type PreparationStep, timetableOf } from "./rules";

export interface Prepared {
  readonly step: PreparationStep;
  /** `later`: may be done after opening. */
  readonly state: "ready" | "missing" | "later";
  /** What keeps the round from opening, a sentence each. */
  readonly problems: readonly string[];
}

interface DraftRound {
  readonly level: Level;
  readonly rules: SchemeRules;
  readonly phases: readonly PhaseSpan[];
}

/** How far a draft is. seats: of its jury. */
export function preparationOf(round: DraftRound, territory: readonly unknown[], seats: number, now: Date): Prepared[] {
  const problems: Record<PreparationStep, readonly string[]> = {
    identity: round.rules.levels.value.some(({ level }) => level === round.level) ? [] : [m.rounds_level_not_held()],
    agencies: [],
    territory: territory.length === 0 ? [m.rounds_needs_territory()] : [],
    timetable: problemsOfDates(round, now),
    rules: saidFindings(round.rules).map(({ sentence }) => sentence),
    people: [],
  };
  return PREPARATION.map((step) => ({
    step,
    state: problems[step].length > 0 ? "missing" : step === "people" && seats === 0 ? "later" : "ready",
    problems: problems[step],
  }));
}

function problemsOfDates({ phases }: DraftRound, now: Date): string[] {
  const timetable = timetableOf(phases);
  if (!timetable) return [m.rounds_needs_dates()];
  const { nominationClosesAt } = timetable;
  return nominationClosesAt <= now ? [m.rounds_nomination_end_is_past({ at: formatDateTime(nominationClosesAt) })] : [];
}

/** Everything that keeps a draft from opening, one sentence each. */
export function whyNotOpen(
  round: DraftRound & { readonly openedAt: Date | null },
  territory: readonly unknown[],
  now: Date,
): string[] {
  if (round.openedAt) return [m.rounds_is_open_already()];
  return preparationOf(round, territory, 0, now).flatMap(({ problems }) => problems);
}
