export type Locale = "vi" | "en";

const TAGS: Record<Locale, string> = { vi: "vi-VN", en: "en-US" };

/**
 * A number as people write it: 1.234.567,89 in Vietnamese, 1,234,567.89 in English.
 * decimals: how many digits after the mark are always shown; without it, as many as the number has, at most three.
 */
export function formatNumber(value: number | bigint, locale: Locale = "vi", decimals?: number): string {
  const digits = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(TAGS[locale], digits).format(value);
}

/** The mark between units and tenths: a comma in Vietnamese, a point in English. */
export function decimalMark(locale: Locale): "," | "." {
  return locale === "vi" ? "," : ".";
}
