import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";

/** Write down that a certificate was taken back: organisers of the agency that ran its round. */
export function mayRevokeCertificate(actor: Actor | null, certificate: { readonly agencyId: string }): boolean {
  return holdsAgencyRole(actor, certificate.agencyId, ["organiser"]);
}

/** A certificate is taken back once. */
export function whyNotRevoke(certificate: { readonly revokedOn: PlainDate | null }): string | null {
  return certificate.revokedOn === null ? null : m.certificates_is_revoked({ date: formatDate(certificate.revokedOn) });
}

export const certificatePermissions: readonly Permission[] = [
  { act: "certificate.revoke", title: m.certificates_act_revoke, may: mayRevokeCertificate },
];
