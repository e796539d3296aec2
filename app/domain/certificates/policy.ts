import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

/** Write down that a certificate was taken back, or have another take its place: organisers of the agency that ran its round. */
export function mayKeepCertificates(actor: Actor | null, certificate: { readonly agencyId: string }): boolean {
  return holdsAgencyRole(actor, certificate.agencyId, ["organiser"]);
}

/** Say when winners report to an agency and what they are reminded of. */
export function mayKeepReminders(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser"]);
}

/** See which certificates of an agency's rounds end soon. */
export function maySeeEnding(actor: Actor | null, agencyId: string): boolean {
  return holdsAgencyRole(actor, agencyId, ["organiser", "secretary"]);
}

/** A certificate is taken back once; of those an award had, the one that counts. */
export function whyNotRevoke(certificate: {
  readonly revokedOn: PlainDate | null;
  readonly isCurrent: boolean;
}): string | null {
  if (certificate.revokedOn !== null) return m.certificates_is_revoked({ date: formatDate(certificate.revokedOn) });
  return certificate.isCurrent ? null : m.certificates_is_replaced();
}

/** Only what still counts is replaced, and only once. */
export function whyNotReplace(
  certificate: {
    readonly revokedOn: PlainDate | null;
    readonly isCurrent: boolean;
    readonly validUntil: PlainDate;
    readonly isSealed: boolean;
  },
  today: PlainDate,
): string | null {
  const whyNot = whyNotRevoke(certificate);
  if (whyNot) return whyNot;
  if (certificate.validUntil < today) return m.certificates_is_expired({ date: formatDate(certificate.validUntil) });
  return certificate.isSealed ? null : m.certificates_not_sealed_yet();
}

export const certificatePermissions: readonly Permission[] = [
  { act: "certificate.replace", title: m.certificates_act_replace, may: mayKeepCertificates },
  { act: "certificate.revoke", title: m.certificates_act_revoke, may: mayKeepCertificates },
  {
    act: "certificate.see_ending",
    title: m.reports_act_see_ending,
    may: (actor, here) => maySeeEnding(actor, here.agencyId),
  },
  {
    act: "reminders.keep",
    title: m.reports_act_keep_reminders,
    may: (actor, here) => mayKeepReminders(actor, here.agencyId),
  },
];
