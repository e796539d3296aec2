import { and, count, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { applications, boothClaims, fairPasses, meetingBuyers, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";

/** How far others have gone on what a fair says. */
export interface Bound {
  /** Applications there are, written or sent, that were not withdrawn. */
  readonly begun: number;
  /** Of them those sent and not refused: they read days and prices. */
  readonly sent: number;
  /** Applications that were accepted or have a booth now: they count on days and prices. */
  readonly accepted: number;
  /** Buyers who registered for its meetings and visitors who have a pass: they count on its page and its days. */
  readonly guests: number;
}

export async function boundBy(ctx: Context, fairId: string): Promise<Bound> {
  const holds = sql`exists (select from ${boothClaims} c where c.application_id = ${applications.id} and c.during @> ${ctx.now.toISOString()}::timestamptz)`;
  const [row] = await ctx.db
    .select({
      begun: count(),
      sent: sql<number>`count(*) filter (where ${inArray(applications.state, ["submitted", "more_asked", "waiting", "accepted"])})::int`,
      accepted: sql<number>`count(*) filter (where ${eq(applications.state, "accepted")} or ${holds})::int`,
      guests: sql<number>`((select count(*) from ${meetingBuyers} join ${meetingSessions} on ${eq(meetingSessions.id, meetingBuyers.sessionId)}
          where ${and(eq(meetingSessions.fairId, fairId), isNull(meetingBuyers.erasedAt))})
        + (select count(*) from ${fairPasses} where ${and(eq(fairPasses.fairId, fairId), eq(fairPasses.kind, "visitor"), isNull(fairPasses.revokedAt), isNull(fairPasses.erasedAt))}))::int`,
    })
    .from(applications)
    .where(and(eq(applications.fairId, fairId), ne(applications.state, "withdrawn")));
  return row!;
}

/** Why days, prices and shares of a fair stay as they are; null while nobody counts on them. Source: docs/rules/fairs.md#bound */
export function whyNotRebind(bound: Bound): string | null {
  return bound.accepted > 0 ? m.fairs_bound({ count: bound.accepted }) : null;
}
