import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import type { ChangePasswordForm } from "./forms";
import { lockUser } from "./lock-people.server";
import { passwordChangedMail } from "./mails";
import { assertOwnPassword } from "./password.server";
import { mayEditAccount } from "./policy";
import { storePassword } from "./store-password.server";

/**
 * Change one's own password, knowing the present one; every other session ends. sessionId: of this session's cookie.
 * Throws "forbidden" for another's account, "closed" when it was closed meanwhile, "invalid" for a wrong or too easy password.
 */
export function changePassword(
  ctx: Context,
  userId: string,
  form: ChangePasswordForm,
  { sessionId }: { sessionId: string | null },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const user = await lockUser(ctx, userId);
    if (!user || !mayEditAccount(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
    if (user.disabledAt !== null) throw new DomainError("closed", m.people_account_disabled());
    await assertOwnPassword(user.passwordHash, form.current);
    await storePassword(ctx, user, form.password, { keepSession: sessionId });
    await recordAudit(ctx, { act: "people.password_changed", subject: { kind: "user", id: userId } });
    await queueLetter(ctx, user, () => passwordChangedMail({ name: user.name, at: ctx.now }));
  });
}
