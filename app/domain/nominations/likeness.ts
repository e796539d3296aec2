import { foldText, nameKey } from "~/lib/vietnamese-text";

/** From here on two names of one maker's products are worth a second look: a warning, never a wall. */
const ALIKE = 0.5;

/** Whether two product names may mean the same product: case, accents, punctuation and a changed word do not hide it. */
export function areAlike(a: string, b: string): boolean {
  return likeness(a, b) >= ALIKE;
}

/**
 * How much two names share, 0 to 1: groups of three letters they have in common among all they have, words apart, as
 * pg_trgm counts them.
 */
export function likeness(a: string, b: string): number {
  const [first, second] = [trigrams(a), trigrams(b)];
  const shared = [...first].filter((one) => second.has(one)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

function trigrams(name: string): Set<string> {
  const parts = new Set<string>();
  for (const word of foldText(nameKey(name)).split(" ")) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) parts.add(padded.slice(at, at + 3));
  }
  return parts;
}
