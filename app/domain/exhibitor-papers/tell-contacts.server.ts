import { eq, inArray, sql } from "drizzle-orm";
import { applications, users } from "~/db/schema";
import type { Context, WriteContext } from "../context";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";

/** Where an application is written to: the address it gives, else that of who made it. */
export interface Contact {
  readonly applicationId: string;
  readonly email: string;
  /** Of who made it. */
  readonly locale: string;
}

/** In one query; one that can be written to nowhere is absent. Asks no policy. */
export async function contactsOf(ctx: Context, applicationIds: readonly string[]): Promise<Contact[]> {
  if (applicationIds.length === 0) return [];
  const own = sql`case when ${users.disabledAt} is null then ${users.email} end`;
  const rows = await ctx.db
    .select({
      applicationId: applications.id,
      email: sql<string | null>`coalesce(nullif(${applications.contactEmail}, ''), ${own})`,
      locale: users.locale,
    })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.createdBy))
    .where(inArray(applications.id, [...applicationIds]))
    .orderBy(applications.number);
  return rows.flatMap(({ email, ...row }) => (email ? [{ ...row, email }] : []));
}

/** A mail for each application to its contact. */
export async function tellContacts(
  ctx: WriteContext,
  applicationIds: readonly string[],
  compose: (contact: Contact) => Letter,
): Promise<void> {
  for (const contact of await contactsOf(ctx, applicationIds)) await queueLetter(ctx, contact, () => compose(contact));
}
