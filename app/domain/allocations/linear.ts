/** A mixed-integer program by columns and rows; the objective is to be the greatest. */
export interface Program {
  readonly cost: number[];
  readonly upper: number[];
  readonly isWhole: boolean[];
  readonly rows: {
    readonly lower: number;
    readonly upper: number;
    readonly terms: (readonly [column: number, factor: number])[];
  }[];
  /** What the columns are of: a part and its first stop. */
  readonly choices: { readonly part: number; readonly first: number }[];
  /** Points of what is not chosen here. */
  readonly offset: number;
}

/** Blocks of one part exclude each other, so that they may be told of in one row. */
export function groupedByPart(
  terms: readonly (readonly [number, number])[],
  choices: readonly { readonly part: number }[],
) {
  return Map.groupBy(terms, ([column]) => choices[column]!.part).values();
}

/** A column that is named twice, once each way, is named no more. */
export function summed(terms: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const factors = new Map<number, number>();
  for (const [column, factor] of terms) factors.set(column, (factors.get(column) ?? 0) + factor);
  return [...factors].filter(([, factor]) => factor !== 0);
}
