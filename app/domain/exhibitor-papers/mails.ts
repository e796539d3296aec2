import { formatList } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

// The site's `paths` say the same.
const papersPath = (applicationId: string) => `/applications/${applicationId}/papers`;

interface IssuedFacts {
  readonly applicationId: string;
  readonly fair: { readonly name: string; readonly nameEn: string };
  readonly codes: readonly string[];
  readonly isFirst: boolean;
}

/** A confirmation letter lies ready, or a newer one takes the place of the last. */
export function letterIssuedMail({ applicationId, fair, codes, isFirst }: IssuedFacts): Letter {
  const words = { fair: nameInLanguage(fair), booths: formatList(codes) };
  return {
    purpose: "exhibitor_letter",
    subject: m.exhibitors_mail_letter_subject(words),
    body: letter({
      name: null,
      paragraphs: [isFirst ? m.exhibitors_mail_letter_first(words) : m.exhibitors_mail_letter_again(words)],
      link: papersPath(applicationId),
    }),
  };
}

/** Where an application's papers and messages stand. */
export const exhibitorLink = papersPath;

interface MessageFacts {
  /** A path of this site. */
  readonly link: string;
  readonly agencyName: string;
  readonly subject: string;
  readonly body: string;
}

/** What an organiser wrote, in their words and in the name of their agency. */
export function fairMessageMail({ link, agencyName, subject, body }: MessageFacts): Letter {
  return {
    purpose: "fair_message",
    subject,
    body: letter({
      name: null,
      paragraphs: [body, m.exhibitors_mail_message_from({ agency: agencyName })],
      link,
    }),
  };
}
