import { eq, max } from "drizzle-orm";
import { decisions, releases } from "~/db/schema";
import type { Context } from "../context";

/**
 * When results of a round were last announced, which is when those of its latest decision were released: every entrant is told
 * then but those recognised earlier, who know. Null before. The period for complaints begins here.
 */
export async function announcedAt(ctx: Context, roundId: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: max(releases.releasedAt) })
    .from(releases)
    .innerJoin(decisions, eq(decisions.id, releases.decisionId))
    .where(eq(decisions.roundId, roundId));
  return row?.at ?? null;
}
