import { base58 } from "@scure/base";

/** The multicodec name of an Ed25519 public key, before its 32 bytes. */
const ED25519_PUBLIC = [0xed, 0x01] as const;

/** "z6Mk…": an Ed25519 public key as a Multikey. key: 32 bytes. Source: W3C Controlled Identifiers 1.0, section 2.2.2. */
export const multikeyOf = (key: Uint8Array): string => multibase(Uint8Array.of(...ED25519_PUBLIC, ...key));

/** The 32 bytes of a Multikey; null for what is none, or none of Ed25519. */
export function keyOfMultikey(text: string): Uint8Array | null {
  const bytes = fromMultibase(text);
  const isKey = bytes?.length === 34 && ED25519_PUBLIC.every((byte, place) => bytes[place] === byte);
  return isKey ? bytes.subarray(2) : null;
}

/** base58btc with its letter "z". */
export const multibase = (bytes: Uint8Array): string => `z${base58.encode(bytes)}`;

/** Null for another base, for letters it does not have, and for more than keys and signatures have: base58 takes the square of the length. */
export function fromMultibase(text: string): Uint8Array | null {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,100}$/.test(text)) return null;
  return base58.decode(text.slice(1));
}
