/** Something with a place on a plan, told from others by what it is. */
export interface Placed<K> {
  readonly key: K;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
};

/** Going aside counts this much more than going on: a row is followed to its end. */
const ASIDE = 3;

/** What lies next to a place in the way of an arrow key; null where nothing does, or the key is no arrow. */
export function nextBooth<K>(places: readonly Placed<K>[], from: K, arrow: string): K | null {
  const way = WAYS[arrow];
  const here = places.find((place) => place.key === from);
  if (!way || !here) return null;
  const [dx, dy] = way;
  let best: { readonly key: K; readonly cost: number } | null = null;
  for (const { key, x, y } of places) {
    const on = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    // What lies more aside than ahead is not in that way.
    if (on <= 0 || aside > on * 2) continue;
    const cost = on + ASIDE * aside;
    if (!best || cost < best.cost) best = { key, cost };
  }
  return best?.key ?? null;
}
