import { asc, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { mails } from "~/db/schema";
import { mailPasswordLink } from "~/domain/people/mail-password-link.server";

/** Every mail written so far, oldest first. */
export async function mailsOf(db: Database) {
  const rows = await db.select().from(mails).orderBy(asc(mails.id));
  return rows.map(({ recipient, subject, purpose, body }) => ({ recipient, subject, purpose, body: body ?? "" }));
}

/** The secret at the end of the link of the latest mail to someone. */
export async function latestToken(db: Database, recipient: string): Promise<string> {
  const mail = (await mailsOf(db)).filter((one) => one.recipient === recipient).at(-1);
  const token = /\{site\}\/[a-z-]+\/([\w-]{43})/.exec(mail?.body ?? "")?.[1];
  if (!token) throw new Error(`no link was mailed to ${recipient}`);
  return token;
}

/** Does what the worker would: mails the links that were asked for. Returns how many were. */
export async function sendAskedLinks(db: Database): Promise<number> {
  const asked = await db.execute<{ email: string }>(
    sql`delete from pgboss.job where name = 'mail-password-link' returning data->>'email' as email`,
  );
  for (const { email } of asked) await mailPasswordLink({ db, actor: null, now: new Date() }, { email });
  return asked.length;
}
