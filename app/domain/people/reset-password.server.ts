import { and, eq, isNull } from "drizzle-orm";
import { passwordResets, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { confirmConsent } from "./consents.server";
import type { SetPasswordForm } from "./forms";
import { lockUser } from "./lock-people.server";
import { passwordChangedMail } from "./mails";
import { hashOfSecret } from "./secret.server";
import { storePassword } from "./store-password.server";

/**
 * Set the password by a link from a mail: once, in its time. Every session of the account ends, its other links stop
 * working, and its owner is told by mail. A link that a sign-up mailed also makes count what was ticked there, and only such a
 * one opens an account that was closed by taking a consent back. Returns whose it is, for signing in.
 * Throws "closed" when the link was used, is too old or never was, "invalid" when the password is too easy.
 */
export function resetPassword(ctx: Context, token: string, form: SetPasswordForm): Promise<{ userId: string }> {
  return inTransaction(ctx, async (ctx) => {
    // The account first, as every change of a password does: two links of one account must not deadlock.
    const [found] = await ctx.db
      .select({ userId: passwordResets.userId })
      .from(passwordResets)
      .where(eq(passwordResets.tokenHash, hashOfSecret(token)));
    if (!found) throw new DomainError("closed", m.people_link_dead());
    const user = await lockUser(ctx, found.userId);
    const [link] = await ctx.db
      .select()
      .from(passwordResets)
      .where(and(eq(passwordResets.tokenHash, hashOfSecret(token)), isNull(passwordResets.usedAt)));
    const isReturning = user?.leftAs === "withdrawn" && link?.consentId != null;
    if (!user || (user.disabledAt !== null && !isReturning) || !link || link.expiresAt <= ctx.now) {
      throw new DomainError("closed", m.people_link_dead());
    }
    const isFirst = user.passwordHash === null;
    const name = isFirst ? (form.name ?? user.name) : user.name;
    await storePassword(ctx, { ...user, name }, form.password, { keepSession: null });
    await recordAudit(ctx, {
      act: isFirst ? "people.password_set" : "people.password_reset",
      subject: { kind: "user", id: user.id },
    });
    await confirmConsent(ctx, user.id, link.consentId);
    if (isReturning) {
      await ctx.db.update(users).set({ disabledAt: null, leftAs: null }).where(eq(users.id, user.id));
      await recordAudit(ctx, { act: "people.returned", subject: { kind: "user", id: user.id } });
    }
    if (!isFirst) await queueLetter(ctx, user, () => passwordChangedMail({ name, at: ctx.now }));
    return { userId: user.id };
  });
}
