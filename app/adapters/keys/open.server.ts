import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { sha256Hex } from "~/lib/hash.server";
import { SetupError } from "~/lib/setup-error";
import type { HeadJournal, Signer } from ".";
import { openJournal } from "./journal.server";

export interface SignerEnvironment {
  readonly DATA_DIR: string;
  readonly SIGNING_KEY?: string | undefined;
}

/**
 * The key of SIGNING_KEY (PKCS#8, base64), else the one in the data folder, which is made when it is first asked for. Heads are kept
 * in the data folder.
 * Throws SetupError for a key that is no Ed25519 key.
 */
export function openSigner({ SIGNING_KEY, DATA_DIR }: SignerEnvironment): Signer {
  const key = SIGNING_KEY ? keyFrom(SIGNING_KEY, "SIGNING_KEY") : keyInFolder(path.join(DATA_DIR, "keys"));
  return signerOf(key, openJournal(path.join(DATA_DIR, "heads")));
}

/** The public half of the key that is there, base64url; null where none was ever made. */
export function keyAtHand({ SIGNING_KEY, DATA_DIR }: SignerEnvironment): string | null {
  const file = fileIn(path.join(DATA_DIR, "keys"));
  if (SIGNING_KEY) return publicHalf(keyFrom(SIGNING_KEY, "SIGNING_KEY"));
  return fs.existsSync(file) ? publicHalf(keyFrom(fs.readFileSync(file, "utf8").trim(), file)) : null;
}

const publicHalf = (key: KeyObject): string => createPublicKey(key).export({ format: "jwk" }).x!;

const fileIn = (folder: string) => path.join(folder, "signing.key");

function signerOf(key: KeyObject, journal: HeadJournal): Signer {
  const publicKey = publicHalf(key);
  return {
    keyId: sha256Hex(Buffer.from(publicKey, "base64url")).slice(0, 16),
    publicKey,
    journal,
    sign: (data) => sign(null, typeof data === "string" ? Buffer.from(data) : data, key).toString("base64url"),
  };
}

function keyFrom(base64: string, where: string): KeyObject {
  try {
    const key = createPrivateKey({ key: Buffer.from(base64, "base64"), format: "der", type: "pkcs8" });
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below, as for a key of another kind.
  }
  throw new SetupError(`${where}: not an Ed25519 key in PKCS#8, base64`);
}

function keyInFolder(folder: string): KeyObject {
  const file = fileIn(folder);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const made = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, `${made}\n`, { mode: 0o600, flush: true });
    try {
      // Two processes that start at once agree on the first.
      fs.linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      fs.rmSync(draft);
    }
  }
  return keyFrom(fs.readFileSync(file, "utf8").trim(), file);
}
