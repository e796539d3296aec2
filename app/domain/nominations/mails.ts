import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface About {
  /** The reader. */
  readonly name: string;
  readonly product: string;
  readonly round: string;
  readonly code: string;
  readonly nominationId: string;
}

/** The site's `paths` say the same. */
const nominationPath = (id: string) => `/producer/nominations/${id}`;

function about(purpose: string, subject: string, { name, nominationId }: About, paragraphs: readonly string[]): Letter {
  return { purpose, subject, body: letter({ name, paragraphs, link: nominationPath(nominationId) }) };
}

export function submittedMail(facts: About): Letter {
  return about("nomination_submitted", m.nominations_mail_submitted_subject(texts(facts)), facts, [
    m.nominations_mail_submitted_text(texts(facts)),
  ]);
}

export function admittedMail(facts: About): Letter {
  return about("nomination_admitted", m.nominations_mail_admitted_subject(texts(facts)), facts, [
    m.nominations_mail_admitted_text(texts(facts)),
  ]);
}

export function refusedMail(facts: About & { reason: string }): Letter {
  return about("nomination_refused", m.nominations_mail_refused_subject(texts(facts)), facts, [
    m.nominations_mail_refused_text(texts(facts)),
    facts.reason,
  ]);
}

export function moreAskedMail(facts: About & { note: string }): Letter {
  return about("nomination_more_asked", m.nominations_mail_more_asked_subject(texts(facts)), facts, [
    m.nominations_mail_more_asked_text(texts(facts)),
    facts.note,
  ]);
}

const texts = ({ product, round, code }: About) => ({ product, round, code });
