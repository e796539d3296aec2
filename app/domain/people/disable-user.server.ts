import { and, eq, isNull, ne } from "drizzle-orm";
import { apiTokens, memberships, sessions, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { mayAdministerAccounts, whyNotDisable } from "./policy";

/** Nobody signs in with this account any more: its sessions end and its tokens stop. What it did stays. */
export function disableUser(ctx: Context, userId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // The rows of all admins, so that two cannot disable each other at once.
    const others = await ctx.db
      .select({ userId: memberships.userId })
      .from(memberships)
      .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
      .where(and(eq(memberships.role, "admin"), isNull(memberships.endedAt), ne(memberships.userId, userId)))
      .orderBy(memberships.id)
      .for("update");
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId)).for("update");
    const reason = whyNotDisable(ctx.actor, userId);
    if (reason) throw new DomainError("forbidden", reason);
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    if (user.disabledAt !== null) throw new DomainError("closed", m.people_account_disabled());
    if (others.length === 0) throw new DomainError("forbidden", m.people_last_admin());
    await ctx.db.update(users).set({ disabledAt: ctx.now }).where(eq(users.id, userId));
    await ctx.db.delete(sessions).where(eq(sessions.userId, userId));
    await ctx.db
      .update(apiTokens)
      .set({ revokedAt: ctx.now })
      .where(and(eq(apiTokens.userId, userId), isNull(apiTokens.revokedAt)));
    await recordAudit(ctx, { act: "people.disabled", subject: { kind: "user", id: userId } });
  });
}

/** The account may be used again; its tokens stay revoked. */
export function enableUser(ctx: Context, userId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [user] = await ctx.db.select().from(users).where(eq(users.id, userId)).for("update");
    if (!mayAdministerAccounts(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    if (!user) throw new DomainError("not_found", m.people_user_unknown());
    if (user.disabledAt === null) throw new DomainError("closed", m.people_account_enabled());
    await ctx.db.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
    await recordAudit(ctx, { act: "people.enabled", subject: { kind: "user", id: userId } });
  });
}
