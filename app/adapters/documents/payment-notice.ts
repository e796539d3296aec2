import type { LegalList } from "./legal-list";

/** A code that pays an amount when a banking app reads it. */
export interface PaymentCode {
  /** "Đặt cọc: 4.500.000 đồng" */
  readonly caption: string;
  /** VietQR. */
  readonly content: string;
}

/**
 * A notice of what an exhibitor pays, in the layout of official documents. It is no tax invoice.
 * Source: Decree 30/2020/ND-CP, annexes I and III (form 1.4).
 */
export interface PaymentNotice {
  /** Printed in capitals. */
  readonly issuer: LegalList["agency"];
  /** "12/TB-HC26" */
  readonly number: string;
  /** "Đà Lạt, ngày 20 tháng 11 năm 2026" */
  readonly placeAndDate: string;
  /** "Về việc nộp tiền gian hàng …" */
  readonly subject: string;
  /** Set across the page when it was taken back; null while it is in force. */
  readonly cancelled: string | null;
  readonly to: string;
  readonly opening: string;
  /** Number, what for, how many, price of one, amount, what is borne by support: as they shall be read. */
  readonly rows: readonly (readonly string[])[];
  /** Sums below the table; `isMain` is the one to pay. */
  readonly sums: readonly { readonly label: string; readonly text: string; readonly isMain: boolean }[];
  readonly inWords: string;
  /** One a line: deposit, balance. */
  readonly dues: readonly string[];
  /** Account and words of the transfer; empty when nothing is to be paid. */
  readonly transfer: readonly { readonly label: string; readonly text: string }[];
  readonly codes: readonly PaymentCode[];
  readonly remark: string;
  readonly recipients: readonly string[];
  readonly signer: { readonly title: string; readonly name: string };
  readonly footer: string;
}
