import { FAIR_INDICATORS, type FairIndicator, type FairMoneySource, LEVELS, type Level } from "~/lib/vocabulary";
import { comparedOf, type FairFigures } from "./rules";

/** A figure by its indicator; null where nobody published it. Money in whole đồng. */
export type Indicators = Readonly<Record<FairIndicator, number | null>>;

export type SourceMoney = FairFigures["money"][number];

/**
 * What was signed at supply-demand meetings, as was noted of each; values in whole đồng. It stands beside what exhibitors reported day by day,
 * for a contract may be in both.
 */
export type MeetingFigures = Pick<
  FairFigures["meetings"],
  "held" | "contracts" | "contractValue" | "agreements" | "agreementValue"
>;

/** A fair that is closed here, or figures that were recorded: of one fair, or of several together. */
export interface ProgrammeFair {
  readonly id: string;
  /** Of its report; null for what was recorded. */
  readonly slug: string | null;
  readonly name: string;
  /** Null for what was recorded. */
  readonly nameEn: string | null;
  readonly agencyId: string;
  /** Differs from `year` for figures of several years. */
  readonly fromYear: number;
  readonly year: number;
  readonly level: Level;
  readonly indicators: Indicators;
  readonly provinces: number | null;
  /** Which ones, where that is known. */
  readonly provinceIds: readonly string[] | null;
  readonly money: readonly SourceMoney[];
  /** Null for what was recorded: nobody published it. */
  readonly meetings: MeetingFigures | null;
  /** Where recorded figures were published. */
  readonly source: string | null;
}

/** Whose money is the programme's. */
const SUPPORT: readonly FairMoneySource[] = ["national_promotion", "local_promotion"];
export const isSupport = (source: FairMoneySource): boolean => SUPPORT.includes(source);

/** Money of the programmes that was spent: 0 where none was planned, null while none of it is settled. */
export function supportOf(money: readonly SourceMoney[]): number | null {
  const lines = money.filter(({ source }) => isSupport(source));
  const settled = lines.filter(({ spent }) => spent !== null);
  if (lines.length > 0 && settled.length === 0) return null;
  return settled.reduce((sum, { spent }) => sum + spent!, 0);
}

/** The indicators of a fair that is closed here. */
export function indicatorsOf(fair: { readonly name: string; readonly startsOn: string }, figures: FairFigures) {
  const { booths, establishments, visits, sales, contracts } = comparedOf(fair, figures);
  const contracted = figures.sales.contractValue;
  return { fairs: 1, booths, establishments, visits, sales, contracts, contracted, support: supportOf(figures.money) };
}

/**
 * Those that count, each fair once: what lies in the years of a recorded sum of its agency and level is in that sum already.
 * Source: docs/rules/fair-reports.md#programme.
 */
export function countedOnce<Fair extends ProgrammeFair>(
  fairs: readonly Fair[],
): (Fair & { readonly within: string | null })[] {
  const sums = fairs.filter(({ fromYear, year }) => fromYear < year);
  return fairs.map((fair) => {
    const sum = sums.find(
      (one) =>
        one.id !== fair.id &&
        one.agencyId === fair.agencyId &&
        one.level === fair.level &&
        one.fromYear <= fair.fromYear &&
        fair.year <= one.year &&
        // Of two over the same years the first recorded counts.
        (one.year - one.fromYear > fair.year - fair.fromYear || one.id < fair.id),
    );
    return { ...fair, within: sum?.name ?? null };
  });
}

/** A sum; missing: of how many fairs nobody published it. value: null where it is known of none. */
export interface Summed {
  readonly value: number | null;
  readonly missing: number;
}

export interface FairSum {
  readonly indicators: Readonly<Record<FairIndicator, Summed>>;
  /** Different ones; isAtLeast: of some fairs only their number is known. */
  readonly provinces: { readonly value: number | null; readonly isAtLeast: boolean };
  readonly money: readonly SourceMoney[];
  /** missing: of how many fairs nobody published it. Null where it is known of none. */
  readonly meetings: (MeetingFigures & { readonly missing: number }) | null;
}

