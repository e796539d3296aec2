import { formatDate } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { SampleEvent } from "~/lib/vocabulary";
import { letter, siteLink } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";
import { noteOf } from "./said";
import { sampleNote } from "./sample";

interface About {
  /** The reader. */
  readonly name: string;
  readonly product: string;
  readonly round: { readonly name: string; readonly nameEn: string };
  readonly code: string;
  readonly nominationId: string;
}

/** The site's `paths` say the same. */
const nominationPath = (id: string) => `/producer/nominations/${id}`;
const receiptPath = (id: string) => `${nominationPath(id)}/receipt.pdf`;
const screeningPath = (id: string) => `/organiser/nominations/${id}`;

function about(purpose: string, subject: string, { name, nominationId }: About, paragraphs: readonly string[]): Letter {
  return { purpose, subject, body: letter({ name, paragraphs, link: nominationPath(nominationId) }) };
}

function toOfficer(
  purpose: string,
  subject: string,
  { name, nominationId }: About,
  paragraphs: readonly string[],
): Letter {
  return { purpose, subject, body: letter({ name, paragraphs, link: screeningPath(nominationId) }) };
}

export function submittedMail(facts: About): Letter {
  return about("nomination_submitted", m.nominations_mail_submitted_subject(texts(facts)), facts, [
    m.nominations_mail_submitted_text(texts(facts)),
    m.nominations_mail_receipt({ link: siteLink(receiptPath(facts.nominationId)) }),
  ]);
}

/** With its condition when papers were left pending. */
export function admittedMail(
  facts: About & { condition: { dueOn: PlainDate; papers: readonly string[] } | null },
): Letter {
  const { condition } = facts;
  return about("nomination_admitted", m.nominations_mail_admitted_subject(texts(facts)), facts, [
    m.nominations_mail_admitted_text(texts(facts)),
    ...(condition
      ? [m.nominations_mail_condition({ date: formatDate(condition.dueOn) }), condition.papers.map(line).join("\n")]
      : []),
  ]);
}

const line = (text: string) => `- ${text}`;

export function refusedMail(facts: About & { reason: string }): Letter {
  return about("nomination_refused", m.nominations_mail_refused_subject(texts(facts)), facts, [
    m.nominations_mail_refused_text(texts(facts)),
    facts.reason,
  ]);
}

/** An answer was taken back: the dossier waits for one again, or for what its producer is to mend. */
export function undoneMail(
  answer: "admitted" | "refused",
  facts: About & {
    reason: string;
    request: { readonly note: string | null; readonly said: unknown; readonly dueOn: PlainDate | null } | null;
  },
): Letter {
  const { request } = facts;
  const asked = request && noteOf(request);
  const next = request
    ? [
        m.nominations_mail_undone_asked(),
        ...(asked ? [asked] : []),
        ...(request.dueOn ? [m.nominations_mail_due({ date: formatDate(request.dueOn) })] : []),
      ]
    : [m.nominations_mail_undone_next()];
  return answer === "admitted"
    ? about("nomination_admission_undone", m.nominations_mail_admission_undone_subject(texts(facts)), facts, [
        m.nominations_mail_admission_undone_text(texts(facts)),
        facts.reason,
        ...next,
      ])
    : about("nomination_refusal_undone", m.nominations_mail_refusal_undone_subject(texts(facts)), facts, [
        m.nominations_mail_refusal_undone_text(texts(facts)),
        facts.reason,
        ...next,
      ]);
}

export function moreAskedMail(facts: About & { note: string; dueOn: PlainDate }): Letter {
  return about("nomination_more_asked", m.nominations_mail_more_asked_subject(texts(facts)), facts, [
    m.nominations_mail_more_asked_text(texts(facts)),
    facts.note,
    m.nominations_mail_due({ date: formatDate(facts.dueOn) }),
  ]);
}

/** A later day for the papers that were left pending. */
export function papersDayMovedMail(facts: About & { dueOn: PlainDate; reason: string }): Letter {
  const moved = { ...texts(facts), date: formatDate(facts.dueOn) };
  return about("nomination_papers_day_moved", m.nominations_mail_papers_day_subject(moved), facts, [
    m.nominations_mail_papers_day_text(moved),
    facts.reason,
  ]);
}

export function papersCompletedMail(facts: About): Letter {
  return about("nomination_papers_completed", m.nominations_mail_papers_completed_subject(texts(facts)), facts, [
    m.nominations_mail_papers_completed_text(texts(facts)),
  ]);
}

/** A line of its custody log. */
export function sampleMail(
  facts: About & { kind: SampleEvent; note: string | null; consentedOn: PlainDate | null },
): Letter {
  const note = sampleNote(facts);
  return about("nomination_sample", m.nominations_mail_sample_subject(texts(facts)), facts, [
    SAMPLE_TEXTS[facts.kind](texts(facts)),
    ...(note ? [note] : []),
  ]);
}

const SAMPLE_TEXTS: Readonly<Record<SampleEvent, (about: ReturnType<typeof texts>) => string>> = {
  received: m.nominations_mail_sample_received,
  shown: m.nominations_mail_sample_shown,
  returned: m.nominations_mail_sample_returned,
  kept: m.nominations_mail_sample_kept,
  catalogue: m.nominations_mail_sample_catalogue,
};

/** To the officer of a dossier: it came back. */
export function resubmittedMail(facts: About): Letter {
  return toOfficer("nomination_resubmitted", m.nominations_mail_resubmitted_subject(texts(facts)), facts, [
    m.nominations_mail_resubmitted_text(texts(facts)),
  ]);
}

/** To the officer of a dossier: a paper that was left pending has come. */
export function pendingPaperMail(facts: About & { paper: string }): Letter {
  return toOfficer("nomination_pending_paper", m.nominations_mail_pending_paper_subject(texts(facts)), facts, [
    m.nominations_mail_pending_paper_text({ ...texts(facts), paper: facts.paper }),
  ]);
}

const texts = ({ product, round, code }: About) => ({ product, round: nameInLanguage(round), code });
