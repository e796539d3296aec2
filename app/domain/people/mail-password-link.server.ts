import type { Context } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { newPasswordLink } from "./links.server";
import { lockUserOf } from "./lock-people.server";
import { passwordResetMail } from "./mails";
import { RESET_MS } from "./rules";

/** Mail a link that sets a new password; an address without an account, or with a disabled one, gets none. */
export function mailPasswordLink(ctx: Context, { email }: { email: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // Locked: an account that is closed at this moment must not be left with a link that works.
    const user = await lockUserOf(ctx, email);
    if (!user || user.disabledAt !== null) return;
    const token = await newPasswordLink(ctx, user.id, RESET_MS);
    const expiresAt = new Date(ctx.now.getTime() + RESET_MS);
    await queueLetter(ctx, user, () => passwordResetMail({ name: user.name, token, expiresAt }));
  });
}
