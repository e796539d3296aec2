import { eq, max } from "drizzle-orm";
import { meetings } from "~/db/schema";
import type { WriteContext } from "../context";

interface NewMeeting {
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  /** One point a line. */
  readonly agenda: string;
  /** The meeting it goes on with. */
  readonly continuesId?: string;
}

/** A meeting under the number after the last one called. The caller has locked the round. */
export async function insertMeeting(ctx: WriteContext, roundId: string, meeting: NewMeeting) {
  const [last] = await ctx.db
    .select({ number: max(meetings.number) })
    .from(meetings)
    .where(eq(meetings.roundId, roundId));
  const values = { ...meeting, number: (last?.number ?? 0) + 1 };
  const [row] = await ctx.db
    .insert(meetings)
    .values({ ...values, roundId, calledBy: ctx.actor!.userId, calledAt: ctx.now })
    .returning({ id: meetings.id });
  return { id: row!.id, ...values };
}
