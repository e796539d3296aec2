import { eq, max } from "drizzle-orm";
import { decisions } from "~/db/schema";
import type { Context } from "../context";

/**
 * When results of a round were last announced, which is when its latest decision was recorded: every entrant is told then. Null
 * before. The period for complaints begins here.
 */
export async function announcedAt(ctx: Context, roundId: string): Promise<Date | null> {
  const [row] = await ctx.db
    .select({ at: max(decisions.recordedAt) })
    .from(decisions)
    .where(eq(decisions.roundId, roundId));
  return row?.at ?? null;
}
