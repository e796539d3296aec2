import { and, eq, isNull } from "drizzle-orm";
import { memberships, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { isSame } from "./invitation-scope.server";
import { lockUsers } from "./lock-people.server";
import { whyNotEndRole } from "./policy";

/**
 * End a role from now on; the row stays. Throws "not_found", "forbidden" when it is not one's to end or the last of its
 * place, "closed" when it has ended.
 */
export function endRole(ctx: Context, membershipId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [held] = await ctx.db.select().from(memberships).where(eq(memberships.id, membershipId));
    if (!held) throw new DomainError("not_found", m.people_role_unknown());
    const peers = await lockPeers(ctx, held);
    const isLast = !peers.some((peer) => peer.userId !== held.userId && peer.disabledAt === null);
    const reason = whyNotEndRole(ctx.actor, held, isLast);
    if (reason) throw new DomainError("forbidden", reason);
    if (!peers.some((peer) => peer.id === membershipId)) throw new DomainError("closed", m.people_role_ended());
    await ctx.db.update(memberships).set({ endedAt: ctx.now }).where(eq(memberships.id, membershipId));
    await recordAudit(ctx, {
      act: "people.role_ended",
      subject: { kind: "user", id: held.userId },
      before: { role: held.role, agencyId: held.agencyId, establishmentId: held.establishmentId },
    });
  });
}

/** Everyone who holds this role in this place, their accounts locked: two who end each other's must not both succeed. */
async function lockPeers(ctx: WriteContext, held: typeof memberships.$inferSelect) {
  const peers = () =>
    ctx.db
      .select({ id: memberships.id, userId: memberships.userId, disabledAt: users.disabledAt })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.role, held.role),
          isSame(memberships.agencyId, held.agencyId),
          isSame(memberships.establishmentId, held.establishmentId),
          isNull(memberships.endedAt),
        ),
      );
  await lockUsers(ctx, [held.userId, ...(await peers()).map((peer) => peer.userId)]);
  // Read again: a role may have ended while this waited.
  return peers();
}
