import { formatDateRange } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface AboutFair {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly agencyName: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

// The site's `paths` say the same.
const fairPath = (slug: string) => `/fairs/${slug}`;

const texts = (fair: AboutFair) => ({
  fair: nameInLanguage(fair),
  agency: fair.agencyName,
  days: formatDateRange(fair.startsOn, fair.endsOn),
});

interface News {
  readonly purpose: string;
  readonly subject: string;
  /** What happened, why as it was typed, and what stays or follows. */
  readonly paragraphs: readonly [text: string, reason: string, after: string];
}

/** What became of a fair, to somebody who applied. */
const newsMail = (name: string, { slug }: AboutFair, { purpose, subject, paragraphs }: News): Letter => ({
  purpose,
  subject,
  body: letter({ name, paragraphs, link: fairPath(slug) }),
});

/** fair: as it was before. */
export function postponedMail(
  name: string,
  fair: AboutFair,
  { startsOn, endsOn, reason }: { readonly startsOn: PlainDate; readonly endsOn: PlainDate; readonly reason: string },
): Letter {
  const words = { ...texts(fair), to: formatDateRange(startsOn, endsOn) };
  return newsMail(name, fair, {
    purpose: "fair_postponed",
    subject: m.fairs_mail_postponed_subject(words),
    paragraphs: [m.fairs_mail_postponed_text(words), reason, m.fairs_mail_postponed_keeps()],
  });
}

export const restoredMail = (name: string, fair: AboutFair, reason: string): Letter =>
  newsMail(name, fair, {
    purpose: "fair_restored",
    subject: m.fairs_mail_restored_subject(texts(fair)),
    paragraphs: [m.fairs_mail_restored_text(texts(fair)), reason, m.fairs_mail_restored_money(texts(fair))],
  });

export const cancelledMail = (name: string, fair: AboutFair, reason: string): Letter =>
  newsMail(name, fair, {
    purpose: "fair_cancelled",
    subject: m.fairs_mail_cancelled_subject(texts(fair)),
    paragraphs: [m.fairs_mail_cancelled_text(texts(fair)), reason, m.fairs_mail_cancelled_money(texts(fair))],
  });
