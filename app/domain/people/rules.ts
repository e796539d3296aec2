import { m } from "~/i18n/paraglide/messages";
import { foldText } from "~/lib/vietnamese-text";
import { COMMON_WORDS } from "./common-passwords";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long links by mail work. Sources: docs/rules/people.md#links */
export const RESET_MS = 60 * MINUTE_MS;
export const FIRST_PASSWORD_MS = DAY_MS;
export const INVITATION_MS = 14 * DAY_MS;

/** How long a token of the API works when nothing is said, and at most, in days. Source: docs/rules/people.md#tokens */
export const TOKEN_DAYS = 365;
export const TOKEN_DAYS_MAXIMUM = 730;

/**
 * What stands in place of the name and address of someone who deleted their account: in both languages, because it is
 * kept, and with a piece of the id, so that two in one table are told apart. Nobody can be written to under `.invalid`.
 * Source: RFC 2606, section 2.
 */
export function pseudonymOf(userId: string): { name: string; email: string } {
  return { name: `Đã xóa · Deleted ${userId.slice(-4).toUpperCase()}`, email: `deleted-${userId}@tinhhoa.invalid` };
}

export const PASSWORD_MINIMUM = 10;
export const PASSWORD_MAXIMUM = 128;

/** One form of a password, however the device composed its letters: "ậ" may be typed as one sign or as three. */
export function normalizePassword(password: string): string {
  return password.normalize("NFC");
}

/**
 * Why this password may not be chosen, as a sentence; null when it may. Length and guessing count, a mixture of signs
 * does not. personal: the person's mail address and name.
 * Source: docs/rules/people.md#passwords
 */
export function whyNotPassword(password: string, personal: { email: string; name?: string }): string | null {
  const length = [...normalizePassword(password)].length;
  if (length < PASSWORD_MINIMUM) return m.people_password_short({ minimum: PASSWORD_MINIMUM });
  if (length > PASSWORD_MAXIMUM) return m.people_password_long({ maximum: PASSWORD_MAXIMUM });
  const plain = letters(password);
  const [mailbox = ""] = personal.email.split("@");
  const own = [personal.email, mailbox, personal.name ?? ""].map(letters).filter((word) => word !== "");
  const word = plain.replace(/^\d+|\d+$/g, "");
  if (own.some((name) => name === plain || name === word)) return m.people_password_personal();
  if (COMMON_WORDS.has(plain) || COMMON_WORDS.has(word) || isRepetition(plain) || isRun(plain)) {
    return m.people_password_common();
  }
  return null;
}

const letters = (text: string) => foldText(text).replace(/[^\p{L}\p{N}]/gu, "");

/** "aaaaaaaaaa", "123123123123", "abcabcabcabc"; signs alone leave nothing and are no repetition. */
function isRepetition(text: string): boolean {
  return text !== "" && (new Set(text).size <= 2 || /^(.{1,5})\1+$/.test(text));
}

const ROWS = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
  "1q2w3e4r5t6y7u8i9o0p",
];

/** Neighbouring keys or letters, forwards or backwards. */
function isRun(text: string): boolean {
  return ROWS.some((row) => row.includes(text) || [...row].reverse().join("").includes(text)) && text.length >= 4;
}
