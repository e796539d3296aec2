import { and, eq, inArray, isNull } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { memberships, users } from "~/db/schema";
import type { WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";
import type { LockedApplication } from "./lock.server";

/** Who reads a letter about an application. */
export interface Reader {
  readonly name: string;
  readonly applicationId: string;
}

/** Write to everyone who picks for an application, each in their language; but not to who does the act. */
export async function tellApplicant(
  ctx: WriteContext,
  application: Pick<LockedApplication, "id" | "establishmentId" | "agencyId">,
  compose: (reader: Reader) => Letter,
): Promise<void> {
  const { id, establishmentId, agencyId } = application;
  const people = await ctx.db
    .selectDistinct({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(
      and(
        isNull(memberships.endedAt),
        establishmentId
          ? and(eq(memberships.establishmentId, establishmentId), eq(memberships.role, "producer"))
          : and(eq(memberships.agencyId, agencyId!), inArray(memberships.role, ["organiser", "secretary"])),
      ),
    )
    .orderBy(users.id);
  for (const person of people) {
    if (person.id === ctx.actor?.userId) continue;
    await queueLetter(ctx, person, () => compose({ name: person.name, applicationId: id }));
  }
}
