import { and, eq, isNull } from "drizzle-orm";
import { users } from "~/db/schema";
import type { Context } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { newPasswordLink } from "./links.server";
import { passwordResetMail } from "./mails";
import { RESET_MS } from "./rules";

/** Mail a link that sets a new password; an address without an account gets none, and nothing here tells which it was. */
export function requestPasswordReset(ctx: Context, { email }: { email: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [user] = await ctx.db
      .select()
      .from(users)
      .where(and(eq(users.email, email), isNull(users.disabledAt)));
    if (!user) return;
    const token = await newPasswordLink(ctx, user.id, RESET_MS);
    const expiresAt = new Date(ctx.now.getTime() + RESET_MS);
    await queueLetter(ctx, user, () => passwordResetMail({ name: user.name, token, expiresAt }));
  });
}
