import { desc, eq } from "drizzle-orm";
import { nominationEvents, users } from "~/db/schema";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { eventName } from "./policy";

/** What happened last to a nomination: its id, who did it, and when. */
export async function lastEventOf(ctx: Context, nominationId: string) {
  const [event] = await ctx.db
    .select({
      id: nominationEvents.id,
      kind: nominationEvents.kind,
      actorId: nominationEvents.actorId,
      actorName: users.name,
      at: nominationEvents.at,
    })
    .from(nominationEvents)
    .innerJoin(users, eq(users.id, nominationEvents.actorId))
    .where(eq(nominationEvents.nominationId, nominationId))
    .orderBy(desc(nominationEvents.id))
    .limit(1);
  return event ?? null;
}

/**
 * Two officers may answer the same dossier at once: under its lock, the second is told who was faster and what they did.
 * seen: the last event the author saw; left out by callers that saw none. Throws "conflict".
 */
export async function refuseIfMoved(ctx: WriteContext, nominationId: string, seen: string | undefined): Promise<void> {
  if (seen === undefined) return;
  const last = await lastEventOf(ctx, nominationId);
  if (!last || last.id === seen) return;
  const at = formatTimestamp(last.at);
  throw new DomainError(
    "conflict",
    last.actorId === ctx.actor?.userId
      ? m.nominations_screen_moved_by_you({ act: eventName(last.kind), at })
      : m.nominations_screen_moved({ act: eventName(last.kind), name: last.actorName, at }),
  );
}
