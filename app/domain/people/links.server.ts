import { passwordResets } from "~/db/schema";
import type { WriteContext } from "../context";
import { newSecret } from "./secret.server";

/**
 * Make a link that sets the password of an account once. Returns its token; the database keeps the hash.
 * consentId: what was ticked at the sign-up that mails this link, and counts once it is used.
 */
export async function newPasswordLink(
  ctx: WriteContext,
  userId: string,
  lifetimeMs: number,
  { consentId = null }: { consentId?: string | null } = {},
): Promise<string> {
  const { token, hash } = newSecret();
  await ctx.db.insert(passwordResets).values({
    userId,
    tokenHash: hash,
    consentId,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + lifetimeMs),
  });
  return token;
}