/** fairs: those that count. */
export function sumOf(fairs: readonly ProgrammeFair[]): FairSum {
  const add = (indicator: FairIndicator): Summed => {
    const known = fairs.filter(({ indicators }) => indicators[indicator] !== null);
    const missing = fairs.filter(({ indicators }) => indicators[indicator] === null);
    return {
      value: known.length === 0 ? null : known.reduce((sum, { indicators }) => sum + indicators[indicator]!, 0),
      missing: missing.reduce((sum, { indicators }) => sum + indicators.fairs!, 0),
    };
  };
  return {
    indicators: Object.fromEntries(FAIR_INDICATORS.map((one) => [one, add(one)])) as FairSum["indicators"],
    provinces: provincesOf(fairs),
    money: moneyOf(fairs),
    meetings: meetingsOf(fairs),
  };
}

function meetingsOf(fairs: readonly ProgrammeFair[]): FairSum["meetings"] {
  const known = fairs.flatMap(({ meetings }) => meetings ?? []);
  if (known.length === 0) return null;
  const sum = (figure: keyof MeetingFigures) => known.reduce((all, one) => all + one[figure], 0);
  const missing = fairs.filter(({ meetings }) => meetings === null);
  return {
    ...{ held: sum("held"), contracts: sum("contracts"), contractValue: sum("contractValue") },
    ...{ agreements: sum("agreements"), agreementValue: sum("agreementValue") },
    missing: missing.reduce((all, { indicators }) => all + indicators.fairs!, 0),
  };
}

function provincesOf(fairs: readonly ProgrammeFair[]): FairSum["provinces"] {
  const named = new Set(fairs.flatMap(({ provinceIds }) => provinceIds ?? []));
  const counts = fairs.flatMap(({ provinceIds, provinces }) => (provinceIds || provinces === null ? [] : [provinces]));
  const known = fairs.some(({ provinceIds }) => provinceIds) || counts.length > 0;
  return {
    value: known ? Math.max(named.size, ...counts) : null,
    isAtLeast: known && fairs.length > 1 && fairs.some(({ provinceIds }) => !provinceIds),
  };
}

/** By whose money it is, in the order in which sources come up. */
function moneyOf(fairs: readonly ProgrammeFair[]): SourceMoney[] {
  const sums = new Map<FairMoneySource, SourceMoney>();
  for (const { source, planned, spent } of fairs.flatMap(({ money }) => money)) {
    const before = sums.get(source) ?? { source, planned: 0, spent: null };
    const both = spent === null ? before.spent : (before.spent ?? 0) + spent;
    sums.set(source, { source, planned: before.planned + planned, spent: both });
  }
  return [...sums.values()];
}

export interface YearRow extends FairSum {
  readonly fromYear: number;
  readonly year: number;
  readonly level: Level;
}

/** By year and level: the latest first, of one year the highest level first. fairs: those that count. */
export function byYearAndLevel(fairs: readonly ProgrammeFair[]): YearRow[] {
  const groups = Map.groupBy(fairs, ({ fromYear, year, level }) => `${fromYear} ${year} ${level}`);
  return [...groups.values()]
    .map((group) => {
      const { fromYear, year, level } = group[0]!;
      return { fromYear, year, level, ...sumOf(group) };
    })
    .toSorted(
      (a, b) => b.year - a.year || b.fromYear - a.fromYear || LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level),
    );
}

/** What fairs are to reach in some years, the last included; level: null for all levels together. */
export interface FairTarget {
  readonly id: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly level: Level | null;
  readonly indicator: FairIndicator;
  readonly value: number;
  readonly source: string;
}

/** With what was reached by those that count and whose years all lie in the target's; perMille of the target, null where nothing is known. */
export function againstTarget<Target extends FairTarget>(target: Target, fairs: readonly ProgrammeFair[]) {
  const { fromYear, toYear, level, indicator, value } = target;
  const within = fairs.filter(
    (fair) => fair.fromYear >= fromYear && fair.year <= toYear && (level === null || fair.level === level),
  );
  const reached = sumOf(within).indicators[indicator];
  return { ...target, reached, perMille: reached.value === null ? null : Math.round((reached.value * 1000) / value) };
}
