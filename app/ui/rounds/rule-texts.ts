import type { SchemeRules } from "~/domain/schemes/rules";
import { formatNumber, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

export type CombiningMethod = SchemeRules["combining"]["value"];

const METHODS: Record<CombiningMethod, () => string> = {
  mean: m.rounds_combining_mean,
  trimmed_mean: m.rounds_combining_trimmed_mean,
  median: m.rounds_combining_median,
};

export const methodName = (method: CombiningMethod): string => METHODS[method]();

const lower = (text: string) => text.charAt(0).toLocaleLowerCase() + text.slice(1);

/** How a round decides, one sentence a rule, in the order things happen. */
export function howItIsDecided(rules: SchemeRules): string[] {
  const sum = rules.criteria.value.reduce((total, one) => total + one.maximum, 0);
  const passing = { method: lower(methodName(rules.combining.value)), mark: formatPoints(rules.passMark.value) };
  const { value: cap } = rules.cap;
  return [
    m.rounds_public_how_jury({ sum: formatPoints(sum) }),
    m.rounds_public_how_sheets({ count: rules.minimumSheets.value }),
    rules.passComparison.value === "at_least"
      ? m.rounds_public_how_pass_at_least(passing)
      : m.rounds_public_how_pass_above(passing),
    cap === null ? m.rounds_public_how_no_cap() : m.rounds_public_how_cap({ cap: formatNumber(cap) }),
    m.rounds_public_how_validity({ years: rules.validityYears.value }),
  ];
}

/** Each rule with its value and the text it comes from. */
export function citedRules(rules: SchemeRules): { term: string; value: string; source: string }[] {
  const { cap } = rules;
  return [
    { term: m.rounds_field_pass_mark(), value: passText(rules), source: rules.passMark.source },
    { term: m.rounds_field_combining(), value: methodName(rules.combining.value), source: rules.combining.source },
    { term: m.rounds_field_step(), value: formatPoints(rules.scoreStep.value), source: rules.scoreStep.source },
    {
      term: m.rounds_field_minimum_sheets(),
      value: formatNumber(rules.minimumSheets.value),
      source: rules.minimumSheets.source,
    },
    {
      term: m.rounds_field_cap(),
      value: cap.value === null ? m.common_none() : formatNumber(cap.value),
      source: cap.source,
    },
    {
      term: m.rounds_field_photos(),
      value: formatNumber(rules.minimumPhotos.value),
      source: rules.minimumPhotos.source,
    },
    {
      term: m.rounds_field_validity(),
      value: formatNumber(rules.validityYears.value),
      source: rules.validityYears.source,
    },
    {
      term: m.rounds_group_criteria(),
      value: rules.criteria.value.map((one) => formatPoints(one.maximum)).join(" + "),
      source: rules.criteria.source,
    },
  ];
}

function passText(rules: SchemeRules): string {
  return `${rules.passComparison.value === "at_least" ? "≥" : ">"} ${formatPoints(rules.passMark.value)}`;
}
