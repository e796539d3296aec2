import { asc } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { mails } from "~/db/schema";

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
