import { m } from "~/i18n/paraglide/messages";

// The domain does not know the site's address: it is put in when the mail is sent.
const SITE = "{site}";

/** A link of a mail. path: as `paths` builds it. */
export function siteLink(path: string): string {
  return `${SITE}${path}`;
}

/** site: scheme and host, "https://tinhhoa.vn". */
export function withSite(body: string, site: string): string {
  return body.replaceAll(SITE, site);
}

const HOST = "{host}";

/** Of mails and calendars that nobody reads answers to. */
export const nobodyReads = `no-reply@${HOST}`;

const FOLD_OCTETS = 75;

/** A calendar with the site put in; its lines, which may be cut in the middle of that, are joined first and folded anew (RFC 5545, 3.1). */
export function calendarWithSite(calendar: string, site: string): string {
  const whole = calendar.replaceAll(/\r\n[ \t]/g, "");
  return withSite(whole, site).replaceAll(HOST, new URL(site).hostname).split("\r\n").map(folded).join("\r\n");
}

const encoder = new TextEncoder();

function folded(line: string): string {
  let octets = 0;
  let out = "";
  for (const sign of line) {
    const { length } = encoder.encode(sign);
    if (octets + length > FOLD_OCTETS) {
      out += "\r\n ";
      octets = 1;
    }
    out += sign;
    octets += length;
  }
  return out;
}

interface Parts {
  /** Null where the reader's name is not known for sure: nobody may put words into our mail by giving a name. */
  readonly name: string | null;
  readonly paragraphs: readonly string[];
  /** A path of this site, on a line of its own. */
  readonly link?: string;
  readonly after?: readonly string[];
}

/** The body of a mail as plain text: greeting, paragraphs, the one link, closing. */
export function letter({ name, paragraphs, link, after = [] }: Parts): string {
  const greeting = name ? m.mail_greeting({ name }) : m.mail_greeting_unnamed();
  return [greeting, ...paragraphs, ...(link ? [siteLink(link)] : []), ...after, m.mail_closing()].join("\n\n");
}
