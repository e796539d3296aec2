import { readRatings } from "~/domain/agreement/ratings";

/** Ratings from one list a juror, as published tables print them; null is no sheet. */
export function ratingsByJuror(lists: readonly (readonly (number | null)[])[]) {
  const header = ["entry", ...lists.map((_, juror) => `J${juror + 1}`)];
  const rows = lists[0]!.map((_, entry) => [`E${entry + 1}`, ...lists.map((list) => String(list[entry] ?? ""))]);
  return readRatings({ rows: [header, ...rows].map((cells, place) => ({ line: place + 1, cells })) });
}

/** Krippendorff (2011), example C: 4 observers, 12 units. */
export const KRIPPENDORFF_C = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, null],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
];

/** Shrout and Fleiss (1979), table 2: 4 judges, 6 targets. */
export const SHROUT_FLEISS = [
  [9, 6, 8, 7, 10, 6],
  [2, 1, 4, 1, 5, 2],
  [5, 3, 6, 2, 6, 4],
  [8, 2, 8, 6, 9, 7],
];

/** Ranks of 10 entries by 4 jurors; the rank sums spread by S = 1048. */
export const FOUR_RANKINGS = [
  [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
  [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
  [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
  [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
];
