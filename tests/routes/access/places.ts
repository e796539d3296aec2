/**
 * By the beginning of a pattern, what its last parameter stands for: "/rounds/:slug" -> "binh-chon-2026". With the word that
 * comes next, for the patterns that go on with it alone: "/rounds/:slug complaints".
 */
export type Places = Readonly<Record<string, string>>;

/** "/organiser/rounds/:slug" -> "/organiser/rounds/binh-chon-2026"; the page for everything unknown gets an unknown path. */
export function pathOf(pattern: string, places: Places): string {
  return pattern
    .split("/")
    .map((part, index, parts) => {
      if (part === "*") return "a-page-that-is-not-there";
      const name = parameterIn(part);
      return name ? part.replace(`:${name}`, encodeURIComponent(placeOf(parts, index, name, places))) : part;
    })
    .join("/");
}

/** What a router hands the route of a pattern. */
export function paramsOf(pattern: string, places: Places): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.split("/").entries()) {
    const name = parameterIn(part);
    if (name) params[name] = placeOf(pattern.split("/"), index, name, places);
  }
  return params;
}

const parameterIn = (part: string) => /^:([\w-]+)/.exec(part)?.[1];

/** Throws, by name, when a parameter of a new route has nothing. */
function placeOf(parts: readonly string[], index: number, name: string, places: Places): string {
  const place = [...parts.slice(0, index), `:${name}`].join("/");
  const value = places[`${place} ${parts[index + 1]}`] ?? places[place];
  if (value === undefined) throw new Error(`nothing in the world stands for ${place} (of ${parts.join("/")})`);
  return value;
}
