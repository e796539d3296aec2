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
