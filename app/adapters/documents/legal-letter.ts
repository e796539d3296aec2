import type { LegalList } from "./legal-list";
import type { MinutesBlock } from "./legal-minutes";

/** One part of a letter's body, in the order it is read. */
export type LetterBlock =
  | MinutesBlock
  /** Who decides, in capitals above the legal bases. */
  | { readonly kind: "authority"; readonly text: string }
  /** "Căn cứ …;", in italics, one a line. */
  | { readonly kind: "bases"; readonly items: readonly string[] }
  /** "QUYẾT ĐỊNH:" */
  | { readonly kind: "order"; readonly text: string }
  /** "Điều 1." and its paragraphs, the first beside it. */
  | { readonly kind: "article"; readonly number: number; readonly paragraphs: readonly string[] };

/**
 * A decision or an announcement in the layout of official documents, to be edited and signed.
 * Source: Decree 30/2020/ND-CP, annexes I and III (forms 1.2 and 1.4).
 */
export interface LegalLetter {
  /** Printed in capitals. */
  readonly issuer: LegalList["agency"];
  /** "Số: 1493/QĐ-UBND" */
  readonly number: string;
  /** "Phan Thiết, ngày 05 tháng 02 năm 2026" */
  readonly placeAndDate: string;
  /** "Dự thảo", in capitals on the first page: what is in force is the text that was signed. */
  readonly mark: string;
  /** "Quyết định"; printed in capitals. */
  readonly title: string;
  /** "Về việc …" */
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
  /** Who gets a copy, one a line. */
  readonly recipients: readonly string[];
  /** An empty name leaves room to write it. */
  readonly signer: { readonly title: string; readonly name: string };
  /** Small print at the foot of every page. */
  readonly footer: string;
}
