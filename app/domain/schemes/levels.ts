import { LEVELS, type Level } from "~/lib/vocabulary";
import type { LevelRule, SchemeRules } from "./rules";

/** Districts were what communes are since: one rung of the ladder. */
const RUNGS: Readonly<Record<Level, number>> = { commune: 0, district: 0, province: 1, region: 2, nation: 3 };

/** The levels that titles for this one come from, as far as a scheme knows them: those of the next rung below. */
export function levelsBelow(held: readonly Pick<LevelRule, "level">[], level: Level): Level[] {
  const below = held.map((one) => one.level).filter((one) => RUNGS[one] < RUNGS[level]);
  const rung = Math.max(...below.map((one) => RUNGS[one]));
  return LEVELS.filter((one) => below.includes(one) && RUNGS[one] === rung);
}

/** The levels that titles of this one lead to: those of the next rung above. */
export function levelsAbove(held: readonly Pick<LevelRule, "level">[], level: Level): Level[] {
  const above = held.map((one) => one.level).filter((one) => RUNGS[one] > RUNGS[level]);
  const rung = Math.min(...above.map((one) => RUNGS[one]));
  return LEVELS.filter((one) => above.includes(one) && RUNGS[one] === rung);
}

/** What a round asks of the level below; nothing where its scheme knows none. */
export function askedOfBelow(
  { levels }: Pick<SchemeRules, "levels">,
  level: Level,
): Required<Pick<LevelRule, "lowerTitle" | "entry">> & { readonly below: readonly Level[] } {
  const rule = levels.value.find((one) => one.level === level);
  const below = levelsBelow(levels.value, level);
  if (!rule || below.length === 0) return { lowerTitle: "none", entry: "open", below };
  return { lowerTitle: rule.lowerTitle, entry: rule.entry ?? "open", below };
}
