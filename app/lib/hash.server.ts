import { createHash } from "node:crypto";

/** Text is hashed as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/**
 * The hash of a leaf of a Merkle tree, in hex: SHA-256 of a zero byte and the entry, so that no entry can pass for an
 * inner node.
 * Source: RFC 6962, section 2.1.
 */
export function leafHash(entry: string | Uint8Array): string {
  return createHash("sha256").update(Uint8Array.of(0)).update(entry).digest("hex");
}

/** A UUID that says the same text again: version 8 of RFC 9562, from its SHA-256. */
export function uuidOfText(text: string): string {
  const hex = sha256Hex(text);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
