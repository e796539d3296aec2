import { eq } from "drizzle-orm";
import { fairEvents } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import type { SeenForm } from "./forms";
import { lockEvent } from "./lock-event.server";

/**
 * An event that will not be. Of a public fair it stays in the programme, crossed out, so that calendars cancel it too; of one that nobody
 * has seen it goes.
 * Refused: as `lockEvent`.
 */
export function cancelEvent(ctx: Context, eventId: string, { seen }: SeenForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, event } = await lockEvent(ctx, eventId, seen);
    const isEvent = eq(fairEvents.id, event.id);
    if (fair.publishedAt) {
      await ctx.db
        .update(fairEvents)
        .set({ cancelledAt: ctx.now, sequence: event.sequence + 1 })
        .where(isEvent);
    } else {
      await ctx.db.delete(fairEvents).where(isEvent);
    }
    await recordAudit(ctx, {
      act: "fairs.event_cancelled",
      subject: { kind: "fair", id: fair.id },
      before: { event: event.id, title: event.title, startsAt: event.startsAt },
    });
  });
}
