import { passwordResets } from "~/db/schema";
import type { WriteContext } from "../context";
import { newSecret } from "./secret.server";

/** Make a link that sets the password of an account once. Returns its token; the database keeps the hash. */
export async function newPasswordLink(ctx: WriteContext, userId: string, lifetimeMs: number): Promise<string> {
  const { token, hash } = newSecret();
  await ctx.db.insert(passwordResets).values({
    userId,
    tokenHash: hash,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + lifetimeMs),
  });
  return token;
}
