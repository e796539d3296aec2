import { formatList } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface About {
  /** The reader. */
  readonly name: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
}

// The site's `paths` say the same.
const answersPath = (slug: string) => `/judge/rounds/${slug}/conflicts`;
const deskPath = (slug: string) => `/organiser/rounds/${slug}/conflicts`;
const listPath = (slug: string) => `/judge/rounds/${slug}`;

const roundIn = ({ round }: About) => (getLocale() === "vi" ? round.name : round.nameEn);

/** To a juror who has not answered for all their entries. */
export function answerReminderMail(facts: About & { readonly missing: number }): Letter {
  const words = { round: roundIn(facts), count: facts.missing };
  return {
    purpose: "conflict_reminder",
    subject: m.conflicts_mail_reminder_subject(words),
    body: letter({
      name: facts.name,
      paragraphs: [m.conflicts_mail_reminder_text(words), m.conflicts_mail_reminder_how()],
      link: answersPath(facts.round.slug),
    }),
  };
}

/** To the agency: entries that fewer jurors score than the rules ask for. */
export function thinEntriesMail(
  facts: About & { readonly minimum: number; readonly entries: readonly { readonly code: string }[] },
): Letter {
  const words = {
    round: roundIn(facts),
    codes: formatList(facts.entries.map((entry) => entry.code)),
    minimum: facts.minimum,
  };
  return {
    purpose: "too_few_jurors",
    subject: m.conflicts_mail_thin_subject(words),
    body: letter({
      name: facts.name,
      paragraphs: [m.conflicts_mail_thin_text(words), m.conflicts_mail_thin_next()],
      link: deskPath(facts.round.slug),
    }),
  };
}

/**
 * To a juror who scores an entry after all. Its code stays out: it would lead from a name to a sheet. reason: null in a blind
 * round, where it may hold a name.
 */
export function liftedMail(facts: About & { readonly reason: string | null }): Letter {
  const words = { round: roundIn(facts) };
  return {
    purpose: "recusal_lifted",
    subject: m.conflicts_mail_lifted_subject(),
    body: letter({
      name: facts.name,
      paragraphs: [
        m.conflicts_mail_lifted_text(words),
        ...(facts.reason === null ? [] : [m.conflicts_mail_lifted_reason({ reason: facts.reason })]),
      ],
      link: listPath(facts.round.slug),
    }),
  };
}
