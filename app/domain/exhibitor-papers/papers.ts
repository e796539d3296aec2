import type { FairPaper, FairPaperFormat } from "~/lib/vocabulary";

/** What each list comes as. */
export const FORMATS_OF = {
  signs: ["xlsx"],
  goods: ["xlsx", "pdf"],
  support: ["xlsx", "docx"],
} as const satisfies Record<FairPaper, readonly FairPaperFormat[]>;

export const MEDIA_TYPES: Readonly<Record<FairPaperFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A list and a format of an address; null where there is no such thing. */
export function paperNamed(
  paper: string | undefined,
  format: string | undefined,
): { readonly paper: FairPaper; readonly format: FairPaperFormat } | null {
  if (paper === undefined || !Object.hasOwn(FORMATS_OF, paper)) return null;
  const formats: readonly FairPaperFormat[] = FORMATS_OF[paper as FairPaper];
  const known = formats.find((one) => one === format);
  return known ? { paper: paper as FairPaper, format: known } : null;
}
