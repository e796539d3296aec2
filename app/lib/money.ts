import { formatNumber, type Locale } from "./number-format";
import { numberInWords } from "./number-words";

/** amount: whole đồng. "2.000.000 đồng"; in English "2,000,000 VND". */
export function formatMoney(amount: number | bigint, locale: Locale = "vi"): string {
  return `${formatNumber(amount, locale)} ${locale === "vi" ? "đồng" : "VND"}`;
}

/**
 * The amount as documents spell it out: "Hai triệu đồng", "Two million Vietnamese dong".
 * amount: whole đồng. Throws RangeError below zero and above 10^15.
 * @public
 */
export function moneyInWords(amount: number | bigint, locale: Locale = "vi"): string {
  const words = numberInWords(amount, locale);
  const currency = locale === "vi" ? "đồng" : "Vietnamese dong";
  return `${words[0]!.toUpperCase()}${words.slice(1)} ${currency}`;
}
