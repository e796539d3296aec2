import type { CriterionRule, SchemeRules } from "./rules";

/** Other codes by the ones before. */
export type Renamed = ReadonlyMap<string, string>;

/** The rules with what refers to product groups (criteria, their bands, papers, limits) following them to other codes. */
export function withGroupCodes(rules: SchemeRules, renamed: Renamed): SchemeRules {
  const now = (code: string) => renamed.get(code) ?? code;
  const follow = <T extends { groups?: string[] | undefined }>(one: T): T =>
    one.groups ? { ...one, groups: one.groups.map(now) } : one;
  const criterion = (one: CriterionRule): CriterionRule => ({
    ...follow(one),
    ...(one.levels && { levels: one.levels.map(follow) }),
    ...(one.parts && { parts: one.parts.map(criterion) }),
  });
  return {
    ...rules,
    checklist: { ...rules.checklist, value: rules.checklist.value.map(follow) },
    criteria: { ...rules.criteria, value: rules.criteria.value.map(criterion) },
    groupCaps: {
      ...rules.groupCaps,
      value: Object.fromEntries(Object.entries(rules.groupCaps.value).map(([code, most]) => [now(code), most])),
    },
  };
}

/** The rules with the tie-breaks that ask for criteria following them to other codes. */
export function withCriterionCodes(rules: SchemeRules, renamed: Renamed): SchemeRules {
  const value = rules.tieBreaks.value.map((step) =>
    step.kind === "criterion" ? { ...step, code: renamed.get(step.code) ?? step.code } : step,
  );
  return { ...rules, tieBreaks: { ...rules.tieBreaks, value } };
}
