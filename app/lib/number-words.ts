import type { Locale } from "./number-format";

/** The largest number that can be said: một triệu tỷ, one quadrillion. */
const LIMIT = 10n ** 15n;

/**
 * A whole number in words, in lower case: 2.050.021 is "hai triệu không trăm năm mươi nghìn không trăm hai mươi mốt".
 * Throws RangeError below zero and above 10^15.
 */
export function numberInWords(value: number | bigint, locale: Locale = "vi"): string {
  const amount = BigInt(value);
  if (amount < 0n || amount > LIMIT) throw new RangeError(`No words for ${amount}`);
  if (amount === 0n) return locale === "vi" ? "không" : "zero";
  return locale === "vi" ? vietnamese(amount) : english(amount);
}

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

function vietnamese(value: bigint): string {
  const words: string[] = [];
  if (value >= 10n ** 9n) words.push(vietnamese(value / 10n ** 9n), "tỷ");
  const units = ["triệu", "nghìn", ""];
  units.forEach((unit, place) => {
    const group = Number((value / 10n ** BigInt(6 - 3 * place)) % 1000n);
    if (group > 0) words.push(vietnameseGroup(group, words.length > 0), unit);
  });
  return words.filter(Boolean).join(" ");
}

/** isLater: something was said before, so that missing hundreds are read out as "không trăm". */
function vietnameseGroup(group: number, isLater: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor((group % 100) / 10);
  const ones = group % 10;
  const words: string[] = [];
  if (hundreds > 0 || isLater) words.push(DIGITS[hundreds]!, "trăm");
  if (tens === 1) words.push("mười");
  else if (tens > 1) words.push(DIGITS[tens]!, "mươi");
  else if (ones > 0 && words.length > 0) words.push("linh");
  if (ones > 0) words.push(vietnameseOnes(ones, tens));
  return words.join(" ");
}

// hai mươi mốt, hai mươi tư, mười lăm; but mười một, mười bốn, linh năm.
function vietnameseOnes(ones: number, tens: number): string {
  if (ones === 1 && tens > 1) return "mốt";
  if (ones === 4 && tens > 1) return "tư";
  if (ones === 5 && tens > 0) return "lăm";
  return DIGITS[ones]!;
}

const SMALL = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen`.split(/\s+/);
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES = ["quadrillion", "trillion", "billion", "million", "thousand", ""];

function english(value: bigint): string {
  return SCALES.map((scale, place) => {
    const group = Number((value / 1000n ** BigInt(SCALES.length - 1 - place)) % 1000n);
    return group === 0 ? "" : `${englishGroup(group)} ${scale}`.trim();
  })
    .filter(Boolean)
    .join(" ");
}

function englishGroup(group: number): string {
  const rest = group % 100;
  const hundreds = group >= 100 ? `${SMALL[Math.floor(group / 100)]} hundred` : "";
  const small = rest < 20 ? SMALL[rest]! : `${TENS[Math.floor(rest / 10)]}-${SMALL[rest % 10]}`.replace("-zero", "");
  return [hundreds, rest === 0 ? "" : small].filter(Boolean).join(" and ");
}
