import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

/** The site's `paths` say the same. */
const juryPath = (slug: string) => `/organiser/rounds/${slug}/jury`;

/** To the people of a round: somebody they named does not take the seat. */
export function seatDeclinedMail(facts: {
  readonly name: string;
  readonly juror: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly reason: string;
}): Letter {
  const { name, juror, round, reason } = facts;
  const about = { juror, round: getLocale() === "vi" ? round.name : round.nameEn };
  return {
    purpose: "seat_declined",
    subject: m.panels_mail_declined_subject(about),
    body: letter({
      name,
      paragraphs: [m.panels_mail_declined_text(about), reason, m.panels_mail_declined_next()],
      link: juryPath(round.slug),
    }),
  };
}
