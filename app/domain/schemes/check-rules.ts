import { LEVELS, type Level } from "~/lib/vocabulary";
import { everyCriterion, leavesOf, type Misfit, misfitsOf } from "./criteria";
import { levelsBelow } from "./levels";
import { type CriterionRule, type SchemeRules, WHOLE_SHEET } from "./rules";

/**
 * Something a scheme may not be published with. Points in hundredths. Where a group is named, it is so for that group only.
 * Source: docs/rules/schemes.md#what-must-hold.
 */
export type Finding =
  | { readonly rule: "criteria"; readonly kind: "misfit"; readonly misfit: Misfit }
  | { readonly rule: "criteria"; readonly kind: "code_twice" | "unknown_group" | "never_asked"; readonly code: string }
  | {
      readonly rule: "criteria";
      readonly kind: "band_gap" | "band_overlap";
      readonly code: string;
      readonly group: string | null;
      /** Where the ladder breaks. */
      readonly at: number;
    }
  | {
      readonly rule: "tiers";
      readonly kind: "not_descending" | "below_pass_mark" | "code_twice";
      readonly code: string;
    }
  | { readonly rule: "tiers"; readonly kind: "never_reached"; readonly code: string }
  | { readonly rule: "tiers"; readonly kind: "left_without"; readonly from: number }
  | { readonly rule: "groupCaps"; readonly kind: "unknown_group"; readonly code: string }
  | { readonly rule: "groupCaps"; readonly kind: "above_cap"; readonly code: string; readonly cap: number }
  | { readonly rule: "groupCaps"; readonly kind: "cap_never_reached"; readonly sum: number; readonly cap: number }
  | { readonly rule: "territoryCap" | "establishmentCap"; readonly kind: "above_cap"; readonly cap: number }
  | { readonly rule: "establishmentCap"; readonly kind: "above_territory"; readonly cap: number }
  | { readonly rule: "trim"; readonly kind: "leaves_no_sheet"; readonly sheets: number }
  | { readonly rule: "tieBreaks"; readonly kind: "unknown_criterion"; readonly code: string }
  | { readonly rule: "tieBreaks"; readonly kind: "after_council" | "twice" }
  | { readonly rule: "levels"; readonly kind: "twice" | "not_ascending" }
  | {
      readonly rule: "levels";
      readonly kind: "lowest_needs_title" | "lowest_put_forward";
      /** One that the scheme knows no rung below of. */
      readonly level: Level;
    }
  | {
      readonly rule: "groups" | "checklist";
      readonly kind: "code_twice" | "unknown_group" | "unknown_level";
      readonly code: string;
    }
  | { readonly rule: "passMark"; readonly kind: "never_reached" }
  | { readonly rule: "quorum" | "majority"; readonly kind: "never_reached" }
  | { readonly rule: "earlierValidity"; readonly kind: "not_ascending" };

/** Everything that keeps rules from being published; none when they hold together. */
export function findingsIn(rules: SchemeRules): Finding[] {
  return [
    ...misfitsOf(rules).map((misfit): Finding => ({ rule: "criteria", kind: "misfit", misfit })),
    ...codesTwice(rules.groups).map((code): Finding => ({ rule: "groups", kind: "code_twice", code })),
    ...levelFindings(rules),
    ...checklistFindings(rules),
    ...criteriaFindings(rules),
    ...scoringFindings(rules),
    ...capFindings(rules),
    ...tierFindings(rules),
    ...councilFindings(rules),
    ...validityFindings(rules),
  ];
}

const codesTwice = (list: readonly { readonly code: string }[]) => [
  ...new Set(list.map((one) => one.code).filter((code, place, codes) => codes.indexOf(code) !== place)),
];

function levelFindings({ levels: { value: levels } }: SchemeRules): Finding[] {
  const places = levels.map((one) => LEVELS.indexOf(one.level));
  const findings: Finding[] = [];
  if (new Set(places).size < places.length) findings.push({ rule: "levels", kind: "twice" });
  if (places.some((place, index) => index > 0 && place < places[index - 1]!)) {
    findings.push({ rule: "levels", kind: "not_ascending" });
  }
  for (const { level, lowerTitle, entry } of levels) {
    if (levelsBelow(levels, level).length > 0) continue;
    if (lowerTitle !== "none") findings.push({ rule: "levels", kind: "lowest_needs_title", level });
    if (entry === "put_forward") findings.push({ rule: "levels", kind: "lowest_put_forward", level });
  }
  return findings;
}

