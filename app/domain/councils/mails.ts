import { formatDateTime } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

/** The site's `paths` say the same. */
const councilPath = (slug: string) => `/council/rounds/${slug}`;
const publicPath = (slug: string) => `/rounds/${slug}`;

interface Round {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
}

const nameOf = (round: Round) => (getLocale() === "vi" ? round.name : round.nameEn);

interface Meeting {
  readonly number: number;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Date;
  readonly agenda: string;
}

const agendaText = (agenda: string) =>
  [m.councils_mail_meeting_agenda(), ...agenda.split("\n").map((point) => `- ${point}`)].join("\n");

/** To a member of the council: when and where it meets, and what about. */
export function meetingMail(name: string, round: Round, meeting: Meeting): Letter {
  const facts = { round: nameOf(round), number: meeting.number, title: meeting.title };
  return {
    purpose: "council_meeting",
    subject: m.councils_mail_meeting_subject(facts),
    body: letter({
      name,
      paragraphs: [
        m.councils_mail_meeting_text(facts),
        m.councils_mail_meeting_when({ at: formatDateTime(meeting.startsAt), place: meeting.place }),
        agendaText(meeting.agenda),
        m.councils_mail_meeting_vote(),
      ],
      link: councilPath(round.slug),
    }),
  };
}

type When = Pick<Meeting, "title" | "place" | "startsAt" | "agenda">;

/** To a member: what is new about a meeting they were called to. */
export function changedMeetingMail(name: string, round: Round, meeting: Meeting, before: When): Letter {
  const facts = { round: nameOf(round), number: meeting.number, title: meeting.title };
  const isMoved = meeting.place !== before.place || meeting.startsAt.getTime() !== before.startsAt.getTime();
  return {
    purpose: "council_meeting_changed",
    subject: m.councils_mail_changed_subject(facts),
    body: letter({
      name,
      paragraphs: [
        m.councils_mail_changed_text(facts),
        m.councils_mail_meeting_when({ at: formatDateTime(meeting.startsAt), place: meeting.place }),
        ...(isMoved
          ? [m.councils_mail_changed_before({ at: formatDateTime(before.startsAt), place: before.place })]
          : []),
        ...(meeting.agenda === before.agenda ? [] : [agendaText(meeting.agenda)]),
      ],
      link: councilPath(round.slug),
    }),
  };
}

/** To a member: a meeting they were called to will not be. */
export function cancelledMeetingMail(name: string, round: Round, meeting: Meeting, reason: string): Letter {
  const facts = { round: nameOf(round), number: meeting.number, title: meeting.title };
  return {
    purpose: "council_meeting_cancelled",
    subject: m.councils_mail_cancelled_subject(facts),
    body: letter({
      name,
      paragraphs: [
        m.councils_mail_cancelled_text({ ...facts, at: formatDateTime(meeting.startsAt), place: meeting.place }),
        m.councils_mail_reason({ reason }),
      ],
      link: councilPath(round.slug),
    }),
  };
}

/** To a member: a meeting ended early, and when and where it goes on. */
export function adjournedMeetingMail(
  name: string,
  round: Round,
  next: Meeting,
  adjourned: { readonly number: number; readonly reason: string },
): Letter {
  const facts = { round: nameOf(round), number: adjourned.number, next: next.number, title: next.title };
  return {
    purpose: "council_meeting_adjourned",
    subject: m.councils_mail_adjourned_subject(facts),
    body: letter({
      name,
      paragraphs: [
        m.councils_mail_adjourned_text(facts),
        m.councils_mail_reason({ reason: adjourned.reason }),
        m.councils_mail_meeting_when({ at: formatDateTime(next.startsAt), place: next.place }),
        agendaText(next.agenda),
      ],
      link: councilPath(round.slug),
    }),
  };
}

interface OwnEntry {
  readonly code: string;
  readonly product: string;
  readonly isListed: boolean;
}

/** To an entrant: the expected list is public, and whether their products are on it. */
export function expectedListMail(
  name: string,
  round: Round,
  { entries, isCorrection }: { entries: readonly OwnEntry[]; isCorrection: boolean },
): Letter {
  const facts = { round: nameOf(round) };
  return {
    purpose: "expected_list",
    subject: isCorrection ? m.councils_mail_corrected_subject(facts) : m.councils_mail_expected_subject(facts),
    body: letter({
      name,
      paragraphs: [
        isCorrection ? m.councils_mail_corrected_text(facts) : m.councils_mail_expected_text(facts),
        entries
          .map(({ code, product, isListed }) =>
            isListed
              ? m.councils_mail_expected_listed({ code, product })
              : m.councils_mail_expected_not_listed({ code, product }),
          )
          .join("\n"),
        m.councils_mail_expected_not_decided(),
      ],
      link: publicPath(round.slug),
    }),
  };
}
