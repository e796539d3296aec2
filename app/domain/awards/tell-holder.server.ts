import { and, asc, eq, isNull } from "drizzle-orm";
import { memberships, users } from "~/db/schema";
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
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.disabledAt)))
    .where(and(eq(memberships.establishmentId, establishmentId), isNull(memberships.endedAt)))
    .orderBy(asc(memberships.id));
  for (const reader of readers) {
    await queueLetter(ctx, reader, () => {
      const { purpose, subject, paragraphs, link } = words();
      return { purpose, subject, body: letter({ name: reader.name, paragraphs, link }) };
    });
  }
}
