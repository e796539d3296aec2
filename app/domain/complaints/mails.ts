import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { complaintOutcomeName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { ComplaintOutcome } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface Named {
  /** The reader. */
  readonly name: string;
}

interface About {
  /** "KN-3" */
  readonly label: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
}

interface Timed extends About {
  readonly dueOn: PlainDate;
}

// The site's `paths` say the same.
const receiptPath = (slug: string, id: string) => `/rounds/${slug}/complaints/${id}`;
const deskPath = (id: string) => `/organiser/complaints/${id}`;
const ownPath = (id: string) => `/producer/complaints/${id}`;

const inWords = ({ label, round }: About) => ({ label, round: getLocale() === "vi" ? round.name : round.nameEn });
const withDay = (facts: Timed) => ({ ...inWords(facts), date: formatDate(facts.dueOn) });

/** To the sender. The address was typed by anybody, so the mail repeats nothing of what was typed. */
export function acknowledgementMail(facts: Timed, id: string): Letter {
  return {
    purpose: "complaint_received",
    subject: m.complaints_mail_acknowledged_subject(inWords(facts)),
    body: letter({
      name: null,
      paragraphs: [m.complaints_mail_acknowledged_text(withDay(facts))],
      link: receiptPath(facts.round.slug, id),
      after: [m.complaints_mail_not_me()],
    }),
  };
}

export function receivedMail(facts: Timed & Named, id: string): Letter {
  return {
    purpose: "complaint_to_handle",
    subject: m.complaints_mail_received_subject(inWords(facts)),
    body: letter({
      name: facts.name,
      paragraphs: [m.complaints_mail_received_text(withDay(facts))],
      link: deskPath(id),
    }),
  };
}

export function assignedMail(facts: Timed & Named, id: string): Letter {
  return {
    purpose: "complaint_assigned",
    subject: m.complaints_mail_assigned_subject(inWords(facts)),
    body: letter({
      name: facts.name,
      paragraphs: [m.complaints_mail_assigned_text(withDay(facts))],
      link: deskPath(id),
    }),
  };
}

export function reminderMail(facts: Timed & Named & { readonly isOverdue: boolean }, id: string): Letter {
  const words = withDay(facts);
  return {
    purpose: "complaint_reminder",
    subject: facts.isOverdue
      ? m.complaints_mail_overdue_subject(inWords(facts))
      : m.complaints_mail_due_soon_subject(words),
    body: letter({
      name: facts.name,
      paragraphs: [facts.isOverdue ? m.complaints_mail_overdue_text(words) : m.complaints_mail_due_soon_text(words)],
      link: deskPath(id),
    }),
  };
}

export interface ComplaintAnswer extends About {
  readonly outcome: ComplaintOutcome;
  readonly answer: string;
}

/** To the sender, whose name is not known for sure. */
export function answerMail(facts: ComplaintAnswer): Letter {
  return {
    purpose: "complaint_answer",
    subject: m.complaints_mail_answer_subject(inWords(facts)),
    body: letter({
      name: null,
      paragraphs: [
        m.complaints_mail_answer_text(inWords(facts)),
        m.complaints_mail_outcome({ outcome: complaintOutcomeName(facts.outcome) }),
        facts.answer,
      ],
    }),
  };
}

/** To the makers of the entry it was about: the answer, nothing of the sender. */
export function entrantMail(facts: ComplaintAnswer & Named & { readonly product: string }, id: string): Letter {
  const words = { ...inWords(facts), product: facts.product };
  return {
    purpose: "complaint_about_entry",
    subject: m.complaints_mail_entrant_subject(words),
    body: letter({
      name: facts.name,
      paragraphs: [
        m.complaints_mail_entrant_text(words),
        m.complaints_mail_outcome({ outcome: complaintOutcomeName(facts.outcome) }),
      ],
      link: ownPath(id),
    }),
  };
}

/** To the council. deskId: of those who may read the complaint itself. */
export function upheldMail(
  facts: ComplaintAnswer & Named & { readonly product: string | null },
  deskId: string | null,
): Letter {
  const words = { ...inWords(facts), outcome: complaintOutcomeName(facts.outcome) };
  return {
    purpose: "complaint_upheld",
    subject: m.complaints_mail_upheld_subject(inWords(facts)),
    body: letter({
      name: facts.name,
      paragraphs: [
        m.complaints_mail_upheld_text(words),
        ...(facts.product ? [m.complaints_mail_upheld_entry({ product: facts.product })] : []),
      ],
      ...(deskId && { link: deskPath(deskId) }),
    }),
  };
}

export function proposalMail(
  facts: About & Named & { readonly certificate: string; readonly reason: string },
  id: string,
): Letter {
  const words = { ...inWords(facts), certificate: facts.certificate };
  return {
    purpose: "revocation_proposed",
    subject: m.complaints_mail_proposal_subject(words),
    body: letter({
      name: facts.name,
      paragraphs: [m.complaints_mail_proposal_text(words), m.complaints_mail_reason({ reason: facts.reason })],
      link: deskPath(id),
    }),
  };
}
