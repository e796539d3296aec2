import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { memberships, users } from "~/db/schema";
import type { WriteContext } from "../context";

export type User = typeof users.$inferSelect;

/**
 * Lock accounts, always before invitations, memberships and seats, and always by id: whoever needs several waits for the
 * same one first, so that no two writes wait for each other. Source: docs/rules/people.md#locks
 * Whom rows merely point at (who invited, who acted) is not held up: that takes a key share, which `no key update` lets pass.
 * Returns the accounts that exist, by id.
 */
export function lockUsers(ctx: WriteContext, ids: readonly string[]): Promise<User[]> {
  return ctx.db
    .select()
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]))
    .orderBy(asc(users.id))
    .for("no key update");
}

export async function lockUser(ctx: WriteContext, id: string): Promise<User | undefined> {
  const [user] = await lockUsers(ctx, [id]);
  return user;
}

/** The account of a mail address, locked. */
export async function lockUserOf(ctx: WriteContext, email: string): Promise<User | undefined> {
  const [user] = await ctx.db.select().from(users).where(eq(users.email, email)).for("no key update");
  return user;
}

/**
 * Lock an account and those of all admins, in one order: of two who close each other's, the second finds its own gone.
 * Returns the account, whether it is the only admin whose account is open, and whether an admin who acts still has theirs.
 */
export async function lockBesideAdmins(
  ctx: WriteContext,
  userId: string,
): Promise<{ user: User | undefined; isLastAdmin: boolean; isActorOpen: boolean }> {
  const runningAdmins = and(eq(memberships.role, "admin"), isNull(memberships.endedAt));
  const adminIds = () => ctx.db.select({ userId: memberships.userId }).from(memberships).where(runningAdmins);
  const locked = await lockUsers(ctx, [userId, ...(await adminIds()).map((held) => held.userId)]);
  const open = new Set(locked.filter((one) => one.disabledAt === null).map((one) => one.id));
  // Read again: a role may have ended while this waited.
  const admins = (await adminIds()).filter((held) => open.has(held.userId));
  return {
    user: locked.find((one) => one.id === userId),
    isActorOpen: ctx.actor !== null && open.has(ctx.actor.userId),
    isLastAdmin: admins.length > 0 && admins.every((held) => held.userId === userId),
  };
}
