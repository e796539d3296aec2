import { eq } from "drizzle-orm";
import { fairEvents } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { eventValues } from "./add-event.server";
import type { EditEventForm } from "./forms";
import { lockEvent } from "./lock-event.server";

/**
 * Another time, place or name of an event. Its sequence grows, so that calendars take the newer one; where nothing differs it does not.
 * Refused: as `lockEvent`, and "invalid" as `addEvent`.
 */
export function editEvent(ctx: Context, eventId: string, input: EditEventForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, event } = await lockEvent(ctx, eventId, input.seen);
    const values = eventValues(fair, input);
    const before = {
      kind: event.kind,
      title: event.title,
      titleEn: event.titleEn,
      place: event.place,
      isPublic: event.isPublic,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
    };
    if (
      Object.keys(before).every((key) => same(before[key as keyof typeof before], values[key as keyof typeof values]))
    )
      return;
    await ctx.db
      .update(fairEvents)
      .set({ ...values, sequence: event.sequence + 1 })
      .where(eq(fairEvents.id, event.id));
    await recordAudit(ctx, {
      act: "fairs.event_edited",
      subject: { kind: "fair", id: fair.id },
      before: { event: event.id, ...before },
      after: { event: event.id, ...values },
    });
  });
}

const same = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
