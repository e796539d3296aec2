/** A page of a list. */
export interface Paged<Row> {
  readonly rows: Row[];
  /** Of all pages. */
  readonly total: number;
  readonly pageSize: number;
  /** From 1: the one that was asked for, or the last where there are not so many. */
  readonly page: number;
}

/**
 * One page of a list whose every row says how many there are, or all of it. read: so many rows from one on; null: all of them.
 */
export async function pageOf<Row extends { readonly total: number }>(
  page: number | "all",
  pageSize: number,
  read: (limit: number | null, offset: number) => PromiseLike<Row[]>,
): Promise<Paged<Omit<Row, "total">>> {
  const readPage = (one: number) => read(pageSize, (one - 1) * pageSize);
  let at = page === "all" ? 1 : page;
  let found = await (page === "all" ? read(null, 0) : readPage(at));
  if (found.length === 0 && at > 1) {
    // A bookmark, or the list grew shorter: the first page knows where it ends.
    found = await readPage(1);
    at = Math.max(1, Math.ceil((found[0]?.total ?? 0) / pageSize));
    if (at > 1) found = await readPage(at);
  }
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0, pageSize, page: at };
}
