import { formatDate, formatTime } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { MeetingSide } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";
import type { MeetingRow } from "./queries.server";

interface About {
  readonly fair: { readonly name: string; readonly nameEn: string; readonly venue: string };
  readonly session: { readonly room: string; readonly startsAt: Date; readonly endsAt: Date };
}

// The site's `paths` say the same.
export const buyerPath = (code: string) => `/meetings/${code}`;
export const exhibitorPath = (applicationId: string) => `/applications/${applicationId}/meetings`;

const wordsOf = ({ fair, session }: About) => ({
  fair: nameInLanguage(fair),
  date: formatDate(session.startsAt),
  place: `${session.room}, ${fair.venue}`,
});

/** To a buyer who registered: the way to their page, which is theirs alone. */
export function registeredMail(
  about: About,
  { code, keepUntil }: { readonly code: string; readonly keepUntil: PlainDate | null },
): Letter {
  return {
    purpose: "meeting_registered",
    subject: m.meetings_mail_registered_subject(wordsOf(about)),
    body: letter({
      name: null,
      paragraphs: [m.meetings_mail_registered_text(wordsOf(about))],
      link: buyerPath(code),
      after: [
        m.meetings_mail_registered_after(),
        ...(keepUntil ? [m.meetings_kept_until({ date: formatDate(keepUntil) })] : []),
      ],
    }),
  };
}

/** Who the other side of a meeting is, for one of its sides. */
export const otherSide = (meeting: Pick<MeetingRow, "party" | "buyer">, side: MeetingSide): string =>
  side === "buyer" ? meeting.party : (meeting.buyer.organisation ?? m.meetings_buyer_erased());

export type MeetingNews = "asked" | "accepted" | "declined" | "withdrawn" | "cancelled" | "cancelled_by_you";

interface News {
  readonly meeting: Pick<MeetingRow, "party" | "buyer" | "from" | "table">;
  readonly kind: MeetingNews;
  /** Who reads it. */
  readonly side: MeetingSide;
  readonly link: string;
  /** Why; what somebody wants to speak of. */
  readonly text: string;
}

/** What became of one meeting. */
export function newsMail(about: About, { meeting, kind, side, link, text }: News): Letter {
  const words = { ...wordsOf(about), other: otherSide(meeting, side) };
  const quote = kind === "asked" ? m.meetings_mail_message : m.meetings_mail_reason;
  return {
    purpose: `meeting_${kind}`,
    subject: SUBJECTS[kind](words),
    body: letter({
      name: null,
      paragraphs: [
        TEXTS[kind](words),
        ...(meeting.from && meeting.table !== null ? [lineOf(meeting, words.other)] : []),
        ...(text ? [quote({ text })] : []),
      ],
      link,
    }),
  };
}

type Words = ReturnType<typeof wordsOf>;
const SUBJECTS: Readonly<Record<MeetingNews, (words: Words) => string>> = {
  asked: m.meetings_mail_asked_subject,
  accepted: m.meetings_mail_accepted_subject,
  declined: m.meetings_mail_declined_subject,
  withdrawn: m.meetings_mail_withdrawn_subject,
  cancelled: m.meetings_mail_cancelled_subject,
  cancelled_by_you: m.meetings_mail_cancelled_by_you_subject,
};
const TEXTS: Readonly<Record<MeetingNews, (words: Words & { readonly other: string }) => string>> = {
  asked: m.meetings_mail_asked_text,
  accepted: m.meetings_mail_accepted_text,
  declined: m.meetings_mail_declined_text,
  withdrawn: m.meetings_mail_withdrawn_text,
  cancelled: m.meetings_mail_cancelled_text,
  cancelled_by_you: m.meetings_mail_cancelled_by_you_text,
};

interface Schedule {
  readonly meetings: readonly Pick<MeetingRow, "party" | "buyer" | "from" | "table">[];
  readonly kind: "placed" | "moved";
  readonly side: MeetingSide;
  readonly link: string;
}

/** Tables and times that somebody was given, all in one mail. */
export function scheduleMail(about: About, { meetings, kind, side, link }: Schedule): Letter {
  const words = wordsOf(about);
  return {
    purpose: `meeting_${kind}`,
    subject: kind === "placed" ? m.meetings_mail_placed_subject(words) : m.meetings_mail_moved_subject(words),
    body: letter({
      name: null,
      paragraphs: [
        kind === "placed" ? m.meetings_mail_placed_text(words) : m.meetings_mail_moved_text(words),
        meetings.map((meeting) => lineOf(meeting, otherSide(meeting, side))).join("\n"),
      ],
      link,
      after: [m.meetings_mail_placed_after()],
    }),
  };
}

export type SessionNews = "session_moved" | "session_cancelled" | "session_restored";

interface SessionWords {
  readonly meetings: readonly Pick<MeetingRow, "party" | "buyer" | "from" | "table">[];
  readonly kind: SessionNews;
  readonly side: MeetingSide;
  readonly link: string;
  /** Why; empty where nobody says so. */
  readonly text: string;
}

/** What became of a session, with the meetings of who reads it. */
export function sessionMail(about: About, { meetings, kind, side, link, text }: SessionWords): Letter {
  const { startsAt, endsAt } = about.session;
  const words = { ...wordsOf(about), hours: `${formatTime(startsAt)}–${formatTime(endsAt)}` };
  const placed = meetings.filter(({ from }) => from !== null);
  const { subject, said } = SESSION_WORDS[kind];
  return {
    purpose: `meeting_${kind}`,
    subject: subject(words),
    body: letter({
      name: null,
      paragraphs: [
        said(words),
        ...(text ? [m.meetings_mail_reason({ text })] : []),
        ...(placed.length > 0 ? [placed.map((one) => lineOf(one, otherSide(one, side))).join("\n")] : []),
      ],
      link,
    }),
  };
}

type HourWords = Words & { readonly hours: string };
const SESSION_WORDS: Readonly<
  Record<SessionNews, { subject: (words: HourWords) => string; said: (words: HourWords) => string }>
> = {
  session_moved: { subject: m.meetings_mail_session_moved_subject, said: m.meetings_mail_session_moved_text },
  session_cancelled: {
    subject: m.meetings_mail_session_cancelled_subject,
    said: m.meetings_mail_session_cancelled_text,
  },
  session_restored: {
    subject: m.meetings_mail_session_restored_subject,
    said: m.meetings_mail_session_restored_text,
  },
};

const lineOf = ({ from, table }: Pick<MeetingRow, "from" | "table">, other: string): string =>
  m.meetings_mail_line({ time: formatTime(from!), table: String(table), other });
