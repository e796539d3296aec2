import { formatDateTime } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Era, Level, RegionCode } from "~/lib/vocabulary";
import { saidFindings } from "../schemes/finding-sentences";
import type { SchemeRules } from "../schemes/rules";
import { type PhaseSpan, PREPARATION, type PreparationStep, timetableOf } from "./rules";
import { isOfYear } from "./territory";

export interface Prepared {
  readonly step: PreparationStep;
  /** `later`: may be done after opening. */
  readonly state: "ready" | "missing" | "later";
  /** What keeps the round from opening, a sentence each. */
  readonly problems: readonly string[];
}

interface DraftRound {
  readonly level: Level;
  readonly year: number;
  readonly rules: SchemeRules;
  readonly phases: readonly PhaseSpan[];
}

/** A province that takes part. */
interface Member {
  readonly name: string;
  readonly era: Era;
  readonly regionCode: RegionCode | null;
}

/** How far a draft is. seats: of its jury. */
export function preparationOf(round: DraftRound, territory: readonly Member[], seats: number, now: Date): Prepared[] {
  const problems: Record<PreparationStep, readonly string[]> = {
    identity: round.rules.levels.value.some(({ level }) => level === round.level) ? [] : [m.rounds_level_not_held()],
    agencies: [],
    territory: problemsOfTerritory(round, territory),
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

/** What the level and the year say of it: either may have become another since the provinces were chosen. */
function problemsOfTerritory({ level, year }: DraftRound, territory: readonly Member[]): string[] {
  if (territory.length === 0) return [m.rounds_needs_territory()];
  const isWide = level === "region" || level === "nation";
  const regions = new Set(territory.flatMap((one) => one.regionCode ?? []));
  const unknown = territory.filter((one) => !isOfYear(one.era, year));
  const isMixed = new Set(territory.map((one) => one.era)).size > 1;
  return [
    ...(!isWide && territory.length > 1
      ? [m.rounds_territory_one_province({ level: levelTitle(level), count: territory.length })]
      : []),
    ...(level === "region" && regions.size > 1 ? [m.rounds_territory_one_region({ count: regions.size })] : []),
    ...(unknown.length > 0
      ? [m.rounds_territory_other_time({ count: unknown.length, year: String(year), province: unknown[0]!.name })]
      : []),
    ...(unknown.length === 0 && isMixed ? [m.rounds_territory_mixed_times()] : []),
  ];
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
  territory: readonly Member[],
  now: Date,
): string[] {
  if (round.openedAt) return [m.rounds_is_open_already()];
  return preparationOf(round, territory, 0, now).flatMap(({ problems }) => problems);
}
