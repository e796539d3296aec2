/**
 * Do a work of the clock for each in turn: what fails does not hold up the others. work: returns how many things it did.
 * Returns how many were done in all; throws an AggregateError at the end with everything that failed.
 */
export async function oneByOne<T>(all: readonly T[], work: (one: T) => Promise<number>): Promise<number> {
  let done = 0;
  const troubles: unknown[] = [];
  for (const one of all) {
    try {
      done += await work(one);
    } catch (error) {
      troubles.push(error);
    }
  }
  if (troubles.length > 0) throw new AggregateError(troubles, `${troubles.length} of ${all.length} failed`);
  return done;
}
