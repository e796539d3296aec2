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
