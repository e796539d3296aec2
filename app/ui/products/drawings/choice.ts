/** Draws from a seed: the same product always gets the same drawing, its neighbours most likely another. */
export interface Choice {
  /** An integer from 0 to `limit - 1`. */
  readonly below: (limit: number) => number;
  readonly of: <T>(items: readonly T[]) => T;
}

export function choiceFrom(seed: string): Choice {
  // FNV-1a, then xorshift for each further draw.
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return { below, of: (items) => items[below(items.length)]! };
}

export const GROUNDS = ["fill-pic-1", "fill-pic-2", "fill-pic-3", "fill-pic-4", "fill-pic-5", "fill-pic-6"] as const;

/** The colours of lacquer ware, clay, bamboo, indigo cloth and straw, as a fill and as a stroke. */
export const INKS = [
  { fill: "fill-pic-clay", stroke: "stroke-pic-clay" },
  { fill: "fill-pic-lacquer", stroke: "stroke-pic-lacquer" },
  { fill: "fill-pic-bamboo", stroke: "stroke-pic-bamboo" },
  { fill: "fill-pic-indigo", stroke: "stroke-pic-indigo" },
  { fill: "fill-pic-gold", stroke: "stroke-pic-gold" },
] as const;
export type Ink = (typeof INKS)[number];

export interface DrawingProps {
  readonly choice: Choice;
  readonly ink: Ink;
  readonly accent: Ink;
  /** Unique in the page, for patterns. */
  readonly id: string;
}
