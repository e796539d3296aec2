import { readFile } from "node:fs/promises";
import type { TrustedKey } from "~/domain/ledger/trusted-keys";
import { SetupError } from "~/lib/setup-error";

/** The same, with what a did.json says of keys that were withdrawn. */
export async function trustedKeysIn(file: string): Promise<TrustedKey[]> {
  const { keysOfDocument } = await import("~/domain/credentials/issuer-document");
  const keys = keysOfDocument(await readFile(file, "utf8"));
  if (keys) return keys;
  return (await publicKeysIn(file)).map((publicKey) => ({ publicKey }));
}

/** Whose signatures are believed, and of whom: see `Known` of domain/credentials. */
interface KeysToTrust {
  readonly trusted: readonly TrustedKey[] | undefined;
  /** Undefined where the keys were given: then nobody else is trusted. Else this installation, or "" where not all of its keys are at hand. */
  readonly trustedOf: string | undefined;
}

/** The keys of a file, else those of this installation, as far as they are known without the database. */
export async function keysToTrust(file: string | undefined): Promise<KeysToTrust> {
  if (file !== undefined) return { trusted: await trustedKeysIn(file), trustedOf: undefined };
  const { keysAtHand } = await import("~/adapters/keys/open.server");
  const { didOf } = await import("~/domain/credentials/site");
  const { loadEnv } = await import("~/env.server");
  const env = loadEnv();
  const { keys, isWhole } = keysAtHand(env);
  return { trusted: keys.length > 0 ? keys : undefined, trustedOf: isWhole ? didOf(env.PUBLIC_URL) : "" };
}

/** How a look through a file ends where nothing failed and not all that matters could be asked: neither well nor badly. */
export function tellUnsure({ ok }: { readonly ok: boolean | null }): void {
  if (ok === null) process.exitCode = 2;
}

/**
 * The Ed25519 public keys of a file, each as base64url of its 32 bytes: a PEM, base64url, a Multikey, what `ledger head --json`
 * prints, or the did.json of an issuer.
 */
export async function publicKeysIn(file: string): Promise<string[]> {
  const text = (await readFile(file, "utf8")).trim();
  if (/^[\w-]{43}$/.test(text)) return [text];
  const found = text.startsWith("-----") ? await keyOfPem(text) : await keysNamedIn(text);
  if (found.length === 0) throw new SetupError(`${file}: holds no Ed25519 public key`);
  return found;
}

async function keysNamedIn(text: string): Promise<string[]> {
  const { keyOfMultikey } = await import("~/domain/credentials/multikey");
  const plain = [...text.matchAll(/"publicKey":\s*"([\w-]{43})"/g)].map((match) => match[1]!);
  const multikeys = [...text.matchAll(/\bz6Mk[1-9A-HJ-NP-Za-km-z]+/g)].flatMap(([multikey]) => {
    const bytes = keyOfMultikey(multikey);
    return bytes ? [Buffer.from(bytes).toString("base64url")] : [];
  });
  return [...new Set([...plain, ...multikeys])];
}

async function keyOfPem(text: string): Promise<string[]> {
  const { createPublicKey } = await import("node:crypto");
  try {
    const { kty, crv, x } = createPublicKey(text).export({ format: "jwk" });
    return kty === "OKP" && crv === "Ed25519" && x ? [x] : [];
  } catch {
    return [];
  }
}
