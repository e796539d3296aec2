import { randomBytes } from "node:crypto";
import { sha256Hex } from "~/lib/hash.server";
import { HASH_LENGTH, hashedText } from "./pack";
import { CODE_LENGTH, CODE_LETTERS } from "./rules";

/** A code that nobody guesses. */
export const newPassCode = (): string =>
  Array.from(randomBytes(CODE_LENGTH), (byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join("");

/** What a gate keeps of a code, so that whoever finds the device finds no passes on it. */
export const hashOfCode = (fairId: string, code: string): string =>
  sha256Hex(hashedText(fairId, code)).slice(0, HASH_LENGTH);
