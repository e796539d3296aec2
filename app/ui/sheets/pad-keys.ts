import { formatPoints } from "~/i18n/formats";
import { parsePoints } from "~/lib/points";

/** What the pad and the keyboard know of a criterion; hundredths. */
export interface Scale {
  readonly maximum: number;
  readonly step: number;
  readonly levels: readonly { readonly from: number; readonly to: number }[];
}

/** "7,5" needs no more than this. */
const LONGEST = 6;

/** What stands in a field after a digit or the decimal mark; text that was there when the field was entered is typed over. */
export function typedOn(text: string, key: string, isFresh: boolean): string {
  const before = isFresh ? "" : text;
  const isMark = key === "," || key === ".";
  if (before.length >= LONGEST || (isMark && /[.,]/.test(before))) return before;
  if (isMark && before === "") return `0${key}`;
  if (!isMark && before === "0") return key;
  // Points have no third decimal.
  return /[.,]\d\d$/.test(before) ? before : before + key;
}

/** One step up or down from what is typed, onto the steps of the criterion; from an empty field to its lowest or highest points. */
export function stepped({ maximum, step }: Pick<Scale, "maximum" | "step">, text: string, direction: 1 | -1): string {
  const points = parsePoints(text);
  const highest = Math.floor(maximum / step) * step;
  if (points === null) return formatPoints(direction === 1 ? 0 : highest);
  const steps = direction === 1 ? Math.floor(points / step) + 1 : Math.ceil(points / step) - 1;
  return formatPoints(Math.max(0, Math.min(highest, steps * step)));
}

/** What choosing a band fills in: its middle, on a step. What is typed already and lies in it stays. */
export function chosenIn({ from, to }: Scale["levels"][number], step: number, points: number | null): number {
  if (points !== null && from <= points && points <= to) return points;
  return Math.max(from, Math.floor((from + to) / 2 / step) * step);
}

/**
 * Points to choose with one tap, the highest first: all of the band that is typed in, where the criterion has bands and points;
 * else whole points over all of it.
 */
export function quickPoints({ maximum, step, levels }: Scale, points: number | null): number[] {
  const band = points === null ? undefined : levels.find(({ from, to }) => from <= points && points <= to);
  const [from, to] = band ? [band.from, band.to] : [0, maximum];
  const apart = band ? step : Math.max(step, Math.ceil(100 / step) * step);
  const list: number[] = [];
  for (let one = Math.floor(to / apart) * apart; one >= from; one -= apart) list.push(one);
  return list[0] === to || to % step !== 0 ? list : [to, ...list];
}
