import { type TrustedKey, trustIn } from "../ledger/trusted-keys";
import type { Check } from "./checks";
import { digestOf, keyIdOf, sealText } from "./digest";
import type { Transcript } from "./format";
import { bytesOf, isSigned } from "./signature";

/** Whether the file says what was signed, and by the key it names. */
export async function checkSeal(file: Transcript): Promise<Check> {
  const { round, seal } = file;
  const figures = { key: seal.key, at: seal.at };
  const failed = (reason: Check["reason"]): Check => ({ name: "seal", state: "failed", reason, figures });
  if (!isNamed(seal)) return failed("key_misnamed");
  if (digestOf(file) !== seal.digest) return failed("content_changed");
  const signed = await isSigned(sealText(round.id, seal), seal.publicKey, seal.signature);
  if (signed === null) return { name: "seal", state: "unknown", reason: "no_crypto", figures };
  return signed ? { name: "seal", state: "ok", figures } : failed("not_signed");
}

/** A key goes by the hash of its bytes. */
export function isNamed({ key, publicKey }: { readonly key: string; readonly publicKey: string }): boolean {
  const bytes = bytesOf(publicKey, 32);
  return bytes !== null && keyIdOf(bytes) === key;
}

/**
 * Whether the key is one that the reader has from elsewhere: only that tells a forger's file, whole in itself, from the office's. That
 * it was withdrawn counts for the seal: what it signs holds the heads too.
 */
export function checkKey({ seal, heads }: Transcript, trusted: readonly TrustedKey[] | undefined): Check {
  const figures = { key: seal.key };
  if (trusted === undefined) return { name: "key", state: "unknown", reason: "not_pinned", figures };
  const other = [seal, ...heads].find((one) => trustIn(one.publicKey, one.at, trusted) === "stranger");
  if (other) return { name: "key", state: "failed", reason: "other_key", figures: { key: other.key } };
  const trust = trustIn(seal.publicKey, seal.at, trusted);
  if (trust === "ended") return { name: "key", state: "failed", reason: "key_ended", figures };
  if (trust === "compromised") return { name: "key", state: "failed", reason: "key_compromised", figures };
  return { name: "key", state: "ok", figures };
}
