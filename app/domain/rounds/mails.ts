import { formatDate } from "~/i18n/formats";
import { nameInLanguage, phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

/** The site's `paths` say the same. */
const boardPath = (slug: string) => `/organiser/rounds/${slug}`;
const publicPath = (slug: string) => `/rounds/${slug}`;

/** To the people of a round: a phase was announced for now, and cannot begin. */
export function phaseWaitsMail(facts: {
  readonly name: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly phase: PhaseKind;
  readonly announced: Date;
  readonly why: string;
}): Letter {
  const { name, round, phase, announced, why } = facts;
  const about = { phase: phaseName(phase), round: nameInLanguage(round) };
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

/** To everyone with a part in it: a round ended without recognition. products: what the reader entered; none for the others. */
export function cancelledMail(facts: {
  readonly name: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly reason: string;
  readonly products: readonly string[];
}): Letter {
  const { name, reason, products } = facts;
  const round = nameInLanguage(facts.round);
  return {
    purpose: "round_cancelled",
    subject: m.rounds_mail_cancelled_subject({ round }),
    body: letter({
      name,
      paragraphs: [
        m.rounds_mail_cancelled_text({ round }),
        m.rounds_cancel_because({ reason }),
        ...(products.length > 0
          ? [m.rounds_mail_cancelled_products(), products.map((product) => `- ${product}`).join("\n")]
          : []),
      ],
      link: publicPath(facts.round.slug),
    }),
  };
}
