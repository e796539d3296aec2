import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { applications, memberships, users } from "~/db/schema";
import type { WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";

/**
 * A mail to the people of every application to a fair that was sent and stands, each in their language and once, for however many they
 * applied; but not to who does the act. compose: given the reader's name.
 */
export async function tellApplicants(
  ctx: WriteContext,
  { id }: { readonly id: string },
  compose: (name: string) => Letter,
): Promise<void> {
  const readers = await ctx.db
    .selectDistinct({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(applications)
    .innerJoin(
      memberships,
      and(
        isNull(memberships.endedAt),
        or(
          and(eq(memberships.establishmentId, applications.establishmentId), eq(memberships.role, "producer")),
          and(eq(memberships.agencyId, applications.agencyId), inArray(memberships.role, ["organiser", "secretary"])),
        ),
      ),
    )
    .innerJoin(users, openAccountOf())
    .where(
      and(
        eq(applications.fairId, id),
        isNotNull(applications.number),
        inArray(applications.state, ["submitted", "more_asked", "waiting", "accepted"]),
      ),
    )
    .orderBy(asc(users.id));
  for (const reader of readers) {
    if (reader.id !== ctx.actor?.userId) await queueLetter(ctx, reader, () => compose(reader.name));
  }
}