function checklistFindings({ checklist: { value: checklist }, groups, levels }: SchemeRules): Finding[] {
  const known = new Set(groups.map((group) => group.code));
  const held = new Set<string>(levels.value.map((one) => one.level));
  return [
    ...codesTwice(checklist).map((code): Finding => ({ rule: "checklist", kind: "code_twice", code })),
    ...checklist
      .filter((item) => item.groups?.some((code) => !known.has(code)))
      .map(({ code }): Finding => ({ rule: "checklist", kind: "unknown_group", code })),
    ...checklist
      .filter((item) => item.levels && !item.levels.some((level) => held.has(level)))
      .map(({ code }): Finding => ({ rule: "checklist", kind: "unknown_level", code })),
  ];
}

function criteriaFindings({ criteria, groups, scoreStep }: SchemeRules): Finding[] {
  const known = groups.map((group) => group.code);
  const all = everyCriterion(criteria.value);
  const strangers = all.filter((one) =>
    [one, ...(one.levels ?? [])].some((part) => part.groups?.some((code) => !known.includes(code))),
  );
  return [
    ...codesTwice(all).map((code): Finding => ({ rule: "criteria", kind: "code_twice", code })),
    ...strangers.map(({ code }): Finding => ({ rule: "criteria", kind: "unknown_group", code })),
    ...neverAsked(criteria.value, known)
      .filter((one) => !strangers.includes(one))
      .map(({ code }): Finding => ({ rule: "criteria", kind: "never_asked", code })),
    ...leavesOf(criteria.value).flatMap((leaf) => bandFindings(leaf, known, scoreStep.value)),
  ];
}

/** Criteria that no group is asked: a part is asked of the groups of its whole only. asked: groups of the whole. */
function neverAsked(criteria: readonly CriterionRule[], asked: readonly string[]): CriterionRule[] {
  return criteria.flatMap((one) => {
    const left = asked.filter((group) => !one.groups || one.groups.includes(group));
    return left.length === 0 ? [one] : neverAsked(one.parts ?? [], left);
  });
}

/** The bands of a leaf hold each of its points, from 0 to its maximum in steps, exactly once; for each group by itself. */
function bandFindings(leaf: CriterionRule, groups: readonly string[], step: number): Finding[] {
  if (!leaf.levels?.length) return [];
  const isShared = leaf.levels.every((band) => !band.groups);
  return (isShared ? [null] : groups).flatMap((group) => {
    const bands = leaf.levels!.filter((band) => !band.groups || group === null || band.groups.includes(group));
    if (bands.length === 0) return [];
    const finding = (kind: "band_gap" | "band_overlap", at: number): Finding[] => [
      { rule: "criteria", kind, code: leaf.code, group, at },
    ];
    let wanted = 0;
    for (const band of [...bands].sort((a, b) => a.from - b.from)) {
      // A bound between two steps stands for the step inside it.
      const first = Math.ceil(band.from / step) * step;
      const last = Math.floor(band.to / step) * step;
      if (first > wanted) return finding("band_gap", wanted);
      if (first < wanted || last < first) return finding("band_overlap", band.from);
      wanted = last + step;
    }
    if (wanted <= leaf.maximum) return finding("band_gap", wanted);
    return wanted - step > leaf.maximum ? finding("band_overlap", leaf.maximum) : [];
  });
}

function scoringFindings({
  combining,
  trim,
  minimumSheets,
  passMark,
  passComparison,
  tieBreaks,
  criteria,
}: SchemeRules) {
  const findings: Finding[] = [];
  if (combining.value === "trimmed_mean" && minimumSheets.value <= 2 * trim.value) {
    findings.push({ rule: "trim", kind: "leaves_no_sheet", sheets: minimumSheets.value });
  }
  if (passComparison.value === "above" && passMark.value === WHOLE_SHEET) {
    findings.push({ rule: "passMark", kind: "never_reached" });
  }
  const known = new Set(everyCriterion(criteria.value).map((one) => one.code));
  const steps = tieBreaks.value;
  for (const step of steps) {
    if (step.kind === "criterion" && !known.has(step.code)) {
      findings.push({ rule: "tieBreaks", kind: "unknown_criterion", code: step.code });
    }
  }
  if (steps.slice(0, -1).some((step) => step.kind === "council"))
    findings.push({ rule: "tieBreaks", kind: "after_council" });
  const names = steps.map((step) => (step.kind === "criterion" ? `criterion ${step.code}` : step.kind));
  if (new Set(names).size < names.length) findings.push({ rule: "tieBreaks", kind: "twice" });
  return findings;
}

