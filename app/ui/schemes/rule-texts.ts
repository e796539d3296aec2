import type { ValueRule } from "~/domain/schemes/diff-rules";
import type { Rule, SchemeRules, Section, TieBreak } from "~/domain/schemes/rules";
import { formatDate, formatList, formatNumber, formatPoints } from "~/i18n/formats";
import { legalFormName, setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { inLanguage } from "~/ui/rounds/round-name";
import { methodName } from "~/ui/rounds/rule-texts";

const SECTION_NAMES: Record<Section, () => string> = {
  entry: m.schemes_section_entry,
  dossier: m.schemes_section_dossier,
  criteria: m.schemes_section_criteria,
  scoring: m.schemes_section_scoring,
  caps: m.schemes_section_caps,
  tiers: m.schemes_section_tiers,
  council: m.schemes_section_council,
  clocks: m.schemes_section_clocks,
};

export const sectionName = (section: Section): string => SECTION_NAMES[section]();

const RULE_NAMES: Record<Rule, () => string> = {
  groups: m.schemes_rule_groups,
  levels: m.schemes_rule_levels,
  entrants: m.schemes_rule_entrants,
  setCases: m.schemes_rule_set_cases,
  checklist: m.schemes_rule_checklist,
  minimumPhotos: m.schemes_rule_photos,
  criteria: m.schemes_rule_criteria,
  scoreStep: m.schemes_rule_step,
  combining: m.schemes_rule_combining,
  trim: m.schemes_rule_trim,
  passMark: m.schemes_rule_pass_mark,
  passComparison: m.schemes_rule_comparison,
  minimumSheets: m.schemes_rule_minimum_sheets,
  blind: m.schemes_rule_blind,
  tieBreaks: m.schemes_rule_tie_breaks,
  calibration: m.schemes_rule_calibration,
  cap: m.schemes_rule_cap,
  groupCaps: m.schemes_rule_group_caps,
  territoryCap: m.schemes_rule_territory_cap,
  establishmentCap: m.schemes_rule_establishment_cap,
  tiers: m.schemes_rule_tiers,
  juryOdd: m.schemes_rule_jury_odd,
  quorum: m.schemes_rule_quorum,
  majority: m.schemes_rule_majority,
  expectedList: m.schemes_rule_expected_list,
  processingDays: m.schemes_rule_processing,
  complaintDays: m.schemes_rule_complaint,
  answerDays: m.schemes_rule_answer,
  graceMinutes: m.schemes_rule_grace,
  validityYears: m.schemes_rule_validity_years,
  validityEnds: m.schemes_rule_validity_ends,
  earlierValidity: m.schemes_rule_earlier_validity,
};

export const ruleName = (rule: Rule): string => RULE_NAMES[rule]();

export type ValueOf<Name extends ValueRule> = SchemeRules[Name]["value"];

const yesOrNo = (value: boolean) => (value ? m.schemes_yes() : m.common_no());
const workingDays = (value: number | null) =>
  value === null ? m.schemes_no_term() : m.schemes_working_days({ count: value });
const limit = (value: number | null) => (value === null ? m.schemes_no_limit() : formatNumber(value));
const share = ({ numerator, denominator }: { numerator: number; denominator: number }) => `${numerator}/${denominator}`;

const VALUES: { readonly [Name in ValueRule]: (value: ValueOf<Name>) => string } = {
  entrants: (forms) => formatList(forms.map(legalFormName)),
  setCases: (cases) =>
    cases.length === 0 ? m.schemes_no_sets() : cases.map((one) => `(${one}) ${setCaseName(one)}`).join("; "),
  minimumPhotos: (count) => formatNumber(count),
  scoreStep: (step) => m.schemes_points({ points: formatPoints(step) }),
  combining: methodName,
  trim: (count) => formatNumber(count),
  passMark: (mark) => m.schemes_points({ points: formatPoints(mark) }),
  passComparison: (one) => (one === "at_least" ? m.rounds_comparison_at_least() : m.rounds_comparison_above()),
  minimumSheets: (count) => formatNumber(count),
  blind: yesOrNo,
  tieBreaks: (steps) =>
    steps.length === 0
      ? m.schemes_ties_stay()
      : steps.map((step, place) => `${place + 1}. ${tieBreakName(step)}`).join("; "),
  calibration: (value) => {
    if (!value) return m.schemes_no_calibration();
    const said = [m.schemes_calibration_anchors({ count: value.anchors })];
    if (value.waits) said.push(m.schemes_calibration_waits());
    if (value.secondTime) said.push(m.schemes_calibration_second_time());
    return said.join("; ");
  },
  cap: limit,
  territoryCap: limit,
  establishmentCap: limit,
  juryOdd: yesOrNo,
  quorum: (value) => m.schemes_quorum_is({ share: share(value) }),
  majority: (value) =>
    value.of === "present"
      ? m.schemes_majority_of_present({ share: share(value) })
      : m.schemes_majority_of_members({ share: share(value) }),
  expectedList: yesOrNo,
  processingDays: workingDays,
  complaintDays: workingDays,
  answerDays: workingDays,
  graceMinutes: (count) => m.schemes_minutes({ count }),
  validityYears: (count) => m.schemes_years({ count }),
  validityEnds: (one) => (one === "year_end" ? m.schemes_ends_year_end() : m.schemes_ends_anniversary()),
  earlierValidity: (spans) =>
    spans.length === 0
      ? m.common_none()
      : spans
          .map((span) =>
            m.schemes_issued_before({
              day: formatDate(span.issuedBefore),
              years: m.schemes_years({ count: span.years }),
            }),
          )
          .join("; "),
};

/** A value of the rules in words. value: what rules hold under that name. */
export function valueText<Name extends ValueRule>(rule: Name, value: ValueOf<Name>): string {
  return VALUES[rule](value);
}

export function tieBreakName(step: TieBreak): string {
  switch (step.kind) {
    case "criterion":
      return m.schemes_tie_criterion({ code: step.code });
    case "median":
      return m.schemes_tie_median();
    case "spread":
      return m.schemes_tie_spread();
    case "council":
      return m.schemes_tie_council();
  }
}

const named = (rule: Rule, text: string) => `${ruleName(rule)}: ${text}`;

/** What matters most of a section, in one line. */
export function sectionSummary(section: Section, rules: SchemeRules): string {
  switch (section) {
    case "entry":
      return named("groups", rules.groups.map((group) => group.code).join(", "));
    case "dossier":
      return named("checklist", formatNumber(rules.checklist.value.length));
    case "criteria":
      return rules.criteria.value.map((one) => `${one.code} ${formatPoints(one.maximum)}`).join(" + ");
    case "scoring":
      return `${methodName(rules.combining.value)} · ${named("passMark", formatPoints(rules.passMark.value))}`;
    case "caps":
      return named("cap", valueText("cap", rules.cap.value));
    case "tiers":
      return rules.tiers.value.length === 0
        ? m.schemes_no_tiers()
        : rules.tiers.value.map((tier) => inLanguage(tier.name, tier.nameEn)).join(" · ");
    case "council":
      return named("quorum", valueText("quorum", rules.quorum.value));
    case "clocks":
      return named("validityYears", valueText("validityYears", rules.validityYears.value));
  }
}
