import { sha256Hex } from "~/lib/hash.server";
import { foldText } from "~/lib/vietnamese-text";
import type { StatementRow } from "./rules";

type Said = Pick<StatementRow, "bookedOn" | "amount" | "text" | "bankReference">;

/** A text without what two exports of one bank write differently: capitals, diacritics, spaces and points. */
export const bareText = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * What a transfer is told by in its account: the bank's reference, day, amount and text. place: its place, from 1, among those alike in one
 * file, where the bank gives no reference. Source: docs/rules/invoices.md#statements
 */
export function identityOf({ bankReference, bookedOn, amount, text }: Said, place: number): string {
  const parts = [bankReference ?? "", bookedOn, amount, bareText(text), bankReference === null ? place : 1];
  return sha256Hex(JSON.stringify(parts)).slice(0, 32);
}

/**
 * Whether two of one day and amount that are not the same by what they are told by may be the same all the same: the bank's reference is
 * the same and the text another, or one of them has no reference and the text is the same.
 */
export function mayBeSame(one: Said, other: Said): boolean {
  if (one.bookedOn !== other.bookedOn || one.amount !== other.amount) return false;
  if (one.bankReference !== null && one.bankReference === other.bankReference) return true;
  return (one.bankReference === null) !== (other.bankReference === null) && bareText(one.text) === bareText(other.text);
}
