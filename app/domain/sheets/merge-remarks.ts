/** Between the paragraphs of remarks. */
const PARAGRAPH = "\n\n";
/** Between the parts of a note, which is one line. */
const PART = " · ";

/**
 * The remarks of a sheet after a device wrote `text` over `base`, where `standing` is what the server has. What another device
 * wrote meanwhile is never lost: it stays, and the text takes the place of its own base in it, or is added below.
 * base: null from a device that does not say what it wrote over. All as `normalizeParagraphs` leaves them.
 * Source: docs/rules/sheets.md#remarks
 */
export function mergeRemarks(standing: string, base: string | null, text: string): string {
  return merge(standing, base, text, PARAGRAPH);
}

/** The same for the note beside a criterion, whose parts stand on one line. All as `normalizeText` leaves them. */
export function mergeNotes(standing: string, base: string, text: string): string {
  return merge(standing, base, text, PART);
}

function merge(standing: string, base: string | null, text: string, between: string): string {
  const bounded = (one: string) => `${between}${one}${between}`;
  /** Whether one stands in the other, whole and in one piece. */
  const isPartOf = (part: string, whole: string) => part !== "" && bounded(whole).includes(bounded(part));
  if (standing === base || standing === "" || isPartOf(standing, text)) return text;
  const isThere = base !== null && isPartOf(base, standing);
  // Fewer words than those it was written over say that the others are gone.
  if (text === base || (isPartOf(text, standing) && !(isThere && isPartOf(text, base)))) return standing;
  if (!isThere) return [standing, text].filter(Boolean).join(between);
  const at = bounded(standing).indexOf(bounded(base));
  const before = standing.slice(0, Math.max(0, at - between.length));
  const after = standing.slice(at + base.length + between.length);
  return [before, text, after].filter(Boolean).join(between);
}
