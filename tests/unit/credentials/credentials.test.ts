import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOfMultikey, multikeyOf } from "~/domain/credentials/multikey";
import { isProved, type JsonObject, signedBytes, withProof } from "~/domain/credentials/proof";
import { bitsOf, encodeList, isSet, LIST_LENGTH, placeInLists } from "~/domain/credentials/status-list";

/** Published by the W3C: Data Integrity EdDSA Cryptosuites 1.0, appendix B. */
const VECTOR = {
  document: {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
    id: "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    type: ["VerifiableCredential", "AlumniCredential"],
    name: "Alumni Credential",
    description: "A minimum viable example of an Alumni Credential.",
    issuer: "https://vc.example/issuers/5678",
    validFrom: "2023-01-01T00:00:00Z",
    credentialSubject: { id: "did:example:abcdefgh", alumniOf: "The School of Examples" },
  },
  key: "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
  created: "2023-02-24T23:36:38Z",
  proofValue: "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX",
} as const;
const METHOD = `did:key:${VECTOR.key}#${VECTOR.key}`;

test("the published vector of the cryptosuite holds, and not with another word in it", () => {
  const key = keyOfMultikey(VECTOR.key)!;
  const proof = {
    "@context": VECTOR.document["@context"],
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    created: VECTOR.created,
    verificationMethod: METHOD,
    proofPurpose: "assertionMethod",
    proofValue: VECTOR.proofValue,
  };
  expect(isProved(VECTOR.document, proof, key)).toBe(true);
  expect(isProved({ ...VECTOR.document, name: "Alumni credential" }, proof, key)).toBe(false);
  expect(isProved(VECTOR.document, { ...proof, created: "2023-02-24T23:36:39Z" }, key)).toBe(false);
  expect(isProved(VECTOR.document, { ...proof, proofValue: "u123" }, key)).toBe(false);
  expect(multikeyOf(key)).toBe(VECTOR.key);
});

test("what is signed here verifies by another implementation, whatever text it holds", () => {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = Buffer.from(publicKey.export({ format: "jwk" }).x!, "base64url");
  const key = multikeyOf(raw);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer(), (name, year) => {
      const document = { "@context": ["https://www.w3.org/ns/credentials/v2"], name, year };
      const signed = withProof(
        document,
        { created: "2026-06-10T03:00:00Z", verificationMethod: `did:web:tinhhoa.test#${key}` },
        (bytes) => sign(null, bytes, privateKey),
      );
      expect(verifiesElsewhere(signed)).toBe(true);
      const { proof, ...rest } = signed;
      expect(isProved(rest, proof as JsonObject, raw)).toBe(true);
      expect(isProved({ ...rest, year: year + 1 }, proof as JsonObject, raw)).toBe(false);
    }),
  );
});

/** Written from the specification alone, with nothing of this project. */
function verifiesElsewhere(credential: JsonObject): boolean {
  const { proof, ...document } = credential as Record<string, unknown>;
  const { proofValue, ...options } = proof as Record<string, string>;
  const sha = (value: unknown) => createHash("sha256").update(jcs(value)).digest();
  const key = base58(String(options.verificationMethod).split("#")[1]!.slice(1)).subarray(2);
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), key]);
  const data = Buffer.concat([sha(options), sha(document)]);
  return verify(null, data, createPublicKey({ key: der, format: "der", type: "spki" }), base58(proofValue!.slice(1)));
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

test("the signed bytes are the hashes of proof and document, in this order", () => {
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(Buffer.from(signedBytes({ b: 1, a: "đ" }, { z: true })).toString("hex")).toBe(
    sha('{"z":true}') + sha('{"a":"đ","b":1}'),
  );
});

test("a text that is no Multikey of Ed25519 is none", () => {
  for (const text of ["", "z", "z6Mk", "u7QEgn", "z0OIl", "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"]) {
    expect([text, keyOfMultikey(text)]).toEqual([text, null]);
  }
});

test("a status list tells of every place what was set, and of none beyond its end", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat(LIST_LENGTH - 1), { maxLength: 20 }),
      fc.nat(LIST_LENGTH - 1),
      async (set, other) => {
        const encoded = await encodeList(bitsOf(set));
        for (const place of set) expect(await isSet(encoded, place)).toBe(true);
        expect(await isSet(encoded, other)).toBe(set.includes(other));
      },
    ),
    { numRuns: 20 },
  );
  const empty = await encodeList(bitsOf([]));
  await expect(isSet(empty, LIST_LENGTH)).rejects.toThrow(RangeError);
  await expect(isSet("H4sI", 0)).rejects.toThrow();
});

test("the first bit stands at the left of the first byte, as the specification counts", async () => {
  const encoded = await encodeList(bitsOf([0, 9]));
  const bits = gunzipSync(Buffer.from(encoded.slice(1), "base64url"));
  expect([bits.length, bits[0], bits[1], bits[2]]).toEqual([16_384, 0b1000_0000, 0b0100_0000, 0]);
});

test("places run on from list to list", () => {
  expect([0, LIST_LENGTH - 1, LIST_LENGTH, 3 * LIST_LENGTH + 5].map(placeInLists)).toEqual([
    { list: 1, place: 0 },
    { list: 1, place: LIST_LENGTH - 1 },
    { list: 2, place: 0 },
    { list: 4, place: 5 },
  ]);
});
