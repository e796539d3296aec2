import { base64urlnopad } from "@scure/base";
import { unpack } from "~/lib/unpack";

/** Entries of one list: 16 KiB, below which a list would tell whose status is asked for. Source: W3C Bitstring Status List 1.0, section 2.2. */
export const LIST_LENGTH = 131_072;

/** In bytes, unpacked: another issuer's list may be longer than ours. */
const MOST = 16 * (LIST_LENGTH / 8);

/** Where a certificate stands: `list` from 1, `place` from 0. index: the certificate's number in the order of issue, from 0. */
export const placeInLists = (index: number): { list: number; place: number } => ({
  list: Math.floor(index / LIST_LENGTH) + 1,
  place: index % LIST_LENGTH,
});

/** The bits of a list, the first at the left of the first byte. set: places that are 1. */
export function bitsOf(set: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(LIST_LENGTH / 8);
  for (const place of set) bytes[place >> 3]! |= 0x80 >> (place & 7);
  return bytes;
}

/** As a credential carries the bits: gzip, base64url with the multibase letter "u". */
export async function encodeList(bits: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = new Blob([bits]).stream().pipeThrough(new CompressionStream("gzip"));
  return `u${base64urlnopad.encode(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/**
 * Whether a place of an encoded list is 1.
 * Throws RangeError for a place outside it and for a list without end, and Error for a text that is no list.
 */
export async function isSet(encoded: string, place: number): Promise<boolean> {
  if (!encoded.startsWith("u")) throw new Error("not base64url");
  const bits = await unpack(base64urlnopad.decode(encoded.slice(1)), "gzip", MOST);
  const byte = bits[place >> 3];
  if (place < 0 || byte === undefined) throw new RangeError(`no place ${place}`);
  return (byte & (0x80 >> (place & 7))) !== 0;
}
