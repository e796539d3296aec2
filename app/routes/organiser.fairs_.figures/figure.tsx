import type { ReactNode } from "react";
import type { FairSum, Summed } from "~/domain/fair-reports/programme";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { FairIndicator } from "~/lib/vocabulary";
import { shownFigure } from "~/ui/fair-reports/shown-figure";

interface SumCellProps {
  readonly indicator: FairIndicator;
  readonly sum: Summed;
  readonly below?: ReactNode;
}

/** A sum, and of how many fairs it lacks the figure. */
export function SumCell({ indicator, sum, below }: SumCellProps) {
  return (
    <span className="grid justify-items-end">
      <span className="sm:whitespace-nowrap">{shownFigure(indicator, sum.value)}</span>
      {below && <span className="text-sm text-soft">{below}</span>}
      {sum.value !== null && sum.missing > 0 && (
        <span className="text-sm text-soft">{m.figures_missing({ count: formatNumber(sum.missing) })}</span>
      )}
    </span>
  );
}

export function provincesShown({ value, isAtLeast }: FairSum["provinces"]): string {
  if (value === null) return "–";
  return isAtLeast ? m.figures_at_least({ count: formatNumber(value) }) : formatNumber(value);
}
