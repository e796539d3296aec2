import { and, eq, isNull } from "drizzle-orm";
import { users } from "~/db/schema";
import type { WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";

/** A mail to the officer a dossier was given to, in their language; none while it is nobody's. compose: given the name. */
export async function writeToOfficer(
  ctx: WriteContext,
  officerId: string | null,
  compose: (name: string) => Letter,
): Promise<void> {
  if (officerId === null || officerId === ctx.actor?.userId) return;
  const [officer] = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, officerId), isNull(users.disabledAt)));
  if (officer) await queueLetter(ctx, officer, () => compose(officer.name));
}
