import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";
import { PAPER_PARTS, type PaperParts } from "~/lib/paper-parts";

const FORMAT = "tinh-hoa-paper-1";
const START = `{"format":"${FORMAT}"`;
const DIGEST_LENGTH = 64;
const SIGNATURE_LENGTH = 86;
const RECORD = new RegExp(
  `^\\{"format":"${FORMAT}","certificate":"([^"\\\\]{1,80})",` +
    `"parts":\\{${PAPER_PARTS.map((part) => `"${part}":"([0-9a-f]{${DIGEST_LENGTH}})"`).join(",")}\\},` +
    `"digest":"([0-9a-f]{${DIGEST_LENGTH}})","signature":"([\\w-]{${SIGNATURE_LENGTH}})"\\}`,
);
/** Longer than any record. */
const MOST = 2_000;

/**
 * What is attached to a certificate's PDF beside its credential, before it is signed: zeros stand where digest and signature go.
 * Source: docs/rules/credentials.md#paper.
 */
export function emptyRecord(number: string, parts: PaperParts): string {
  const members = PAPER_PARTS.map((part) => `"${part}":"${parts[part]}"`).join(",");
  const [digest, signature] = ["0".repeat(DIGEST_LENGTH), "0".repeat(SIGNATURE_LENGTH)];
  return `${START},"certificate":"${number}","parts":{${members}},"digest":"${digest}","signature":"${signature}"}`;
}

/** What is signed for the digest of a file: no other text that is signed here begins so. */
export const signedText = (digest: string): string => `${FORMAT}:${digest}`;

interface PaperRecord {
  readonly certificate: string;
  readonly parts: PaperParts;
  readonly digest: string;
  readonly signature: string;
  /** Where the digest and the signature stand in the file. */
  readonly digestAt: number;
  readonly signatureAt: number;
}

/** The record a PDF carries, which stands in it as plain text; null where there is none, "broken" for what is none, and for a second. */
export function recordIn(pdf: Uint8Array): PaperRecord | "broken" | null {
  const start = placeOf(pdf, START, 0);
  if (start < 0) return null;
  const found = RECORD.exec(String.fromCharCode(...pdf.subarray(start, start + MOST)));
  if (!found || placeOf(pdf, START, start + 1) >= 0) return "broken";
  const [text, certificate, drawing, fonts, pictures, attachments, digest, signature] = found as unknown as string[];
  const signatureAt = start + text!.length - SIGNATURE_LENGTH - 2;
  return {
    certificate: certificate!,
    parts: { drawing: drawing!, fonts: fonts!, pictures: pictures!, attachments: attachments! },
    digest: digest!,
    signature: signature!,
    digestAt: start + text!.indexOf('"digest":"') + '"digest":"'.length,
    signatureAt,
  };
}

/** Every byte of the file with zeros where digest and signature stand: nothing can be added, taken out or covered without changing it. */
export function unsignedBytes(pdf: Uint8Array, { digestAt, signatureAt }: PaperRecord): Uint8Array {
  const bytes = Uint8Array.from(pdf);
  bytes.fill(ZERO, digestAt, digestAt + DIGEST_LENGTH);
  bytes.fill(ZERO, signatureAt, signatureAt + SIGNATURE_LENGTH);
  return bytes;
}

const ZERO = "0".charCodeAt(0);

/** Whether the file is, byte for byte, what was signed. */
export const isWhole = (pdf: Uint8Array, record: PaperRecord): boolean =>
  bytesToHex(sha256(unsignedBytes(pdf, record))) === record.digest;

/** key: 32 bytes. */
export function isRecordSigned({ digest, signature }: PaperRecord, key: Uint8Array): boolean {
  try {
    return ed25519.verify(base64urlnopad.decode(signature), utf8ToBytes(signedText(digest)), key);
  } catch {
    // No base64url, or a point that is not on the curve.
    return false;
  }
}

/** The first place of a text of plain letters, from a place on; -1 where there is none. */
function placeOf(bytes: Uint8Array, text: string, from: number): number {
  const letters = utf8ToBytes(text);
  for (let at = bytes.indexOf(letters[0]!, from); at >= 0; at = bytes.indexOf(letters[0]!, at + 1)) {
    if (letters.every((letter, place) => bytes[at + place] === letter)) return at;
  }
  return -1;
}
