import { Banks, QRPay } from "vietnam-qr-pay";

interface TransferTo {
  /** 6 digits. */
  readonly bankBin: string;
  readonly number: string;
  /** Whole đồng. */
  readonly amount: number;
  /** What the transfer shall say. */
  readonly purpose: string;
}

/** The text a purpose has at most (EMVCo, field 62-08). */
const LONGEST_PURPOSE = 25;

/**
 * The content of a VietQR code that pays an amount into an account: EMVCo merchant-presented, account transfer by NAPAS.
 * The purpose goes without diacritics and marks, as banks keep it. Throws RangeError for an amount that is none.
 * Source: docs/rules/invoices.md#vietqr
 */
export function vietQr({ bankBin, number, amount, purpose }: TransferTo): string {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`Not an amount: ${amount}`);
  return QRPay.initVietQR({
    bankBin,
    bankNumber: number,
    amount: String(amount),
    purpose: purpose
      .normalize("NFD")
      .replace(/đ/g, "d")
      .replace(/Đ/g, "D")
      .replace(/[^a-zA-Z0-9 ]/g, "")
      .slice(0, LONGEST_PURPOSE),
  }).build();
}

export interface Bank {
  readonly bin: string;
  readonly name: string;
  readonly shortName: string;
}

/** Banks that take such transfers, by their short names. */
export const banks = (): Bank[] =>
  Banks.filter(({ vietQRStatus }) => vietQRStatus >= 0)
    .map(({ bin, name, shortName }) => ({ bin, name, shortName }))
    .sort((a, b) => a.shortName.localeCompare(b.shortName));

/** Its name where it is known; else its number. */
export const bankName = (bin: string): string => Banks.find((bank) => bank.bin === bin)?.name ?? bin;