function capFindings({
  cap: { value: cap },
  groupCaps,
  territoryCap,
  establishmentCap,
  groups,
}: SchemeRules): Finding[] {
  const findings: Finding[] = [];
  const known = new Set(groups.map((group) => group.code));
  for (const [code, most] of Object.entries(groupCaps.value)) {
    if (!known.has(code)) findings.push({ rule: "groupCaps", kind: "unknown_group", code });
    if (cap !== null && most > cap) findings.push({ rule: "groupCaps", kind: "above_cap", code, cap });
  }
  const sum = Object.values(groupCaps.value).reduce((all, most) => all + most, 0);
  const areAllCapped = groups.every((group) => groupCaps.value[group.code] !== undefined);
  if (cap !== null && areAllCapped && sum < cap) {
    findings.push({ rule: "groupCaps", kind: "cap_never_reached", sum, cap });
  }
  // Whoever comes from one establishment comes from one territory.
  const territory = territoryCap.value;
  if (territory !== null && (establishmentCap.value ?? 0) > territory) {
    findings.push({ rule: "establishmentCap", kind: "above_territory", cap: territory });
  }
  if (cap === null) return findings;
  if ((territoryCap.value ?? 0) > cap) findings.push({ rule: "territoryCap", kind: "above_cap", cap });
  if ((establishmentCap.value ?? 0) > cap) findings.push({ rule: "establishmentCap", kind: "above_cap", cap });
  return findings;
}

/** Bands go down from the best, none below the pass mark, and every recognised entry finds one that has room. */
function tierFindings({ tiers: { value: tiers }, passMark, cap }: SchemeRules): Finding[] {
  const findings: Finding[] = codesTwice(tiers).map((code) => ({ rule: "tiers", kind: "code_twice", code }));
  if (tiers.length === 0) return findings;
  const most = cap.value ?? Number.POSITIVE_INFINITY;
  let above = WHOLE_SHEET + 1;
  // Places of the tiers above with the same floor: an entry between two floors reaches none of those with a higher one.
  let places = 0;
  for (const { code, from, count } of tiers) {
    const floor = from ?? passMark.value;
    if (floor < passMark.value) findings.push({ rule: "tiers", kind: "below_pass_mark", code });
    if (floor > above) findings.push({ rule: "tiers", kind: "not_descending", code });
    if (floor < above) places = 0;
    if (places >= most) findings.push({ rule: "tiers", kind: "never_reached", code });
    places += count ?? Number.POSITIVE_INFINITY;
    above = floor;
  }
  // All may have no more than the pass mark.
  const placesForAll = tiers
    .filter((tier) => (tier.from ?? passMark.value) <= passMark.value)
    .reduce((sum, { count }) => sum + (count ?? Number.POSITIVE_INFINITY), 0);
  if (placesForAll < most) findings.push({ rule: "tiers", kind: "left_without", from: passMark.value });
  return findings;
}

function councilFindings({ quorum, majority }: SchemeRules): Finding[] {
  const findings: Finding[] = [];
  if (quorum.value.numerator > quorum.value.denominator) findings.push({ rule: "quorum", kind: "never_reached" });
  // More than the whole of a body cannot be had.
  if (majority.value.numerator >= majority.value.denominator)
    findings.push({ rule: "majority", kind: "never_reached" });
  return findings;
}

function validityFindings({ earlierValidity: { value: spans } }: SchemeRules): Finding[] {
  const isOrdered = spans.every((span, place) => place === 0 || spans[place - 1]!.issuedBefore < span.issuedBefore);
  return isOrdered ? [] : [{ rule: "earlierValidity", kind: "not_ascending" }];
}
