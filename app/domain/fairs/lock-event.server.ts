import { eq } from "drizzle-orm";
import { fairEvents } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "./fair-details.server";
import { lockToPrepare } from "./lock-to-prepare.server";

/**
 * Lock the fair of an event and read the event as it stands then. seen: the sequence that the person read.
 * Throws "not_found"; as `lockToPrepare`; "closed" for a cancelled event, "conflict" when someone else changed it since.
 */
export async function lockEvent(
  ctx: WriteContext,
  eventId: string,
  seen: number,
): Promise<{ fair: FairDetails; event: typeof fairEvents.$inferSelect }> {
  const read = async () => (await ctx.db.select().from(fairEvents).where(eq(fairEvents.id, eventId)))[0];
  const found = await read();
  if (!found) throw new DomainError("not_found", m.fairs_event_not_found());
  const fair = await lockToPrepare(ctx, found.fairId);
  const event = await read();
  if (!event) throw new DomainError("not_found", m.fairs_event_not_found());
  if (event.cancelledAt) throw new DomainError("closed", m.fairs_event_is_cancelled());
  if (event.sequence !== seen) throw new DomainError("conflict", m.fairs_event_changed_meanwhile());
  return { fair, event };
}
