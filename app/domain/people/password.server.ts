import { hash, verify } from "@node-rs/argon2";
import { m } from "~/i18n/paraglide/messages";
import { DomainError } from "../errors";
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

/** Asked again before an act that a borrowed device must not be enough for. Throws "invalid", beside the field `current`. */
export async function assertOwnPassword(passwordHash: string | null, current: string): Promise<void> {
  if (await isPasswordOf(passwordHash, current)) return;
  throw new DomainError("invalid", m.people_current_wrong(), { current: [m.people_current_wrong()] });
}
