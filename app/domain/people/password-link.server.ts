import { and, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import { passwordResets, users } from "~/db/schema";
import type { Context } from "../context";
import { hashOfSecret } from "./secret.server";

/** Whose password a link sets, for its page; null when the link does not work (any more). */
export async function passwordLink(
  ctx: Context,
  token: string,
): Promise<{ email: string; name: string; isFirst: boolean } | null> {
  const [row] = await ctx.db
    .select({ email: users.email, name: users.name, passwordHash: users.passwordHash })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .where(
      and(
        eq(passwordResets.tokenHash, hashOfSecret(token)),
        isNull(passwordResets.usedAt),
        gt(passwordResets.expiresAt, ctx.now),
        or(isNull(users.disabledAt), and(eq(users.leftAs, "withdrawn"), isNotNull(passwordResets.consentId))),
      ),
    );
  return row ? { email: row.email, name: row.name, isFirst: row.passwordHash === null } : null;
}
