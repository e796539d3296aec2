import { randomBytes } from "node:crypto";
import { sha256Hex } from "~/lib/hash.server";

/** 256 random bits for a link or a bearer token. The person gets `token`; only `hash` is kept. */
export function newSecret(prefix = ""): { token: string; hash: string } {
  const token = prefix + randomBytes(32).toString("base64url");
  return { token, hash: hashOfSecret(token) };
}

export function hashOfSecret(token: string): string {
  return sha256Hex(token);
}
