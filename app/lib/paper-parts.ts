/** What a certificate's PDF is made of, so that a changed one is told by where it was changed. */
export const PAPER_PARTS = ["drawing", "fonts", "pictures", "attachments"] as const;
export type PaperPart = (typeof PAPER_PARTS)[number];

/** SHA-256 of each, hex. */
export type PaperParts = Readonly<Record<PaperPart, string>>;
