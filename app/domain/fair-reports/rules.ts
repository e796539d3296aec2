import { z } from "zod";
import { BOOTH_KINDS, FAIR_MONEY_SOURCES, type SurveyMark } from "~/lib/vocabulary";

const count = z.int().min(0);
/** Whole đồng. */
const money = z.int().min(0);
const day = z.string();

/** What a fair came to, as its report states it and keeps it at closing. Source: docs/rules/fair-reports.md#figures. */
export const FairFigures = z.object({
  /** Places by kind: on the plan, and taken for the days of the fair. area: of those taken, in square decimetres. */
  booths: z.array(z.object({ kind: z.enum(BOOTH_KINDS), all: count, taken: count, area: count })),
  applications: count,
  /** Who stood at those places: each establishment once, however many places it had. */
  establishments: count,
  /** Territories with a place, the one with most first. */
  provinces: z.array(z.object({ id: z.string(), name: z.string(), booths: count, establishments: count })),
  products: z.object({ all: count, recognised: count }),
  /**
   * Entries at the gates, of visitors and guests, and heads counted by hand. passes: different passes behind those entries, each once however
   * often it came; null in a report that was settled before they were counted.
   */
  visits: z.object({
    counted: count,
    other: count,
    passes: count.nullable().default(null),
    byDay: z.array(z.object({ day, visits: count })),
  }),
  /** As the exhibitors reported day by day. */
  sales: z.object({
    revenue: money,
    orders: count,
    contracts: count,
    contractValue: money,
    /** Applications that had a place on the first morning or reported, and how many of them reported for one day at least. */
    exhibitors: count,
    reported: count,
    byDay: z.array(z.object({ day, revenue: money, contracts: count })),
  }),
  /** The budget by whose money it is. spent: null while no item of the source is settled. */
  money: z.array(z.object({ source: z.enum(FAIR_MONEY_SOURCES), planned: money, spent: money.nullable() })),
  incidents: z.object({ all: count, open: count }),
  /**
   * Supply-demand meetings: buyers who registered, meetings that had a table, those held, and what came of them as was noted of each. A contract
   * may stand in the exhibitor's daily report as well, so that the two are never added.
   */
  meetings: z.object({
    buyers: count,
    placed: count,
    held: count,
    contracts: count,
    contractValue: money,
    agreements: count,
    agreementValue: money,
  }),
});
export type FairFigures = z.infer<typeof FairFigures>;

/** The figures by which fairs are compared; null where nobody published one. */
export interface ComparedFair {
  readonly name: string;
  readonly year: number;
  readonly booths: number | null;
  readonly establishments: number | null;
  readonly provinces: number | null;
  readonly visits: number | null;
  /** Whole đồng. */
  readonly sales: number | null;
  readonly contracts: number | null;
}

export function comparedOf(
  fair: { readonly name: string; readonly startsOn: string },
  figures: FairFigures,
): ComparedFair {
  return {
    name: fair.name,
    year: Number(fair.startsOn.slice(0, 4)),
    booths: figures.booths.reduce((sum, { taken }) => sum + taken, 0),
    establishments: figures.establishments,
    provinces: figures.provinces.length,
    visits: visitsOf(figures),
    sales: figures.sales.revenue,
    contracts: figures.sales.contracts,
  };
}

export const visitsOf = ({ visits }: Pick<FairFigures, "visits">): number => visits.counted + visits.other;

/** By how much a figure is above (below) an earlier one, per mille of that; null where either is not known or the earlier is 0. */
export function changePerMille(now: number | null, earlier: number | null): number | null {
  if (now === null || earlier === null || earlier === 0) return null;
  return Math.round(((now - earlier) * 1000) / earlier);
}

/** Of the answers of one part: how many gave each mark from 1 to 5, and their mean in hundredths; null without answers. */
export interface MarkFigures {
  readonly mark: SurveyMark;
  readonly counts: readonly [number, number, number, number, number];
  readonly mean: number | null;
}

export function markFigures(mark: SurveyMark, counts: MarkFigures["counts"]): MarkFigures {
  const answers = counts.reduce((sum, one) => sum + one, 0);
  const total = counts.reduce((sum, one, at) => sum + one * (at + 1), 0);
  return { mark, counts, mean: answers === 0 ? null : Math.round((total * 100) / answers) };
}
