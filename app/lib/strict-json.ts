/**
 * JSON as everyone reads it the same. Of a name that stands twice in one object readers take the first or the last, so a text that
 * was signed could say something else to another reader: `doubled_name` names it.
 */
export function readStrictJson(
  text: string,
):
  | { readonly value: unknown }
  | { readonly reason: "not_json" }
  | { readonly reason: "doubled_name"; readonly name: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reason: "not_json" };
  }
  const name = doubledName(text);
  return name === null ? { value } : { reason: "doubled_name", name };
}

/** A name that one object of a valid JSON text has twice. */
function doubledName(text: string): string | null {
  // The names of each object that is open, null for a list.
  const open: (Set<string> | null)[] = [];
  for (const [token, string] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (string !== undefined) {
      const name = JSON.parse(string) as string;
      const names = open.at(-1)!;
      if (names!.has(name)) return name;
      names!.add(name);
    } else if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
  }
  return null;
}
