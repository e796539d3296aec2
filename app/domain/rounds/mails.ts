import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

/** The site's `paths` say the same. */
const boardPath = (slug: string) => `/organiser/rounds/${slug}`;

/** To the people of a round: a phase was announced for now, and cannot begin. */
export function phaseWaitsMail(facts: {
  readonly name: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly phase: PhaseKind;
  readonly announced: Date;
  readonly why: string;
}): Letter {
  const { name, round, phase, announced, why } = facts;
  const about = { phase: phaseName(phase), round: getLocale() === "vi" ? round.name : round.nameEn };
  return {
    purpose: "phase_waits",
    subject: m.rounds_mail_waits_subject(about),
    body: letter({
      name,
      paragraphs: [
        m.rounds_mail_waits_text({ ...about, date: formatDate(todayInVietnam(announced)) }),
        why,
        m.rounds_mail_waits_next(),
      ],
      link: boardPath(round.slug),
    }),
  };
}
