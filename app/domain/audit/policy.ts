import type { Actor } from "../context";

export function mayReadAudit(actor: Actor | null): boolean {
  return actor?.memberships.some((held) => held.role === "admin") ?? false;
}
