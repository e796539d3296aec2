import type { Actor } from "../context";

/** Read what was mailed: the mails hold links that sign people in. */
export function mayReadOutbox(actor: Actor | null): boolean {
  return actor?.memberships.some((held) => held.role === "admin") ?? false;
}
