import type { SectionForm } from "~/domain/schemes/forms";
import type { CriterionRule, SchemeRules } from "~/domain/schemes/rules";

type Caps = SectionForm<"caps">;

/** The limits of rules as their form sends them, with some changed. */
export function capsForm(
  { cap, groupCaps, territoryCap, establishmentCap }: SchemeRules,
  changes: Partial<Caps> = {},
): Caps {
  return {
    version: 0,
    cap: cap.value ?? undefined,
    capSource: cap.source,
    groupCaps: Object.entries(groupCaps.value).map(([code, most]) => ({ code, most })),
    groupCapsSource: groupCaps.source,
    territoryCap: territoryCap.value ?? undefined,
    territoryCapSource: territoryCap.source,
    establishmentCap: establishmentCap.value ?? undefined,
    establishmentCapSource: establishmentCap.source,
    ...changes,
  };
}

/** The criteria of rules as their form sends them. */
export function criteriaForm({ criteria, scoreStep }: SchemeRules): SectionForm<"criteria"> {
  return {
    version: 0,
    criteria: criteria.value.map((root) => ({ ...typed(root), parts: (root.parts ?? []).map(withDetails) })),
    criteriaSource: criteria.source,
    scoreStep: scoreStep.value,
    scoreStepSource: scoreStep.source,
  };
}

const typed = ({ code, title, titleEn, maximum, groups }: CriterionRule) => ({
  ...{ was: code, code, title, titleEn, maximum },
  groups: groups ?? [],
});

const withDetails = (part: CriterionRule) => ({ ...typed(part), parts: (part.parts ?? []).map(typed) });
