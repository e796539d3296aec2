import { eq } from "drizzle-orm";
import { users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { closeAccount } from "./close-account.server";
import { hasWithdrawn } from "./consents.server";
import { lockBesideAdmins, lockUser } from "./lock-people.server";
import { mayAdministerAccounts, whyNotDisable, whyNotEnable } from "./policy";

/**
 * Nobody signs in with this account any more: its sessions end and its tokens stop. What it did stays. One whose owner
 * withdrew their consent is shut for them too: signing up again no longer opens it.
 */
export function disableUser(ctx: Context, userId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { user, isLastAdmin, isActorOpen } = await lockBesideAdmins(ctx, userId);
    const reason = whyNotDisable(ctx.actor, userId);
    if (reason) throw new DomainError("forbidden", reason);
    if (!isActorOpen) throw new DomainError("forbidden", m.people_account_disabled());
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    if (user.disabledAt !== null && user.leftAs !== "withdrawn") {
      throw new DomainError("closed", m.people_account_disabled());
    }
    if (isLastAdmin) throw new DomainError("forbidden", m.people_last_admin());
    await closeAccount(ctx, userId, null);
    await recordAudit(ctx, { act: "people.disabled", subject: { kind: "user", id: userId } });
  });
}

/**
 * The account may be used again; its tokens stay revoked. One that its owner closed is not an admin's to open: "closed". One
 * whose consent is taken back goes back to what its owner chose: they may sign up again, and nobody uses it until then.
 */
export function enableUser(ctx: Context, userId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const user = await lockUser(ctx, userId);
    if (!mayAdministerAccounts(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    if (user.disabledAt === null) throw new DomainError("closed", m.people_account_enabled());
    const ownersChoice = whyNotEnable(user);
    if (ownersChoice) throw new DomainError("closed", ownersChoice);
    const opened = (await hasWithdrawn(ctx, userId)) ? { leftAs: "withdrawn" as const } : { disabledAt: null };
    await ctx.db.update(users).set(opened).where(eq(users.id, userId));
    await recordAudit(ctx, { act: "people.enabled", subject: { kind: "user", id: userId } });
  });
}
