import { compareVietnamese } from "~/lib/vietnamese-text";

/** Booths whose codes have the same letters before the number; of many with the same letters, some that follow each other. */
export interface CodeRow<Booth> {
  /** The code of its first booth: told in an address. */
  readonly key: string;
  readonly last: string;
  readonly booths: readonly Booth[];
}

/** A longer row is told in blocks. */
const MOST_IN_ROW = 60;
const BLOCK = 50;

/** Booths row by row, and in each by number: A2 before A10. */
export function codeRowsOf<Booth extends { readonly code: string }>(booths: readonly Booth[]): CodeRow<Booth>[] {
  const sorted = booths.toSorted((a, b) => compareVietnamese(a.code, b.code));
  const rows = Map.groupBy(sorted, ({ code }) => code.replace(/\d+$/, ""));
  return [...rows.values()]
    .flatMap((row) => (row.length > MOST_IN_ROW ? blocksOf(row) : [row]))
    .map((row) => ({ key: row[0]!.code, last: row.at(-1)!.code, booths: row }));
}

const blocksOf = <Booth>(row: readonly Booth[]): Booth[][] =>
  Array.from({ length: Math.ceil(row.length / BLOCK) }, (_, at) => row.slice(at * BLOCK, (at + 1) * BLOCK));
