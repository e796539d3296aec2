import { foldText } from "./vietnamese-text";

/** Where a name pauses: what follows a bracket, a comma or a dash between spaces only adds to it. */
const PAUSE = /[,;:()[\]"]| - /g;

/**
 * The part of an address that names something: "Bánh tráng Đà Lạt (hộp 500g)" is "banh-trang-da-lat-hop-500g".
 * At most maxLength letters: a longer name ends where it last pauses, unless that leaves less than half, else between two
 * syllables. Empty when the text has no letter or digit.
 */
export function slugOf(text: string, maxLength = 80): string {
  const folded = foldText(text);
  const slug = hyphenated(folded);
  if (slug.length <= maxLength) return slug;
  const pauses = Array.from(folded.matchAll(PAUSE), ({ index }) => hyphenated(folded.slice(0, index)));
  const whole = pauses.findLast(({ length }) => length <= maxLength && length >= maxLength / 2);
  if (whole) return whole;
  const cut = slug.slice(0, maxLength + 1).lastIndexOf("-");
  return slug.slice(0, cut > 0 ? cut : maxLength);
}

const hyphenated = (folded: string) => folded.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/**
 * Addresses to try for a name, in order: "gom-bau-truc", "gom-bau-truc-2", …
 * fallback: for a name without a letter. reserved: what another page is called.
 */
export function* slugCandidates(
  name: string,
  fallback: string,
  reserved: readonly string[] = [],
): Generator<string, never> {
  const base = slugOf(name) || fallback;
  if (!reserved.includes(base)) yield base;
  for (let number = 2; ; number += 1) yield `${base}-${number}`;
}
