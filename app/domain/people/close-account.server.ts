import { and, eq, isNull } from "drizzle-orm";
import { apiTokens, passwordResets, sessions, users } from "~/db/schema";
import type { WAYS_TO_LEAVE } from "~/lib/vocabulary";
import type { WriteContext } from "../context";

/**
 * From now on nobody signs in with this account: its sessions end, its tokens and open password links stop. The account's
 * row is locked. leftAs: what its owner chose; null when an admin closes it.
 */
export async function closeAccount(
  ctx: WriteContext,
  userId: string,
  leftAs: (typeof WAYS_TO_LEAVE)[number] | null,
): Promise<void> {
  await ctx.db.update(users).set({ disabledAt: ctx.now, leftAs }).where(eq(users.id, userId));
  await ctx.db.delete(sessions).where(eq(sessions.userId, userId));
  await ctx.db
    .update(apiTokens)
    .set({ revokedAt: ctx.now })
    .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)));
  await ctx.db
    .update(passwordResets)
    .set({ usedAt: ctx.now })
    .where(and(eq(passwordResets.userId, userId), isNull(passwordResets.usedAt)));
}
