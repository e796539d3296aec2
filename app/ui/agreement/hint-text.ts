import type { DriftHint } from "~/domain/agreement/drift";
import { formatNumber, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

/** What is worth a look, with its figures, in a sentence. */
export function hintText(hint: DriftHint): string {
  const { juror } = hint;
  switch (hint.kind) {
    case "no_spread":
      return m.agreement_hint_no_spread({ juror, total: formatPoints(hint.total), sheets: formatNumber(hint.sheets) });
    case "two_totals": {
      const [low, high] = hint.totals;
      return m.agreement_hint_two_totals({
        juror,
        low: formatPoints(low),
        high: formatPoints(high),
        sheets: formatNumber(hint.sheets),
      });
    }
    case "two_points":
      return m.agreement_hint_two_points({
        juror,
        criteria: formatNumber(hint.criteria),
        sheets: formatNumber(hint.sheets),
      });
    case "order": {
      const told = { juror, r: formatNumber(hint.r), p: chanceText(hint.p), n: formatNumber(hint.n) };
      return hint.r > 0 ? m.agreement_hint_order_up(told) : m.agreement_hint_order_down(told);
    }
    case "halo":
      return m.agreement_hint_halo({
        juror,
        r: formatNumber(hint.r),
        criteria: formatNumber(hint.criteria),
        sheets: formatNumber(hint.sheets),
      });
    case "far_apart":
      return m.agreement_hint_far_apart({
        juror,
        entry: hint.entry,
        points: formatNumber(hint.points),
        expected: formatNumber(hint.expected, 1),
        deviations: formatNumber(hint.deviations, 1),
      });
  }
}

/** "< 0,0001" rather than a zero that no chance is. */
export const chanceText = (p: number): string => (p < 0.0001 ? `< ${formatNumber(0.0001, 4)}` : formatNumber(p, 4));
