import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSigner } from "~/adapters/keys/open.server";

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-keys-"));
  onTestFinished(() => fs.rmSync(made, { recursive: true }));
  return made;
}

const pkcs8 = (key: ReturnType<typeof generateKeyPairSync>["privateKey"]) =>
  key.export({ format: "der", type: "pkcs8" }).toString("base64");

test("without a key of its own an installation makes one, keeps it, and nobody else reads it", () => {
  const DATA_DIR = folder();
  const first = openSigner({ DATA_DIR });
  expect(openSigner({ DATA_DIR }).keyId).toBe(first.keyId);
  expect(fs.readdirSync(path.join(DATA_DIR, "keys"))).toEqual(["signing.key"]);
  expect(fs.statSync(path.join(DATA_DIR, "keys", "signing.key")).mode & 0o777).toBe(0o600);
});

test("what it signs is verified with its public half alone", () => {
  const signer = openSigner({ DATA_DIR: folder() });
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: signer.publicKey }, format: "jwk" });
  const signature = Buffer.from(signer.sign("mười hai"), "base64url");
  expect(verify(null, Buffer.from("mười hai"), key, signature)).toBe(true);
  expect(verify(null, Buffer.from("mười ba"), key, signature)).toBe(false);
});

test("a key given is the key used, and no folder is touched", () => {
  const DATA_DIR = folder();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const signer = openSigner({ DATA_DIR, SIGNING_KEY: pkcs8(privateKey) });
  expect(signer.publicKey).toBe(publicKey.export({ format: "jwk" }).x);
  expect(fs.readdirSync(DATA_DIR)).toEqual([]);
});

test("a key of another kind is refused by the name of its variable", () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  for (const SIGNING_KEY of [pkcs8(privateKey), "YWJj"]) {
    expect(() => openSigner({ DATA_DIR: folder(), SIGNING_KEY })).toThrow(
      "SIGNING_KEY: not an Ed25519 key in PKCS#8, base64",
    );
  }
});
