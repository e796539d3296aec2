import { eq } from "drizzle-orm";
import { meetings, motions } from "~/db/schema";
import type { WriteContext } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { listForMinutes } from "./list-for-minutes.server";

/**
 * From now on attendance and motions of a locked meeting are final, and its minutes say what the list was at this hour.
 * adjournedReason: why it ended before its work was done; null where it did not.
 */
export async function endMeeting(
  ctx: WriteContext,
  round: RoundDetails,
  meetingId: string,
  adjournedReason: string | null,
): Promise<void> {
  const voted = await ctx.db
    .select({ id: motions.id, kind: motions.kind })
    .from(motions)
    .where(eq(motions.meetingId, meetingId));
  const listAsEnded = await listForMinutes(ctx, round, voted);
  await ctx.db
    .update(meetings)
    .set({ closedAt: ctx.now, adjournedReason, listAsEnded })
    .where(eq(meetings.id, meetingId));
}
