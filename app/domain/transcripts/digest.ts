import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import type { TranscriptContent, TranscriptSeal } from "./format";

/** SHA-256 of the canonical JSON (RFC 8785) of a value, hex; "" for half a letter, which no text of JSON can carry. */
export function hashOf(value: unknown): string {
  try {
    return bytesToHex(sha256(utf8ToBytes(canonicalJson(value as JsonValue))));
  } catch {
    return "";
  }
}

/** What a seal signs the hash of: the whole file but its events and the seal itself. */
export function digestOf(file: TranscriptContent): string {
  const { events: _events, seal: _seal, ...content } = file as TranscriptContent & { events?: unknown; seal?: unknown };
  return hashOf(content);
}

/** The text that is signed. Source: docs/rules/transcripts.md#seal. */
export function sealText(roundId: string, { digest, at }: Pick<TranscriptSeal, "digest" | "at">): string {
  return canonicalJson({ at, digest, round: roundId, transcript: 1 });
}

/** Names a public key: the first 16 hex digits of the SHA-256 of its bytes. */
export const keyIdOf = (publicKey: Uint8Array): string => bytesToHex(sha256(publicKey)).slice(0, 16);
