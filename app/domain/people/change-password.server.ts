import { eq } from "drizzle-orm";
import { users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import type { ChangePasswordForm } from "./forms";
import { passwordChangedMail } from "./mails";
import { isPasswordOf } from "./password.server";
import { mayEditAccount } from "./policy";
import { storePassword } from "./store-password.server";

/** Change one's own password, knowing the present one; every other session ends. sessionId: of this session's cookie. */
export function changePassword(
  ctx: Context,
  userId: string,
  form: ChangePasswordForm,
  { sessionId }: { sessionId: string | null },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user || !mayEditAccount(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
    if (!(await isPasswordOf(user.passwordHash, form.current))) {
      throw new DomainError("invalid", m.people_current_wrong(), { current: [m.people_current_wrong()] });
    }
    await storePassword(ctx, user, form.password, { keepSession: sessionId });
    await recordAudit(ctx, { act: "people.password_changed", subject: { kind: "user", id: userId } });
    await queueLetter(ctx, user, () => passwordChangedMail({ name: user.name, at: ctx.now }));
  });
}
