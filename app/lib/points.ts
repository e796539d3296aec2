import { decimalMark, type Locale } from "./number-format";

/**
 * Read points as a juror types them: "7,5", "7.5" and " 7,50 " are all 750 hundredths.
 * Returns null for anything else: a sign, a third decimal, grouped thousands, an empty field.
 */
export function parsePoints(text: string): number | null {
  const match = /^(\d{0,7})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match || (match[1] === "" && match[2] === undefined)) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/**
 * Points without grouping, so that what is shown can be typed back: 3350 is "33,5", 3300 is "33".
 * points: hundredths. decimals: how many digits are shown at least, zero to two.
 */
export function formatPoints(points: number, locale: Locale = "vi", decimals = 0): string {
  const size = Math.abs(points);
  let fraction = String(size % 100).padStart(2, "0");
  while (fraction.length > decimals && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  const whole = `${points < 0 ? "-" : ""}${Math.floor(size / 100)}`;
  return fraction === "" ? whole : `${whole}${decimalMark(locale)}${fraction}`;
}

/** An exact quotient, kept as it was formed and never reduced, so that 251.66 points of 3 jurors stays 25166/300. */
export interface Fraction {
  numerator: bigint;
  /** Above zero; a sign is carried by the numerator. */
  denominator: bigint;
}

/** Throws RangeError when the denominator is zero. */
export function fraction(numerator: bigint | number, denominator: bigint | number): Fraction {
  const below = BigInt(denominator);
  if (below === 0n) throw new RangeError("A fraction needs a denominator other than zero");
  return below < 0n
    ? { numerator: -BigInt(numerator), denominator: -below }
    : { numerator: BigInt(numerator), denominator: below };
}

/** Points in hundredths as a fraction of points, to be compared with a mean: 7000 is 7000/100. */
export function fractionOfPoints(points: number): Fraction {
  return fraction(points, 100n);
}

/** Negative when a is smaller, zero when they are equal (166/2 and 83/1 are), positive when a is larger. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounded half away from zero, for reading only; ranks and thresholds compare the exact fractions. */
export function formatFraction(value: Fraction, decimals: number, locale: Locale = "vi"): string {
  const scale = 10n ** BigInt(decimals);
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  const rounded = (2n * size * scale + value.denominator) / (2n * value.denominator);
  const sign = value.numerator < 0n && rounded > 0n ? "-" : "";
  if (decimals === 0) return `${sign}${rounded}`;
  const tail = String(rounded % scale).padStart(decimals, "0");
  return `${sign}${rounded / scale}${decimalMark(locale)}${tail}`;
}

/** "25166/300" */
export function fractionText(value: Fraction): string {
  return `${value.numerator}/${value.denominator}`;
}

/** The reverse of fractionText. Throws SyntaxError when the text is no fraction. */
export function parseFraction(text: string): Fraction {
  const match = /^(-?\d+)\/(\d+)$/.exec(text);
  if (!match) throw new SyntaxError(`Not a fraction: ${text}`);
  return fraction(BigInt(match[1]!), BigInt(match[2]!));
}
