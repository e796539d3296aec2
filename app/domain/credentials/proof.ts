import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type JsonValue } from "~/lib/canonical-json";
import { fromMultibase, multibase } from "./multikey";

export type JsonObject = { readonly [key: string]: JsonValue };

/** A proof without its value: what is signed beside the document. */
export interface ProofOptions {
  readonly "@context"?: JsonValue;
  readonly type: "DataIntegrityProof";
  readonly cryptosuite: "eddsa-jcs-2022";
  /** ISO 8601, in UTC. */
  readonly created: string;
  /** The key's address: the issuer's DID, "#", the Multikey. */
  readonly verificationMethod: string;
  readonly proofPurpose: "assertionMethod";
}

/**
 * The 64 bytes that are signed: SHA-256 of the proof without its value, and of the document, both as canonical JSON.
 * Source: W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.3 (eddsa-jcs-2022).
 */
export function signedBytes(document: JsonObject, options: JsonObject): Uint8Array {
  const hash = (value: JsonObject) => sha256(utf8ToBytes(canonicalJson(value)));
  return concatBytes(hash(options), hash(document));
}

/** The document with its proof. sign: Ed25519 over bytes, 64 bytes. */
export function withProof(
  document: JsonObject,
  options: Omit<ProofOptions, "@context" | "type" | "cryptosuite" | "proofPurpose">,
  sign: (bytes: Uint8Array) => Uint8Array,
): JsonObject {
  const proof: JsonObject = {
    "@context": document["@context"]!,
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    created: options.created,
    verificationMethod: options.verificationMethod,
    proofPurpose: "assertionMethod",
  };
  return { ...document, proof: { ...proof, proofValue: multibase(sign(signedBytes(document, proof))) } };
}

/** Whether a proof's value is the key's signature over the document. key: 32 bytes. False for a value that is no signature. */
export function isProved(document: JsonObject, { proofValue, ...options }: JsonObject, key: Uint8Array): boolean {
  const signature = typeof proofValue === "string" ? fromMultibase(proofValue) : null;
  if (signature?.length !== 64) return false;
  try {
    return ed25519.verify(signature, signedBytes(document, options), key);
  } catch {
    // A point that is not on the curve, or a text that no JSON holds.
    return false;
  }
}
