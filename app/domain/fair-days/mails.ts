import { formatDateRange } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface Fair {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly venue: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

// The site's `paths` say the same.
const gatePath = (slug: string) => `/gate/${slug}`;

/** To someone who scans at the gates of a fair from now on. */
export function gatekeeperMail(fair: Fair, name: string): Letter {
  const { slug, venue, startsOn, endsOn } = fair;
  const words = {
    fair: getLocale() === "en" ? fair.nameEn : fair.name,
    venue,
    days: formatDateRange(startsOn, endsOn),
  };
  return {
    purpose: "gatekeeper",
    subject: m.days_mail_gatekeeper_subject(words),
    body: letter({
      name,
      paragraphs: [m.days_mail_gatekeeper_text(words), m.days_mail_gatekeeper_first()],
      link: gatePath(slug),
    }),
  };
}
