import type { PlainDate } from "~/lib/dates";
import type { AwardStatus, CertificateStatus } from "~/lib/vocabulary";

/**
 * What a certificate is worth on a day. Revoked wins over expired; an award without a certificate is only recorded.
 * Source: docs/rules/certificates.md.
 */
export function certificateStatus(
  certificate: { readonly validUntil: PlainDate | null; readonly revokedOn: PlainDate | null },
  today: PlainDate,
): AwardStatus {
  if (certificate.revokedOn !== null && certificate.revokedOn <= today) return "revoked";
  if (certificate.validUntil === null) return "recorded";
  return today <= certificate.validUntil ? "valid" : "expired";
}

/** The same of one certificate among those an award may have had: revoked wins over superseded, and that over expired. */
export function statusOfCertificate(
  certificate: { readonly validUntil: PlainDate; readonly revokedOn: PlainDate | null; readonly isCurrent: boolean },
  today: PlainDate,
): CertificateStatus {
  const status = certificateStatus(certificate, today) as Exclude<AwardStatus, "recorded">;
  return status === "revoked" || certificate.isCurrent ? status : "superseded";
}

/** "BTN-2026-1493-007": the round's prefix and year, the figures of the decision's number, and a running number of the round. */
export function certificateNumber(parts: {
  readonly prefix: string;
  readonly year: number;
  readonly decisionNumber: string;
  readonly running: number;
}): string {
  const figures = /\d+/.exec(parts.decisionNumber)?.[0] ?? "0";
  return `${parts.prefix}-${parts.year}-${figures}-${String(parts.running).padStart(3, "0")}`;
}

/** The page of a certificate; the site's `paths` say the same. */
export const certificatePath = (number: string): string => `/certificates/${number}`;

/** As people type it from paper: any case, spaces for dashes. */
export function normalizeCertificateNumber(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]+/g, "-");
}
