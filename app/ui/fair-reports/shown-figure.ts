import { formatMoney, formatNumber } from "~/i18n/formats";
import type { FairIndicator } from "~/lib/vocabulary";

const MONEY: readonly FairIndicator[] = ["sales", "contracted", "support"];

/** A figure of a programme as it is read; a dash for what nobody published. */
export const shownFigure = (indicator: FairIndicator, value: number | null): string =>
  value === null ? "–" : MONEY.includes(indicator) ? formatMoney(value) : formatNumber(value);
