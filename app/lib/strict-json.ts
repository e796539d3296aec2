/** In characters. A certificate has some 5,000 and a list of those taken back at most 25,000; what is far beyond is neither. */
const MOST = 1_000_000;
/** Objects and lists within each other: readers go down by calling themselves, and end where their stack does. */
const DEEPEST = 64;

/**
 * JSON as everyone reads it the same. Of a name that stands twice in one object readers take the first or the last, so a text that
 * was signed could say something else to another reader: `doubled_name` names it. `too_large` is what is longer than `most`
 * characters, or deeper than any file of ours: whoever reads on may rely on both.
 */
export function readStrictJson(
  text: string,
  most = MOST,
):
  | { readonly value: unknown }
  | { readonly reason: "not_json" | "too_large" }
  | { readonly reason: "doubled_name"; readonly name: string } {
  if (text.length > most) return { reason: "too_large" };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { reason: "not_json" };
  }
  return faultOf(text) ?? { value };
}

/** A valid JSON text that is too deep, or an object of which has a name twice; null where neither is so. */
function faultOf(
  text: string,
): { readonly reason: "too_large" } | { readonly reason: "doubled_name"; readonly name: string } | null {
  // The names of each object that is open, null for a list.
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') {
      const end = endOfString(text, at);
      if (isName(text, end)) {
        const name = JSON.parse(text.slice(at, end)) as string;
        const names = open.at(-1)!;
        if (names!.has(name)) return { reason: "doubled_name", name };
        names!.add(name);
      }
      at = end - 1;
    } else if (letter === "{" || letter === "[") {
      open.push(letter === "{" ? new Set() : null);
      if (open.length > DEEPEST) return { reason: "too_large" };
    } else if (letter === "}" || letter === "]") open.pop();
  }
  return null;
}

/** Behind the closing quote. No regular expression: of a long text it would fill the stack. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Whether a colon stands behind a string. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (" \t\n\r".includes(text[at] ?? "-")) at++;
  return text[at] === ":";
}
