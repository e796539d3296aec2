import { eq } from "drizzle-orm";
import { users } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import type { RegisterForm } from "./forms";
import { newPasswordLink } from "./links.server";
import { accountExistsMail, firstPasswordMail } from "./mails";
import { FIRST_PASSWORD_MS } from "./rules";

/**
 * Sign oneself up. Whether the address was known is told only to its owner, by mail: a link to set the first password, or
 * the news that there is an account. A disabled account gets no mail. The consent is kept in the audit with its instant.
 */
export function registerPerson(ctx: Context, form: RegisterForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const created = await ctx.db
      .insert(users)
      .values({ email: form.email, name: form.name, locale: getLocale(), createdAt: ctx.now })
      .onConflictDoNothing({ target: users.email })
      .returning();
    const [user] = created.length > 0 ? created : await ctx.db.select().from(users).where(eq(users.email, form.email));
    if (!user || user.disabledAt !== null) return;
    if (created.length > 0) {
      await recordAudit(ctx, {
        act: "people.registered",
        subject: { kind: "user", id: user.id },
        after: { email: user.email, consent: "personal_data" },
      });
    }
    if (user.passwordHash !== null) await queueLetter(ctx, user, () => accountExistsMail(user));
    else await sendFirstPasswordLink(ctx, user);
  });
}

async function sendFirstPasswordLink(ctx: WriteContext, user: { id: string; email: string; locale: string }) {
  const token = await newPasswordLink(ctx, user.id, FIRST_PASSWORD_MS);
  const expiresAt = new Date(ctx.now.getTime() + FIRST_PASSWORD_MS);
  await queueLetter(ctx, user, () => firstPasswordMail({ token, expiresAt }));
}
