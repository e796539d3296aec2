const BREAK = "\n\n";

/**
 * The remarks of a sheet after a device wrote `text` over `base`, where `standing` is what the server has. What another device
 * wrote meanwhile is never lost: it stays, and the text takes the place of its own base in it, or is added below.
 * base: null from a device that does not say what it wrote over. All as `normalizeParagraphs` leaves them.
 * Source: docs/rules/sheets.md#remarks
 */
export function mergeRemarks(standing: string, base: string | null, text: string): string {
  if (standing === base || standing === "" || isPartOf(standing, text)) return text;
  if (text === base || isPartOf(text, standing)) return standing;
  if (base && isPartOf(base, standing)) return replaced(standing, base, text);
  return [standing, text].filter(Boolean).join(BREAK);
}

/** Whether the paragraphs of one text stand in the other, whole and in one piece. */
const isPartOf = (part: string, whole: string) => part !== "" && bounded(whole).includes(bounded(part));

const bounded = (text: string) => `${BREAK}${text}${BREAK}`;

function replaced(standing: string, base: string, text: string): string {
  const at = bounded(standing).indexOf(bounded(base));
  const before = standing.slice(0, Math.max(0, at - BREAK.length));
  const after = standing.slice(at + base.length + BREAK.length);
  return [before, text, after].filter(Boolean).join(BREAK);
}
