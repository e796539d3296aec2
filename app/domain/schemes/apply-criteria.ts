import { everyCriterion, rescaledBands } from "./criteria";
import type { BandsForm, SectionForm } from "./forms";
import { withCriterionCodes } from "./rename";
import type { Band, CriterionRule, SchemeRules } from "./rules";

interface TypedCriterion {
  readonly was: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly maximum: number;
  readonly groups: readonly string[];
  readonly parts?: readonly TypedCriterion[];
}

/**
 * The rules with the tree as it was typed. A criterion keeps the bands it had, in their shares of its maximum; one that
 * got parts has none. Tie-breaks follow a criterion to its new code.
 */
export function withCriteria(rules: SchemeRules, form: SectionForm<"criteria">): SchemeRules {
  const known = new Map(everyCriterion(rules.criteria.value).map((one) => [one.code, one]));
  const build = ({ was, code, title, titleEn, maximum, groups, parts = [] }: TypedCriterion): CriterionRule => ({
    ...{ code, title, titleEn, maximum },
    ...someGroups(rules, groups),
    ...(parts.length > 0 ? { parts: parts.map(build) } : bandsOf(known.get(was), maximum)),
  });
  const bandsOf = (before: CriterionRule | undefined, maximum: number): { levels?: Band[] } => {
    if (!before?.levels?.length) return {};
    const isUnchanged = before.maximum === maximum && form.scoreStep === rules.scoreStep.value;
    return {
      levels: isUnchanged ? before.levels : rescaledBands(before.levels, before.maximum, maximum, form.scoreStep),
    };
  };
  const codes = new Map(typedCriteria(form.criteria).map((one) => [one.was, one.code]));
  return {
    ...withCriterionCodes(rules, codes),
    criteria: { value: form.criteria.map(build), source: form.criteriaSource },
    scoreStep: { value: form.scoreStep, source: form.scoreStepSource },
  };
}

const typedCriteria = (list: readonly TypedCriterion[]): TypedCriterion[] =>
  list.flatMap((one) => [one, ...typedCriteria(one.parts ?? [])]);

/** The rules with what the bands of one leaf mean, from the highest down; null when no leaf has this code. */
export function withBands(rules: SchemeRules, code: string, form: BandsForm): SchemeRules | null {
  let isFound = false;
  const visit = (one: CriterionRule): CriterionRule => {
    if (one.parts) return { ...one, parts: one.parts.map(visit) };
    if (one.code !== code) return one;
    isFound = true;
    const { levels: _, ...leaf } = one;
    const levels = form.bands
      .map(({ groups, ...band }): Band => ({ ...band, ...someGroups(rules, groups) }))
      .sort((a, b) => b.from - a.from);
    return levels.length > 0 ? { ...leaf, levels } : leaf;
  };
  const value = rules.criteria.value.map(visit);
  return isFound ? { ...rules, criteria: { ...rules.criteria, value } } : null;
}

/** Boxes ticked for every group, or for none, say that all are meant. */
export function someGroups(rules: Pick<SchemeRules, "groups">, ticked: readonly string[]): { groups?: string[] } {
  const isEvery = rules.groups.every((group) => ticked.includes(group.code));
  return ticked.length === 0 || isEvery ? {} : { groups: [...ticked] };
}
