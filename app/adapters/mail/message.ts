import type { SendMailOptions } from "nodemailer";
import type { Mail } from ".";

/**
 * A mail as nodemailer takes it. One message for a calendar is part of the mail, so that its reader is asked at once; several are files, for a
 * mail has room for one.
 */
export function messageOf({ calendars = [], ...mail }: Mail, from: string): SendMailOptions {
  const message = { ...mail, from, to: { name: "", address: mail.to } };
  const [only, ...more] = calendars;
  if (only === undefined) return message;
  if (more.length === 0) {
    return { ...message, icalEvent: { method: methodOf(only), filename: "calendar.ics", content: only } };
  }
  const attachments = calendars.map((content, index) => ({
    filename: `calendar-${index + 1}.ics`,
    content,
    contentType: `text/calendar; charset=utf-8; method=${methodOf(content)}`,
  }));
  return { ...message, attachments };
}

const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? "PUBLISH";
