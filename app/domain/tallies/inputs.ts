import type { Level } from "~/lib/vocabulary";
import { everyCriterion, leavesOf } from "../schemes/criteria";
import type { SchemeRules } from "../schemes/rules";
import type { CountedSheet } from "./rank";
import type { TallyInput } from "./rules";

/** What of a round says how its sheets are counted. */
export interface TalliedRules {
  readonly level: Level;
  readonly rules: SchemeRules;
}

/** What of an entry the limits look at. */
interface CountedEntry {
  readonly id: string;
  readonly groupCode: string;
  readonly establishmentId: string;
  readonly provinceId: string;
  readonly commune: string | null;
}

/** What a tally is made of. signed: by the id of the entry. Only criteria that an entry's product group is asked go with its sheets. */
export function inputsOf(
  { level, rules }: TalliedRules,
  entries: readonly CountedEntry[],
  signed: ReadonlyMap<string, readonly CountedSheet[]>,
): TallyInput[] {
  const sheetsFor = sheetsOfGroups(rules);
  return entries.map((entry) => ({
    nominationId: entry.id,
    groupCode: entry.groupCode,
    establishmentId: entry.establishmentId,
    territory: territoryOf(level, entry),
    sheets: sheetsFor(entry.groupCode, signed.get(entry.id) ?? []),
  }));
}

/** Keeps of sheets of a product group the criteria of tie-breaks that the group is asked. */
export function sheetsOfGroups(rules: SchemeRules): (group: string, sheets: readonly CountedSheet[]) => CountedSheet[] {
  const looked = tieBreakCriteria(rules);
  const askedOf = new Map(
    rules.groups.map(({ code }) => {
      const asked = new Set(leavesOf(rules.criteria.value, code).map((leaf) => leaf.code));
      return [
        code,
        new Set(looked.filter(({ leaves }) => [...leaves].some((leaf) => asked.has(leaf))).map((one) => one.code)),
      ];
    }),
  );
  return (group, sheets) => {
    const isAsked = ([code]: [string, number]) => askedOf.get(group)?.has(code) ?? false;
    return sheets.map(({ total, criteria = {} }) => ({
      total,
      criteria: Object.fromEntries(Object.entries(criteria).filter(isAsked)),
    }));
  };
}

/** What a limit per territory counts: provinces of a region or the nation, communes of a province. */
export function territoryOf(level: Level, entry: Pick<CountedEntry, "provinceId" | "commune">): string | null {
  if (level === "region" || level === "nation") return entry.provinceId;
  return level === "province" ? entry.commune : null;
}

/** The criteria that tie-breaks look at, each with the codes of the leaves below it, whose points are its own. */
export function tieBreakCriteria(rules: SchemeRules): { code: string; leaves: ReadonlySet<string> }[] {
  const wanted = new Set(rules.tieBreaks.value.flatMap((step) => (step.kind === "criterion" ? [step.code] : [])));
  return everyCriterion(rules.criteria.value)
    .filter((one) => wanted.has(one.code))
    .map((one) => ({ code: one.code, leaves: new Set(leavesOf([one]).map((leaf) => leaf.code)) }));
}

/** From the points of a sheet by the codes of its leaves, in hundredths, those of the criteria that tie-breaks look at. */
export function tieBreakPoints(
  rules: SchemeRules,
): (points: Readonly<Record<string, number>>) => Readonly<Record<string, number>> {
  const wanted = tieBreakCriteria(rules);
  return (points) =>
    Object.fromEntries(
      wanted.map(({ code, leaves }) => [
        code,
        Object.entries(points).reduce((sum, [leaf, own]) => (leaves.has(leaf) ? sum + own : sum), 0),
      ]),
    );
}
