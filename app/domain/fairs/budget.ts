import type { FairMoneySource } from "~/lib/vocabulary";
import { FAIR_MONEY_SOURCES } from "~/lib/vocabulary";

/** Whole đồng; spent: null while it is not settled. */
interface Line {
  readonly source: FairMoneySource;
  readonly planned: number;
  readonly spent: number | null;
}

export interface BudgetSum {
  readonly planned: number;
  /** Of the lines that are settled. */
  readonly spent: number;
  /** Lines that are not settled yet. */
  readonly open: number;
}

/** What a budget comes to. Whole đồng. */
export function budgetSum(lines: readonly Line[]): BudgetSum {
  return lines.reduce(
    (sum, { planned, spent }) => ({
      planned: sum.planned + planned,
      spent: sum.spent + (spent ?? 0),
      open: sum.open + (spent === null ? 1 : 0),
    }),
    { planned: 0, spent: 0, open: 0 },
  );
}

/** The same by source, in the order of the vocabulary; sources without a line are left out. */
export function budgetBySource(lines: readonly Line[]): ({ readonly source: FairMoneySource } & BudgetSum)[] {
  return FAIR_MONEY_SOURCES.flatMap((source) => {
    const own = lines.filter((line) => line.source === source);
    return own.length === 0 ? [] : [{ source, ...budgetSum(own) }];
  });
}
