import { and, asc, eq, isNull } from "drizzle-orm";
import { openAccountOf } from "~/db/maker-joins.server";
import { forwardedEntries, forwardings, memberships, rounds, users } from "~/db/schema";
import { writeToStaff } from "../agencies/write-to-staff.server";
import type { IssuedCertificate } from "../certificates/issued-certificate.server";
import type { WriteContext } from "../context";
import { letter } from "../notifications/letter";
import { queueLetter } from "../notifications/queue-mail.server";

interface Words {
  readonly purpose: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** A path of the site. */
  readonly link: string;
}

/** Write to everybody who acts for the maker a certificate names. words: made in each reader's language. */
export async function tellHolder(
  ctx: WriteContext,
  { establishmentId }: IssuedCertificate,
  words: () => Words,
): Promise<void> {
  if (!establishmentId) return;
  const readers = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(memberships)
    .innerJoin(users, openAccountOf())
    .where(and(eq(memberships.establishmentId, establishmentId), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.id));
  for (const reader of readers) {
    await queueLetter(ctx, reader, () => asLetter(reader.name, words()));
  }
}

/** Write to the agencies of the rounds above to which an award was put forward: their dossiers name the certificate as it was. */
export async function tellAbove(ctx: WriteContext, { awardId }: IssuedCertificate, words: () => Words): Promise<void> {
  const above = await ctx.db
    .selectDistinct({ agencyId: rounds.agencyId })
    .from(forwardedEntries)
    .innerJoin(forwardings, eq(forwardings.id, forwardedEntries.forwardingId))
    .innerJoin(rounds, eq(rounds.id, forwardings.toRoundId))
    .where(and(eq(forwardedEntries.awardId, awardId), isNull(forwardedEntries.withdrawnAt)));
  for (const { agencyId } of above) await writeToStaff(ctx, agencyId, (name) => asLetter(name, words()));
}

const asLetter = (name: string, { purpose, subject, paragraphs, link }: Words) => ({
  purpose,
  subject,
  body: letter({ name, paragraphs, link }),
});
