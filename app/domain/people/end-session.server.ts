import { and, eq, ne } from "drizzle-orm";
import { sessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { listedSessionId } from "./lucia.server";
import { mayManageSessions } from "./policy";

/** End one session. listedId: as it is listed, not as the cookie has it. */
export function endSession(ctx: Context, listedId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [session] = await ctx.db.select().from(sessions).where(eq(sessions.id, listedId)).for("update");
    // Someone else's looks like none.
    if (!session || !mayManageSessions(ctx.actor, session.userId)) {
      throw new DomainError("not_found", m.people_session_unknown());
    }
    await ctx.db.delete(sessions).where(eq(sessions.id, listedId));
    await auditForOthers(ctx, session.userId, 1);
  });
}

/** End every session of an account, but the one of this cookie. Returns how many ended. */
export function endSessionsOf(ctx: Context, userId: string, { keep }: { keep: string | null }): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayManageSessions(ctx.actor, userId)) throw new DomainError("forbidden", m.people_not_yours());
    const others = keep ? ne(sessions.id, listedSessionId(keep)) : undefined;
    const ended = await ctx.db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), others))
      .returning({ id: sessions.id });
    await auditForOthers(ctx, userId, ended.length);
    return ended.length;
  });
}

/** What people do with their own devices is theirs; what an admin does is kept. */
async function auditForOthers(ctx: WriteContext, userId: string, count: number) {
  if (ctx.actor?.userId === userId || count === 0) return;
  await recordAudit(ctx, { act: "people.sessions_ended", subject: { kind: "user", id: userId }, after: { count } });
}
