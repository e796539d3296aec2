import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { memberships, users } from "~/db/schema";
import type { WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";

/** A mail to the organisers and secretaries of an agency, each in their language, each once. compose: given the reader's name. */
export async function writeToStaff(
  ctx: WriteContext,
  agencyId: string,
  compose: (name: string) => Letter,
): Promise<void> {
  const readers = await ctx.db
    .selectDistinct({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(
      and(
        eq(memberships.agencyId, agencyId),
        inArray(memberships.role, ["organiser", "secretary"]),
        isNull(memberships.endedAt),
      ),
    )
    .orderBy(asc(users.id));
  for (const reader of readers) {
    if (reader.id !== ctx.actor?.userId) await queueLetter(ctx, reader, () => compose(reader.name));
  }
}
