import type { TrustedKey } from "~/domain/ledger/trusted-keys";
import { SetupError } from "~/lib/setup-error";
import { textOfFile } from "./read-text";

/**
 * The Ed25519 public keys of a file, with what it says of those that were withdrawn: the did.json of an issuer, the `keys/known.json` of
 * an installation, a PEM, base64url, a Multikey, or what `ledger head --json` prints.
 * Throws SetupError for a file without one, and for one that tells of withdrawals in words that are not understood.
 */
export async function trustedKeysIn(file: string): Promise<TrustedKey[]> {
  const text = (await textOfFile(file)).trim();
  const keys = await keysOfText(text, file);
  if (keys.length === 0) throw new SetupError(`${file}: holds no Ed25519 public key`);
  return [...keys];
}

async function keysOfText(text: string, file: string): Promise<readonly TrustedKey[]> {
  if (/^[\w-]{43}$/.test(text)) return [{ publicKey: text }];
  if (text.startsWith("-----")) return keyOfPem(text);
  const { keysInRingText } = await import("~/adapters/keys/ring.server");
  const { keysOfDocument } = await import("~/domain/credentials/issuer-document");
  const known = keysOfDocument(text) ?? keysInRingText(text);
  if (known) return known;
  // Whoever overlooked a withdrawal would trust the key it tells of.
  if (/verificationMethod|revoked|expires|withdraw|compromised/i.test(text)) {
    throw new SetupError(`${file}: tells of keys that may have been withdrawn, and cannot be read in full`);
  }
  return keysNamedIn(text);
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

async function keysNamedIn(text: string): Promise<TrustedKey[]> {
  const { keyOfMultikey } = await import("~/domain/credentials/multikey");
  const plain = [...text.matchAll(/"publicKey":\s*"([\w-]{43})"/g)].map((match) => match[1]!);
  const multikeys = [...text.matchAll(/\bz6Mk[1-9A-HJ-NP-Za-km-z]+/g)].flatMap(([multikey]) => {
    const bytes = keyOfMultikey(multikey);
    return bytes ? [Buffer.from(bytes).toString("base64url")] : [];
  });
  return [...new Set([...plain, ...multikeys])].map((publicKey) => ({ publicKey }));
}

async function keyOfPem(text: string): Promise<TrustedKey[]> {
  const { createPublicKey } = await import("node:crypto");
  try {
    const { kty, crv, x } = createPublicKey(text).export({ format: "jwk" });
    return kty === "OKP" && crv === "Ed25519" && x ? [{ publicKey: x }] : [];
  } catch {
    return [];
  }
}
