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

interface Looked {
  readonly ok: boolean;
  readonly checks: readonly { readonly state: "ok" | "failed" | "unknown"; readonly reason?: string }[];
}

/**
 * Look at a file with the keys of another, or with the key of this installation. That knows none of those before it, for it asks no
 * database: what a stranger to it signed is not refused then, but unknown.
 */
export async function lookWith<Report extends Looked>(
  file: string | undefined,
  look: (trusted: readonly TrustedKey[] | undefined) => Report | Promise<Report>,
): Promise<Report> {
  if (file !== undefined) return look(await trustedKeysIn(file));
  const report = await look(await ownKeys());
  const checks = report.checks.map((check) =>
    check.reason === "other_key" ? { ...check, state: "unknown" as const, reason: "not_pinned" as const } : check,
  );
  return { ...report, checks, ok: checks.every(({ state }) => state !== "failed") };
}

/** Undefined where there is none: then nobody is trusted, and that is told. */
async function ownKeys(): Promise<TrustedKey[] | undefined> {
  const { keyAtHand } = await import("~/adapters/keys/open.server");
  const { loadEnv } = await import("~/env.server");
  const publicKey = keyAtHand(loadEnv());
  return publicKey === null ? undefined : [{ publicKey }];
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
