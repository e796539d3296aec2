import type { LegalColumn, LegalList, LegalRow } from "./legal-list";

/** One part of the body, in the order it is read. */
export type MinutesBlock =
  /** "I. Chương trình họp" */
  | { readonly kind: "heading"; readonly text: string }
  /** "Địa điểm: Phòng họp A" */
  | { readonly kind: "field"; readonly label: string; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  /** Each behind a dash. */
  | { readonly kind: "items"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly columns: readonly LegalColumn[]; readonly rows: readonly LegalRow[] };

/** "THƯ KÝ" over the name; an empty name leaves room to write it. */
export interface MinutesSignature {
  readonly title: string;
  readonly name: string;
}

/**
 * Minutes of a meeting (biên bản) in the layout of official documents, to be read over and signed.
 * Source: Decree 30/2020/ND-CP, annexes I and III (form 1.10).
 */
export interface LegalMinutes {
  /** The body that meets, under the agency that set it up; printed in capitals. */
  readonly issuer: LegalList["agency"];
  /** "Số: ……/BB-HĐBC" */
  readonly number: string;
  /** "Biên bản"; printed in capitals. */
  readonly title: string;
  /** What was met about, below the title. */
  readonly subject: string;
  readonly blocks: readonly MinutesBlock[];
  /** The one who wrote them on the left, the one who presided on the right. */
  readonly signatures: readonly [MinutesSignature, MinutesSignature];
  /** Who gets a copy, one a line. */
  readonly recipients: readonly string[];
  /** Small print at the foot of every page. */
  readonly footer: string;
}

export const SIGN_HERE = "(Ký, ghi rõ họ tên)";
export const RECIPIENTS = "Nơi nhận:";
