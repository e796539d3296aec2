import { mails } from "~/db/schema";
import { isLocale } from "~/i18n/locale";
import { runWithLocale } from "~/i18n/locale.server";
import { enqueue } from "~/queue/enqueue.server";
import type { WriteContext } from "../context";
import { sendMailJob } from "./jobs";

export interface Letter {
  readonly subject: string;
  /** Plain text; links to this site are written by `siteLink`. */
  readonly body: string;
  /** What it is for, in a word of the domain: "invitation". */
  readonly purpose: string;
  /** Messages for the reader's calendar (RFC 5546), one an event; written as the body is. */
  readonly calendars?: readonly string[];
}

export interface Mail extends Letter {
  /** The address alone. */
  readonly to: string;
}

/** Write a mail in the transaction of what causes it; a job sends it after the commit. */
export async function queueMail(ctx: WriteContext, mail: Mail): Promise<void> {
  const [row] = await ctx.db
    .insert(mails)
    .values({
      recipient: mail.to,
      subject: mail.subject.replace(/\s+/g, " ").trim(),
      body: mail.body,
      ...(mail.calendars && mail.calendars.length > 0 && { calendars: [...mail.calendars] }),
      purpose: mail.purpose,
      createdAt: ctx.now,
    })
    .returning({ id: mails.id });
  await enqueue(ctx.db, sendMailJob, { mailId: row!.id }, { key: row!.id });
}

/** A mail in the language its reader chose. locale: as kept with the account. */
export function queueLetter(
  ctx: WriteContext,
  reader: { readonly email: string; readonly locale: string },
  compose: () => Letter,
): Promise<void> {
  const locale = isLocale(reader.locale) ? reader.locale : "vi";
  return queueMail(ctx, { to: reader.email, ...runWithLocale(locale, compose) });
}
