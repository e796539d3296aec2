import { normalizeText } from "./vietnamese-text";

/** Text of several lines as it is stored: each line as `normalizeText` leaves it, at most one empty line in a row, none at the ends. */
export function normalizeParagraphs(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(normalizeText)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
