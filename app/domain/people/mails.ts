import { formatDateTime } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { roleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Role, RoundRole } from "~/lib/vocabulary";
import { letter } from "../notifications/letter";
import type { Letter } from "../notifications/queue-mail.server";
import { FIRST_PASSWORD_MS, INVITATION_MS, RESET_MS } from "./rules";

/** Where links of these mails lead; the site's `paths` say the same. */
export const linkPaths = {
  invitation: (token: string) => `/invitations/${token}`,
  password: (token: string) => `/reset-password/${token}`,
  login: () => "/login",
  forgotPassword: () => "/forgot-password",
  register: () => "/register",
  organiserRound: (slug: string) => `/organiser/rounds/${slug}`,
} as const;

/** By purpose: how long the secret link of a mail works, in milliseconds. After it the text is of no use to anybody. */
export const LINK_LIFETIMES: Readonly<Record<string, number>> = {
  invitation: INVITATION_MS,
  registration: FIRST_PASSWORD_MS,
  password_reset: RESET_MS,
};

interface Invitation {
  readonly name: string;
  readonly invitedBy: string;
  readonly role: Role;
  /** The agency, establishment or round; null for the whole site. */
  readonly where: string | null;
  readonly token: string;
  readonly expiresAt: Date;
}

export function invitationMail({ name, invitedBy, role, where, token, expiresAt }: Invitation): Letter {
  const names = { inviter: invitedBy, role: roleName(role), where: where ?? m.people_whole_site() };
  return {
    purpose: "invitation",
    subject: m.mail_invitation_subject(names),
    body: letter({
      name,
      paragraphs: [m.mail_invitation_text(names)],
      link: linkPaths.invitation(token),
      after: [m.mail_link_once({ until: formatDateTime(expiresAt) }), m.mail_invitation_ignore()],
    }),
  };
}

/** To an address someone signed up with: it is not known yet whose it is, so the mail names nobody. */
export function firstPasswordMail({ token, expiresAt }: { token: string; expiresAt: Date }): Letter {
  return {
    purpose: "registration",
    subject: m.mail_registration_subject(),
    body: letter({
      name: null,
      paragraphs: [m.mail_registration_text()],
      link: linkPaths.password(token),
      after: [m.mail_link_once({ until: formatDateTime(expiresAt) }), m.mail_registration_ignore()],
    }),
  };
}

export function accountExistsMail({ name }: { name: string }): Letter {
  return {
    purpose: "registration",
    subject: m.mail_account_exists_subject(),
    body: letter({
      name,
      paragraphs: [m.mail_account_exists_text()],
      link: linkPaths.login(),
      after: [m.mail_account_exists_forgot()],
    }),
  };
}

export function passwordResetMail({
  name,
  token,
  expiresAt,
}: {
  name: string;
  token: string;
  expiresAt: Date;
}): Letter {
  return {
    purpose: "password_reset",
    subject: m.mail_reset_subject(),
    body: letter({
      name,
      paragraphs: [m.mail_reset_text()],
      link: linkPaths.password(token),
      after: [m.mail_link_once({ until: formatDateTime(expiresAt) }), m.mail_reset_ignore()],
    }),
  };
}

export function passwordChangedMail({ name, at }: { name: string; at: Date }): Letter {
  return {
    purpose: "password_changed",
    subject: m.mail_password_changed_subject(),
    body: letter({
      name,
      paragraphs: [m.mail_password_changed_text({ at: formatDateTime(at) }), m.mail_password_changed_not_me()],
      link: linkPaths.forgotPassword(),
    }),
  };
}

export function consentWithdrawnMail({ name, at }: { name: string; at: Date }): Letter {
  return {
    purpose: "consent_withdrawn",
    subject: m.mail_consent_withdrawn_subject(),
    body: letter({
      name,
      paragraphs: [m.mail_consent_withdrawn_text({ at: formatDateTime(at) }), m.mail_consent_withdrawn_return()],
      link: linkPaths.register(),
      after: [m.mail_leaving_not_me()],
    }),
  };
}

export function accountDeletedMail({ name, at }: { name: string; at: Date }): Letter {
  return {
    purpose: "account_deleted",
    subject: m.mail_account_deleted_subject(),
    body: letter({
      name,
      paragraphs: [m.mail_account_deleted_text({ at: formatDateTime(at) }), m.mail_account_deleted_kept()],
      after: [m.mail_leaving_not_me()],
    }),
  };
}

interface LeftSeat {
  readonly role: RoundRole;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
}

/** To those who run a round, when someone with a seat in it closes their account. */
export function seatLeftMail(reader: { name: string }, person: { name: string }, seat: LeftSeat): Letter {
  const round = getLocale() === "en" ? seat.nameEn : seat.name;
  const facts = { name: person.name, role: roleName(seat.role), round };
  return {
    purpose: "seat_left",
    subject: m.mail_seat_left_subject(facts),
    body: letter({
      name: reader.name,
      paragraphs: [m.mail_seat_left_text(facts)],
      link: linkPaths.organiserRound(seat.slug),
    }),
  };
}
