/** The rank of each value from 1, equal values sharing the mean of the ranks they take: 5, 7, 7, 9 are 1, 2.5, 2.5, 4. */
export function midRanks(values: readonly number[]): ReadonlyMap<number, number> {
  const ascending = [...values].sort((a, b) => a - b);
  const ranks = new Map<number, number>();
  for (let start = 0; start < ascending.length; ) {
    const value = ascending[start]!;
    let end = start;
    while (end < ascending.length && ascending[end] === value) end += 1;
    ranks.set(value, (start + 1 + end) / 2);
    start = end;
  }
  return ranks;
}
