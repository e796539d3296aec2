import { hash, verify } from "@node-rs/argon2";
import { normalizePassword } from "./rules";

/** Argon2id, 19 MiB, two passes, one lane. Source: OWASP Password Storage Cheat Sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** In PHC form, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizePassword(password), COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether the password is the one of this hash. Without a hash it is never, but takes as long: the time of an answer must
 * not tell who has an account.
 */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword("nobody");
  const matches = await verify(passwordHash ?? (await nobodys), normalizePassword(password));
  return matches && passwordHash !== null;
}
