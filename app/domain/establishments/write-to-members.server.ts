import { and, asc, eq, isNull } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { memberships, users } from "~/db/schema";
import type { WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";

/** A mail to every member of an establishment, each in their language. compose: given the reader's name. Returns how many it reaches. */
export async function writeToMembers(
  ctx: WriteContext,
  establishmentId: string,
  compose: (name: string) => Letter,
): Promise<number> {
  const readers = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(and(eq(memberships.establishmentId, establishmentId), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.id));
  for (const reader of readers) await queueLetter(ctx, reader, () => compose(reader.name));
  return readers.length;
}
