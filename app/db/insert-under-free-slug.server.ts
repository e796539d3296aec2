/**
 * Insert a row under the first address that nobody has. Two people may ask for one name at once: the unique index decides, not
 * a look beforehand, so `insert` does nothing where the slug is taken ("on conflict do nothing") and returns no row.
 * candidates: `slugCandidates`, which never ends.
 */
export async function insertUnderFreeSlug<Row>(
  candidates: Iterable<string>,
  insert: (slug: string) => Promise<readonly Row[]>,
): Promise<Row> {
  for (const slug of candidates) {
    const [row] = await insert(slug);
    if (row) return row;
  }
  throw new Error("no free slug");
}
