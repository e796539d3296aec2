import type { Context } from "../context";
import type { fairBySlug } from "../fairs/queries.server";
import { whyNotRegister } from "./policy";
import { sessionsOf } from "./queries.server";

/** Until when buyers may register for some session of a public fair; null when for none. Public. */
export async function registrationUntil(
  ctx: Context,
  fair: Awaited<ReturnType<typeof fairBySlug>>,
): Promise<Date | null> {
  const sessions = await sessionsOf(ctx, fair.id);
  const open = sessions.filter((session) => whyNotRegister(fair, session, ctx.now) === null);
  return open.length === 0 ? null : new Date(Math.max(...open.map(({ closesAt }) => closesAt.getTime())));
}
