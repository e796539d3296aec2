/** Whether an Ed25519 signature over a text is the key's; null where this machine knows no such signatures. All in base64url. */
export async function isSigned(message: string, publicKey: string, signature: string): Promise<boolean | null> {
  const [key, sign] = [bytesOf(publicKey, 32), bytesOf(signature, 64)];
  if (!key || !sign) return false;
  const imported = await importKey(key);
  if (imported === undefined) return null;
  if (imported === null) return false;
  return crypto.subtle.verify("Ed25519", imported, sign, new TextEncoder().encode(message));
}

/** Undefined where signatures cannot be checked here, null for bytes that are no key. */
async function importKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey | null | undefined> {
  // An older browser, or a page that did not come over https.
  if (globalThis.crypto?.subtle === undefined) return undefined;
  try {
    return await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch (error) {
    return (error as Error).name === "NotSupportedError" ? undefined : null;
  }
}

/** Null for another length, and for text that is not the one way to write these bytes. */
export function bytesOf(base64url: string, length: number): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(base64url)) return null;
  const bytes = Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
  const again = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return bytes.length === length && again === base64url ? bytes : null;
}
