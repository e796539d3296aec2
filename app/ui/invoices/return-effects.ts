import type { ReturnOutcome } from "~/domain/invoices/return-outcome";
import { formatMoney, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";

interface WhatHappens {
  /** The office takes the booth away. */
  readonly isTaken: boolean;
  readonly outcome: ReturnOutcome | null;
}

/** What a page says will happen to the money of who has no booth any more. */
export function returnEffects({ isTaken, outcome }: WhatHappens): string[] {
  if (!outcome) return [m.invoices_return_not_billed()];
  return [partSaid(outcome, isTaken), afterwardsSaid(outcome, isTaken)];
}

function partSaid({ paid, share, back, kept }: ReturnOutcome, isTaken: boolean): string {
  if (paid === 0) return m.invoices_return_nothing_paid();
  const words = { paid: formatMoney(paid), back: formatMoney(back), kept: formatMoney(kept) };
  if (isTaken) return m.invoices_return_taken(words);
  if (kept === 0) return m.invoices_return_all_back(words);
  if (back === 0) return m.invoices_return_all_kept(words);
  return m.invoices_return_parts({ ...words, share: formatNumber(share / 10) });
}

function afterwardsSaid({ owed, toRefund }: ReturnOutcome, isTaken: boolean): string {
  const amount = formatMoney(Math.max(owed, toRefund));
  if (toRefund > 0) {
    return isTaken ? m.invoices_return_then_refund_taken({ amount }) : m.invoices_return_then_refund({ amount });
  }
  if (owed > 0)
    return isTaken ? m.invoices_return_then_owed_taken({ amount }) : m.invoices_return_then_owed({ amount });
  return m.invoices_return_then_nothing();
}
