import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { aSigner } from "#tests/support/signer";
import { openSigner } from "~/adapters/keys/open.server";
import { keysToTrust } from "~/cli/public-keys";
import { multikeyOf } from "~/domain/credentials/multikey";

const OLDER = { publicKey: aSigner().publicKey };

afterEach(() => vi.unstubAllEnvs());

async function aFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-keys-"));
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("PUBLIC_URL", "https://tinhhoa.test");
  return folder;
}

test("keys that are given are all that is trusted", async () => {
  const file = path.join(await aFolder(), "own.txt");
  await fs.writeFile(file, OLDER.publicKey);
  expect(await keysToTrust(file)).toEqual({ trusted: [OLDER], trustedOf: undefined });
});

const EARLIER = "2026-11-01T00:00:00.000Z";
const multikey = multikeyOf(Buffer.from(OLDER.publicKey, "base64url"));
const didJson = (...methods: readonly object[]) => JSON.stringify({ verificationMethod: methods });

test("a file of keys is taken with what it says of withdrawals, in each form that tells of them", async () => {
  const file = path.join(await aFolder(), "keys.json");
  const found = async (text: string) => {
    await fs.writeFile(file, text);
    return (await keysToTrust(file)).trusted;
  };
  const [revoked, expires] = [
    { ...OLDER, revoked: EARLIER },
    { ...OLDER, expires: EARLIER },
  ];
  expect(await found(JSON.stringify([revoked]))).toEqual([revoked]);
  expect(await found(JSON.stringify([OLDER, expires], null, 2))).toEqual([OLDER, expires]);
  expect(await found(didJson({ publicKeyMultibase: multikey, revoked: EARLIER }))).toEqual([revoked]);
  // A mark that some programs put before a text.
  expect(await found(`\ufeff${didJson({ publicKeyMultibase: multikey, revoked: EARLIER })}`)).toEqual([revoked]);
  expect(await found(`{"round":"r","publicKey":"${OLDER.publicKey}"}`)).toEqual([OLDER]);
  expect(await found(`${multikey}\n`)).toEqual([OLDER]);
});

test("a file that may tell of a withdrawal and cannot be read in full is refused, and so is one without a key", async () => {
  const file = path.join(await aFolder(), "keys.json");
  const method = { publicKeyMultibase: multikey };
  const refused = [
    didJson(method, { publicKeyJwk: { kty: "OKP" } }),
    didJson({ ...method, revoked: "yesterday" }),
    `${didJson({ ...method, revoked: EARLIER }).slice(0, -1)},}`,
    JSON.stringify([{ ...OLDER, revoked: "yesterday" }]),
    JSON.stringify([{ ...OLDER, revokedAt: EARLIER }]),
    JSON.stringify({ keys: [{ ...OLDER, revoked: EARLIER }] }),
    JSON.stringify({ publicKey: OLDER.publicKey, compromised: true }),
  ];
  for (const text of refused) {
    await fs.writeFile(file, text);
    await expect(keysToTrust(file), text).rejects.toThrow("cannot be read in full");
  }
  for (const text of ["[]", "{}", didJson(), "-----BEGIN PUBLIC KEY-----"]) {
    await fs.writeFile(file, text);
    await expect(keysToTrust(file), text).rejects.toThrow("holds no Ed25519 public key");
  }
  await expect(keysToTrust(`${file}.none`)).rejects.toThrow("no such file");
});

test("an installation trusts its own keys: for itself once those before are known, else for nobody", async () => {
  const DATA_DIR = await aFolder();
  expect(await keysToTrust(undefined)).toEqual({ trusted: undefined, trustedOf: "" });
  const now = openSigner({ DATA_DIR });
  const current = { publicKey: now.publicKey };
  expect(await keysToTrust(undefined)).toEqual({ trusted: [current], trustedOf: "" });
  const ended = { ...OLDER, expires: "2026-11-23T00:00:00.000Z" };
  await now.ring.keep([ended]);
  expect(await keysToTrust(undefined)).toEqual({ trusted: [ended, current], trustedOf: "did:web:tinhhoa.test" });
  await now.ring.keep([ended, current]);
  expect(await keysToTrust(undefined)).toEqual({ trusted: [ended, current], trustedOf: "did:web:tinhhoa.test" });
  await fs.writeFile(path.join(DATA_DIR, "keys/known.json"), "{");
  await expect(keysToTrust(undefined)).rejects.toThrow("known.json: not the keys of an installation");
});
