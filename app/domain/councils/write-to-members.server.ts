import { and, asc, eq, isNull } from "drizzle-orm";
import { councilMembers, users } from "~/db/schema";
import type { WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";

/** A mail to every member of a council in force, each in their language. compose: given the reader's name. */
export async function writeToMembers(
  ctx: WriteContext,
  roundId: string,
  compose: (name: string) => Letter,
): Promise<void> {
  const readers = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(councilMembers)
    .innerJoin(users, and(eq(users.id, councilMembers.userId), isNull(users.disabledAt)))
    .where(and(eq(councilMembers.roundId, roundId), isNull(councilMembers.endedAt)))
    .orderBy(asc(councilMembers.appointedAt), asc(users.name));
  for (const reader of readers) await queueLetter(ctx, reader, () => compose(reader.name));
}
