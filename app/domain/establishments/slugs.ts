import { slugOf } from "~/lib/slug";

/** Addresses to try for a name, in order: "gom-bau-truc", "gom-bau-truc-2", … fallback: for a name without a letter. */
export function* slugCandidates(name: string, fallback: string): Generator<string, never> {
  const base = slugOf(name) || fallback;
  yield base;
  for (let number = 2; ; number += 1) yield `${base}-${number}`;
}
