import { users } from "~/db/schema";
import { getLocale } from "~/i18n/locale";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { CONSENT_VERSION } from "./consent";
import { tickConsent } from "./consents.server";
import type { RegisterForm } from "./forms";
import { newPasswordLink } from "./links.server";
import { lockUserOf } from "./lock-people.server";
import { accountExistsMail, firstPasswordMail } from "./mails";
import { FIRST_PASSWORD_MS } from "./rules";

/**
 * Sign oneself up. Whether the address was known is told only to its owner, by mail: a link to set the first password, or
 * the news that there is an account. An account closed by taking back the consent is opened again by the link; one that an
 * admin disabled gets no mail. The consent counts once the link is used.
 */
export function registerPerson(ctx: Context, form: RegisterForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const created = await ctx.db
      .insert(users)
      .values({ email: form.email, name: form.name, locale: getLocale(), createdAt: ctx.now })
      .onConflictDoNothing({ target: users.email })
      .returning();
    const user = created[0] ?? (await lockUserOf(ctx, form.email));
    if (!user || (user.disabledAt !== null && user.leftAs !== "withdrawn")) return;
    if (created.length > 0) {
      await recordAudit(ctx, {
        act: "people.registered",
        subject: { kind: "user", id: user.id },
        after: { consent: CONSENT_VERSION },
      });
    }
    if (user.passwordHash !== null && user.disabledAt === null) {
      await queueLetter(ctx, user, () => accountExistsMail(user));
      return;
    }
    await sendFirstPasswordLink(ctx, user, await tickConsent(ctx, user.id));
  });
}

async function sendFirstPasswordLink(
  ctx: WriteContext,
  user: { id: string; email: string; locale: string },
  consentId: string | null,
) {
  const token = await newPasswordLink(ctx, user.id, FIRST_PASSWORD_MS, { consentId });
  const expiresAt = new Date(ctx.now.getTime() + FIRST_PASSWORD_MS);
  await queueLetter(ctx, user, () => firstPasswordMail({ token, expiresAt }));
}
