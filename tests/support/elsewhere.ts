import { createHash, createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";

/*
 * What a stranger writes to verify our credentials, from the published specifications alone, with nothing of this project: W3C Data
 * Integrity EdDSA Cryptosuites 1.0, section 3.3 (eddsa-jcs-2022); RFC 8785; W3C Bitstring Status List 1.0; RFC 8032.
 */

/** Whether a credential carries a proof by the key it names itself. */
export function verifiesElsewhere(credential: object): boolean {
  const { proof, ...document } = credential as Record<string, unknown>;
  const { proofValue, ...options } = proof as Record<string, string>;
  const sha = (value: unknown) => createHash("sha256").update(jcs(value)).digest();
  const data = Buffer.concat([sha(options), sha(document)]);
  return isSignature(data, String(options.verificationMethod).split("#")[1]!, base58(proofValue!.slice(1)));
}

/** Whether a place of a status list is 1. */
export function isSetElsewhere(list: object, place: number): boolean {
  const { encodedList } = (list as { credentialSubject: { encodedList: string } }).credentialSubject;
  const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
  return ((bits[Math.floor(place / 8)]! >> (7 - (place % 8))) & 1) === 1;
}

/** Whether a certificate's PDF is what was signed, by docs/rules/credentials.md#paper. multikey: of the credential in it. */
export function paperVerifiesElsewhere(pdf: Uint8Array, multikey: string): boolean {
  const text = Buffer.from(pdf).toString("latin1");
  const [, digest, signature] = /"digest":"([0-9a-f]{64})","signature":"([\w-]{86})"\}/.exec(text)!;
  const unsigned = text.replace(digest!, "0".repeat(64)).replace(signature!, "0".repeat(86));
  const isWhole = createHash("sha256").update(unsigned, "latin1").digest("hex") === digest;
  return (
    isWhole && isSignature(Buffer.from(`tinh-hoa-paper-1:${digest}`), multikey, Buffer.from(signature!, "base64url"))
  );
}

function isSignature(data: Buffer, multikey: string, signature: Buffer): boolean {
  const key = base58(multikey.slice(1)).subarray(2);
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  return verify(null, data, createPublicKey({ key: der, format: "der", type: "spki" }), signature);
}

function jcs(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jcs).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${jcs((value as Record<string, unknown>)[name])}`);
  return `{${members.join(",")}}`;
}

function base58(text: string): Buffer {
  const letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  let number = [...text].reduce((sum, letter) => sum * 58n + BigInt(letters.indexOf(letter)), 0n);
  const bytes: number[] = [];
  for (; number > 0n; number /= 256n) bytes.unshift(Number(number % 256n));
  const zeros = /^1*/.exec(text)![0].length;
  return Buffer.from([...Array.from({ length: zeros }, () => 0), ...bytes]);
}
