import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { sha256Hex } from "~/lib/hash.server";
import { SetupError } from "~/lib/setup-error";
import type { HeadJournal, KeptKey, KeyRing, Signer } from ".";
import { openJournal } from "./journal.server";
import { keysInRing, openRing } from "./ring.server";

export interface SignerEnvironment {
  readonly DATA_DIR: string;
  readonly SIGNING_KEY?: string | undefined;
}

/**
 * The key of SIGNING_KEY (PKCS#8, base64), else the one in the data folder, which is made when it is first asked for. Heads and
 * the public halves of keys are kept in the data folder.
 * Throws SetupError for a key that is no Ed25519 key.
 */
export function openSigner({ SIGNING_KEY, DATA_DIR }: SignerEnvironment): Signer {
  const folder = path.join(DATA_DIR, "keys");
  const key = SIGNING_KEY ? keyFrom(SIGNING_KEY, "SIGNING_KEY") : keyInFolder(folder);
  return signerOf(key, openJournal(path.join(DATA_DIR, "heads")), openRing(folder));
}

/**
 * The public half of the key that is there, and of those before it, without the database; empty where none was ever made.
 * isWhole: those before it are known too.
 */
export function keysAtHand({ SIGNING_KEY, DATA_DIR }: SignerEnvironment): {
  readonly keys: readonly KeptKey[];
  readonly isWhole: boolean;
} {
  const folder = path.join(DATA_DIR, "keys");
  const known = keysInRing(folder);
  const file = fileIn(folder);
  const [text, where] = SIGNING_KEY
    ? [SIGNING_KEY, "SIGNING_KEY"]
    : [fs.existsSync(file) && fs.readFileSync(file, "utf8").trim(), file];
  const current = text ? publicHalf(keyFrom(text, where)) : null;
  const isKept = known?.some(({ publicKey }) => publicKey === current);
  return { keys: [...(known ?? []), ...(current && !isKept ? [{ publicKey: current }] : [])], isWhole: known !== null };
}

const publicHalf = (key: KeyObject): string => createPublicKey(key).export({ format: "jwk" }).x!;

const fileIn = (folder: string) => path.join(folder, "signing.key");

function signerOf(key: KeyObject, journal: HeadJournal, ring: KeyRing): Signer {
  const publicKey = publicHalf(key);
  return {
    keyId: sha256Hex(Buffer.from(publicKey, "base64url")).slice(0, 16),
    publicKey,
    journal,
    ring,
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
