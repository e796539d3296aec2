let last = 0;

/** A number no other row of this process has. */
export function nextNumber(): number {
  last += 1;
  return last;
}

/** One of a list, in turn. */
export function inTurn<T>(list: readonly [T, ...T[]], number: number): T {
  return list[number % list.length] ?? list[0];
}

/** The one row an insert returns. */
export function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`expected one row, got ${rows.length}`);
  return row;
}
