import { formatDateTime, formatList } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

interface About {
  /** The reader. */
  readonly name: string;
  readonly applicationId: string;
  readonly fair: { readonly name: string; readonly nameEn: string };
}

// The site's `paths` say the same.
const boothsPath = (id: string) => `/applications/${id}/booths`;

const body = ({ name, applicationId }: About, paragraphs: readonly string[]) =>
  letter({ name, paragraphs, link: boothsPath(applicationId) });

/** The organiser gave a booth, which waits for the exhibitor's yes. */
export function givenMail(facts: About & { readonly code: string }): Letter {
  const words = { code: facts.code, fair: nameInLanguage(facts.fair) };
  return {
    purpose: "booth_given",
    subject: m.booths_mail_given_subject(words),
    body: body(facts, [m.booths_mail_given_text(words)]),
  };
}

export function vacatedMail(facts: About & { readonly code: string; readonly reason: string }): Letter {
  const words = { code: facts.code, fair: nameInLanguage(facts.fair) };
  return {
    purpose: "booth_taken_back",
    subject: m.booths_mail_vacated_subject(words),
    body: body(facts, [m.booths_mail_vacated_text(words), m.booths_mail_reason({ reason: facts.reason })]),
  };
}

export function movedMail(facts: About & { readonly from: string; readonly to: string }): Letter {
  const words = { from: facts.from, to: facts.to, fair: nameInLanguage(facts.fair) };
  return {
    purpose: "booth_moved",
    subject: m.booths_mail_moved_subject(words),
    body: body(facts, [m.booths_mail_moved_text(words)]),
  };
}

/** To the office: an exhibitor does not take what it was given or offered, or gives it back. */
export function givenBackMail(facts: {
  /** The reader. */
  readonly name: string;
  readonly fair: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly number: string | null;
  readonly signName: string;
  readonly codes: readonly string[];
  /** Null where none was asked for. */
  readonly reason: string | null;
}): Letter {
  const words = {
    codes: formatList(facts.codes),
    fair: nameInLanguage(facts.fair),
    number: facts.number ?? "",
    sign: facts.signName,
  };
  return {
    purpose: "booth_given_back",
    subject: m.booths_mail_given_back_subject(words),
    body: letter({
      name: facts.name,
      paragraphs: [
        m.booths_mail_given_back_text(words),
        ...(facts.reason ? [m.booths_mail_reason({ reason: facts.reason })] : []),
      ],
      link: `/organiser/fairs/${facts.fair.slug}/booths`,
    }),
  };
}

interface AboutOffer extends About {
  readonly codes: readonly string[];
}

export function offerMail(facts: AboutOffer & { readonly expiresAt: Date }): Letter {
  const words = {
    codes: formatList(facts.codes),
    fair: nameInLanguage(facts.fair),
    until: formatDateTime(facts.expiresAt),
  };
  return {
    purpose: "booth_offered",
    subject: m.booths_mail_offer_subject(words),
    body: body(facts, [m.booths_mail_offer_text(words), m.booths_mail_offer_how()]),
  };
}

/** An offer ended without an answer, or was taken back. */
export function offerEndedMail(facts: AboutOffer & { readonly isWithdrawn: boolean }): Letter {
  const words = { codes: formatList(facts.codes), fair: nameInLanguage(facts.fair) };
  return {
    purpose: "booth_offer_ended",
    subject: m.booths_mail_offer_ended_subject(words),
    body: body(facts, [
      facts.isWithdrawn ? m.booths_mail_offer_withdrawn_text(words) : m.booths_mail_offer_expired_text(words),
      m.booths_mail_offer_still_waiting(),
    ]),
  };
}
