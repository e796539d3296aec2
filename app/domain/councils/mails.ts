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
        [m.councils_mail_meeting_agenda(), ...meeting.agenda.split("\n").map((point) => `- ${point}`)].join("\n"),
        m.councils_mail_meeting_vote(),
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
