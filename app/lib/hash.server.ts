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
