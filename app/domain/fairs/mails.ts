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

/** fair: as it was before. */
export const postponedMail = (
  name: string,
  fair: AboutFair,
  to: { readonly startsOn: PlainDate; readonly endsOn: PlainDate; readonly reason: string },
): Letter => ({
  purpose: "fair_postponed",
  subject: m.fairs_mail_postponed_subject({ ...texts(fair), to: formatDateRange(to.startsOn, to.endsOn) }),
  body: letter({
    name,
    paragraphs: [
      m.fairs_mail_postponed_text({ ...texts(fair), to: formatDateRange(to.startsOn, to.endsOn) }),
      to.reason,
      m.fairs_mail_postponed_keeps(),
    ],
    link: fairPath(fair.slug),
  }),
});

export const restoredMail = (name: string, fair: AboutFair, reason: string): Letter => ({
  purpose: "fair_restored",
  subject: m.fairs_mail_restored_subject(texts(fair)),
  body: letter({
    name,
    paragraphs: [m.fairs_mail_restored_text(texts(fair)), reason, m.fairs_mail_restored_money(texts(fair))],
    link: fairPath(fair.slug),
  }),
});

export const cancelledMail = (name: string, fair: AboutFair, reason: string): Letter => ({
  purpose: "fair_cancelled",
  subject: m.fairs_mail_cancelled_subject(texts(fair)),
  body: letter({
    name,
    paragraphs: [m.fairs_mail_cancelled_text(texts(fair)), reason, m.fairs_mail_cancelled_money(texts(fair))],
    link: fairPath(fair.slug),
  }),
});
