import { formatDate } from "~/i18n/formats";
import { boothKindName, nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { AskedKind } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";

/** What a mail is about. */
export interface AboutApplication {
  readonly applicationId: string;
  readonly number: string;
  readonly signName: string;
  readonly fair: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly agencyName: string;
}

// The site's `paths` say the same.
const ownPath = (id: string) => `/applications/${id}`;
const sentPath = (slug: string, number: string) => `/organiser/fairs/${slug}/applications/${number}`;

const texts = ({ number, signName, fair, agencyName }: AboutApplication) => ({
  number,
  sign: signName,
  fair: nameInLanguage(fair),
  agency: agencyName,
});
type Texts = ReturnType<typeof texts>;

function toApplicant(
  purpose: string,
  subject: (about: Texts) => string,
  name: string,
  about: AboutApplication,
  paragraphs: readonly string[],
): Letter {
  return {
    purpose: `application_${purpose}`,
    subject: subject(texts(about)),
    body: letter({ name, paragraphs, link: ownPath(about.applicationId) }),
  };
}

export const submittedMail = (name: string, about: AboutApplication): Letter =>
  toApplicant("submitted", m.applications_mail_submitted_subject, name, about, [
    m.applications_mail_submitted_text(texts(about)),
  ]);

/** To the fair's office: what was asked for has come. */
export const resubmittedMail = (name: string, about: AboutApplication): Letter => ({
  purpose: "application_resubmitted",
  subject: m.applications_mail_resubmitted_subject(texts(about)),
  body: letter({
    name,
    paragraphs: [m.applications_mail_resubmitted_text(texts(about))],
    link: sentPath(about.fair.slug, about.number),
  }),
});

/** To the fair's office: an application that was answered, or had booths, was taken back. */
export const withdrawnMail = (
  name: string,
  about: AboutApplication,
  reason: string,
  booths: readonly string[],
): Letter => ({
  purpose: "application_withdrawn",
  subject: m.applications_mail_withdrawn_subject(texts(about)),
  body: letter({
    name,
    paragraphs: [
      m.applications_mail_withdrawn_text(texts(about)),
      reason,
      ...(booths.length > 0 ? [m.applications_mail_withdrawn_booths({ booths: booths.join(", ") })] : []),
    ],
    link: sentPath(about.fair.slug, about.number),
  }),
});

/** To the fair's office: an accepted exhibitor corrected what it says. */
export const correctedMail = (name: string, about: AboutApplication, note: string): Letter => ({
  purpose: "application_corrected",
  subject: m.applications_mail_corrected_subject(texts(about)),
  body: letter({
    name,
    paragraphs: [m.applications_mail_corrected_text(texts(about)), note, m.applications_mail_corrected_more()],
    link: sentPath(about.fair.slug, about.number),
  }),
});

export const moreAskedMail = (name: string, about: AboutApplication, note: string, dueOn: PlainDate): Letter =>
  toApplicant("more_asked", m.applications_mail_more_asked_subject, name, about, [
    m.applications_mail_more_asked_text(texts(about)),
    note,
    m.applications_mail_more_asked_due({ date: formatDate(dueOn) }),
  ]);

export const requestWithdrawnMail = (name: string, about: AboutApplication, reason: string): Letter =>
  toApplicant("request_withdrawn", m.applications_mail_request_withdrawn_subject, name, about, [
    m.applications_mail_request_withdrawn_text(texts(about)),
    reason,
  ]);

/** Places by kind; those of none are left out. */
export type GrantedPlaces = readonly { readonly kind: AskedKind; readonly booths: number }[];

const placeLines = (granted: GrantedPlaces) =>
  granted
    .filter(({ booths }) => booths > 0)
    .map(({ kind, booths }) => m.applications_mail_place_line({ count: String(booths), kind: boothKindName(kind) }))
    .join("\n");

export const acceptedMail = (name: string, about: AboutApplication, granted: GrantedPlaces): Letter =>
  toApplicant("accepted", m.applications_mail_accepted_subject, name, about, [
    m.applications_mail_accepted_text(texts(about)),
    placeLines(granted),
    m.applications_mail_accepted_next(),
  ]);

export const grantChangedMail = (name: string, about: AboutApplication, granted: GrantedPlaces): Letter =>
  toApplicant("grant_changed", m.applications_mail_grant_subject, name, about, [
    m.applications_mail_grant_text(texts(about)),
    placeLines(granted),
  ]);

export const waitingMail = (name: string, about: AboutApplication, note: string | null): Letter =>
  toApplicant("waiting", m.applications_mail_waiting_subject, name, about, [
    m.applications_mail_waiting_text(texts(about)),
    ...(note ? [note] : []),
  ]);

export const refusedMail = (name: string, about: AboutApplication, reason: string): Letter =>
  toApplicant("refused", m.applications_mail_refused_subject, name, about, [
    m.applications_mail_refused_text(texts(about)),
    reason,
  ]);

export const undoneMail = (name: string, about: AboutApplication, reason: string): Letter =>
  toApplicant("undone", m.applications_mail_undone_subject, name, about, [
    m.applications_mail_undone_text(texts(about)),
    reason,
  ]);
