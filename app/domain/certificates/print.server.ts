import type { CertificateData } from "~/adapters/documents/pdf/certificate.server";
import { runWithLocale } from "~/i18n/locale.server";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { sealName } from "../seals/rules";
import { type Certificate, certificateByNumber } from "./queries.server";
import { normalizeCertificateNumber } from "./rules";

const replacesLine = ({ kind, number }: NonNullable<Certificate["replaces"]>) =>
  kind === "loss" ? m.certificates_replaces_loss({ number }) : m.certificates_replaces_correction({ number });

/**
 * What the paper of a certificate prints, in Vietnamese whatever language is read. Public. pageUrl: makes the address of a number's page.
 * Throws "not_found", and "closed" for a certificate that was taken back or replaced, and before its results are sealed.
 */
export async function certificateForPrint(
  ctx: Context,
  typedNumber: string,
  pageUrl: (number: string) => string,
): Promise<{ number: string; print: CertificateData }> {
  const certificate = await certificateByNumber(ctx, normalizeCertificateNumber(typedNumber));
  if (!certificate) throw new DomainError("not_found", m.certificates_unknown_title());
  // A paper that says nothing of it would pass for a valid one.
  if (certificate.status === "revoked" || certificate.status === "superseded") {
    throw new DomainError("closed", m.certificates_no_paper());
  }
  if (!certificate.seal) throw new DomainError("closed", m.certificates_not_sealed_yet());
  const { number, decision, level, year } = certificate;
  const title = runWithLocale("vi", () => m.certificates_of({ level: levelTitle(level).toLowerCase(), year }));
  return {
    number,
    print: {
      authority: decision.agencyName,
      title,
      productName: certificate.productName,
      establishmentName: certificate.establishmentName ?? "",
      address: [certificate.address, certificate.provinceName].filter(Boolean).join(", "),
      number,
      decision: { number: decision.number, date: decision.decidedOn },
      validUntil: certificate.validUntil,
      place: decision.place,
      issuedOn: certificate.issuedOn,
      signer: { title: decision.signerTitle, name: decision.signerName },
      pageUrl: pageUrl(number),
      ...(certificate.replaces && {
        replaces: runWithLocale("vi", () => replacesLine(certificate.replaces!)),
      }),
      seal: runWithLocale("vi", () => m.seals_paper({ name: sealName(certificate.seal!) })),
    },
  };
}
