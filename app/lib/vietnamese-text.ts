import { writableText } from "./writable-text";

/**
 * What nobody sees in a text and must not be kept in a name: controls, half letters, what has no width, and what turns the direction
 * of the words after it. XML allows most of it nowhere.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const SINGLE_QUOTES = /[\u2018-\u201B\u2032\u00B4\u0060]/g;
const DOUBLE_QUOTES = /[\u201C-\u201F\u2033\u00AB\u00BB]/g;

/** Whether any of it is in a text; most have none, and lists of a hundred thousand rows ask often. */
const UNTIDY = new RegExp(`${INVISIBLE.source}|[^\\S ]| {2}`, "u");
const ODD = new RegExp([UNTIDY, DASHES, SINGLE_QUOTES, DOUBLE_QUOTES].map(({ source }) => source).join("|"), "u");

/**
 * One line of text as it is stored: composed (NFC), every kind of space a single plain space and none at the ends,
 * invisible characters gone, dashes "-", quotes ' and ", nothing that cannot be kept. Letters and tones stay as they were typed.
 */
export function normalizeText(text: string): string {
  const composed = text.normalize("NFC");
  if (!ODD.test(composed)) return composed.trim();
  const plain = writableText(composed).replace(DASHES, "-").replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
  return visibleLine(plain).normalize("NFC");
}

/** One line of what is seen of a text: every kind of space a single plain space and none at the ends, invisible characters gone. */
export function visibleLine(text: string): string {
  if (!UNTIDY.test(text)) return text.trim();
  // A line's end is a control too: it becomes a space before they go. U+FEFF counts as a space, and has no width.
  return withoutInvisible(text.replace(/[^\S\uFEFF]+/g, " "))
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The same with its spaces as they are, but for those that are controls: tabs and ends of lines. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, "");

/** For search that ignores tones: "Bánh Tráng Đặc sản" is "banh trang dac san". */
export function foldText(text: string): string {
  return normalizeText(text)
    .toLowerCase()
    .replaceAll("đ", "d")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC");
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
// On decomposed text without its tone: onset, vowels with their shape marks, coda.
const SYLLABLE =
  /^(qu|gi(?=[aeiouy])|ngh|ng|nh|ch|gh|kh|ph|th|tr|[bcdđghklmnpqrstvx])?((?:[aeiouy][\u0302\u0306\u031B]?)+)(ch|ng|nh|[cmnpt])?$/i;

/**
 * One spelling for syllables whose tone has two customary places: "hoà" is "hòa", "thuý" is "thúy", "khoẻ" is "khỏe".
 * A tone put on the wrong vowel is moved as well ("hòan" is "hoàn"). Words that are no Vietnamese syllable stay.
 */
export function canonicalTones(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{L}\p{M}]+/gu, canonicalWord)
    .normalize("NFC");
}

/** The language has a few thousand syllables, and every name is made of them. */
const words = new Map<string, string>();
const MOST_WORDS = 20_000;

function canonicalWord(word: string): string {
  const known = words.get(word);
  if (known !== undefined) return known;
  const canonical = canonicalSyllable(word.normalize("NFD"));
  if (words.size < MOST_WORDS) words.set(word, canonical);
  return canonical;
}

function canonicalSyllable(word: string): string {
  const tones = word.match(TONE);
  if (tones?.length !== 1) return word;
  const match = SYLLABLE.exec(word.replace(TONE, ""));
  if (!match) return word;
  const [, onset = "", nucleus = "", coda = ""] = match;
  const vowels = nucleus.match(/[aeiouy][\u0302\u0306\u031B]?/gi)!;
  const place = tonePlace(vowels, coda);
  vowels[place] += tones[0]!;
  return onset + vowels.join("") + coda;
}

// A vowel with a shape mark takes the tone (ươ: the second); else the last one before a coda, the middle of three,
// the first of two.
function tonePlace(vowels: string[], coda: string): number {
  const shaped = vowels.findLastIndex((vowel) => vowel.length > 1);
  if (shaped >= 0) return shaped;
  if (coda !== "") return vowels.length - 1;
  return vowels.length >= 3 ? 1 : 0;
}

/**
 * The key under which two spellings are the same name: case, punctuation, spacing and the place of tones do not count,
 * letters and tones do. "HTX Hoà Bình - Đà Lạt" and "htx hòa bình, đà lạt" share one.
 */
export function nameKey(name: string): string {
  return canonicalTones(normalizeText(name).toLowerCase())
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

const collator = new Intl.Collator("vi", { numeric: true });

/** Vietnamese dictionary order (a ă â, d đ, tones last), numbers by value. For Array.sort. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
