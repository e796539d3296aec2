/** The papers of a release beside its lists and certificates, each with the formats it comes in. */
export const PAPER_FORMATS = {
  letter: ["docx", "pdf"],
  announcement: ["docx", "pdf"],
  ceremony: ["xlsx", "pdf"],
  cards: ["pdf"],
  labels: ["pdf"],
  slides: ["pdf"],
} as const satisfies Record<string, readonly PaperFormat[]>;

export type PaperFormat = "docx" | "pdf" | "xlsx";
export type ReleasePaper = keyof typeof PAPER_FORMATS;

/** Those that name people or say where they are. */
export const ADDRESSED: readonly ReleasePaper[] = ["ceremony", "cards", "labels"];

/** A paper and a format of an address; null where there is no such thing. */
export function paperNamed(
  paper: string | undefined,
  format: string | undefined,
): { readonly paper: ReleasePaper; readonly format: PaperFormat } | null {
  if (paper === undefined || !Object.hasOwn(PAPER_FORMATS, paper)) return null;
  const found: readonly PaperFormat[] = PAPER_FORMATS[paper as ReleasePaper];
  const known = found.find((one) => one === format);
  return known ? { paper: paper as ReleasePaper, format: known } : null;
}
