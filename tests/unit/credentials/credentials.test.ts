import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { verifiesElsewhere } from "#tests/support/elsewhere";
import { keyOfMultikey, multikeyOf } from "~/domain/credentials/multikey";
import { isProved, type JsonObject, signedBytes, withProof } from "~/domain/credentials/proof";
import { bitsOf, encodeList, isSet, LIST_LENGTH, placeInLists } from "~/domain/credentials/status-list";
import vector from "./eddsa-jcs-2022.json";

test("the published vector of the cryptosuite holds here and elsewhere, and not with another word in it", () => {
  const key = keyOfMultikey(vector.key)!;
  const { proof, ...document } = vector.credential;
  expect(isProved(document, proof, key)).toBe(true);
  expect(verifiesElsewhere(vector.credential)).toBe(true);
  const changed = { ...document, name: "Alumni credential" };
  expect(isProved(changed, proof, key)).toBe(false);
  expect(verifiesElsewhere({ ...changed, proof })).toBe(false);
  expect(isProved(document, { ...proof, created: "2023-02-24T23:36:39Z" }, key)).toBe(false);
  expect(isProved(document, { ...proof, proofValue: "u123" }, key)).toBe(false);
  expect(multikeyOf(key)).toBe(vector.key);
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
  // Of a long text base58 would compute for hours.
  expect(keyOfMultikey(`z${"2".repeat(900_000)}`)).toBeNull();
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
