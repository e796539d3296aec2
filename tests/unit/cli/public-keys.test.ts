import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { aSigner } from "#tests/support/signer";
import { openSigner } from "~/adapters/keys/open.server";
import { keysToTrust } from "~/cli/public-keys";

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
