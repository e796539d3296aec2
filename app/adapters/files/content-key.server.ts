import { sha256Hex } from "~/lib/hash.server";

/** The key of these bytes: their SHA-256 in hex and an extension, "9f86…0a08.webp". */
export function contentKey(body: Uint8Array, extension: string): string {
  return `${sha256Hex(body)}.${extension}`;
}
