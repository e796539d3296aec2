import { revocations } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { RevocationForm } from "../certificates/forms";
import { type IssuedCertificate, issuedById } from "../certificates/issued-certificate.server";
import { whyNotRevoke } from "../certificates/policy";
import { certificatePath } from "../certificates/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { refreshGallery } from "../gallery/refresh-gallery.server";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import { tellHolder } from "./tell-holder.server";

/**
 * Take a certificate back by a decision of its authority: from its day the certificate's page, the gallery, lists and the API say
 * so, with the reason. Its maker is told by mail. It stays taken back.
 * Refused: "not_found", "forbidden", "conflict" when it was taken back or replaced already, "invalid" for a day to come or before the issue.
 * Source: docs/rules/certificates.md#revocation.
 */
export function revokeCertificate(ctx: Context, certificateId: string, input: RevocationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // Of two officers the second waits and is then told, whether the first took it back or had another take its place.
    await lockRound(ctx, (await issuedById(ctx, certificateId)).roundId);
    const certificate = await issuedById(ctx, certificateId);
    const whyNot = whyNotRevoke(certificate);
    if (whyNot) throw new DomainError("conflict", whyNot);
    checkDay(ctx, certificate, input.revokedOn);

    await ctx.db
      .insert(revocations)
      .values({ certificateId: certificate.id, ...input, recordedBy: ctx.actor!.userId, recordedAt: ctx.now });
    await refreshGallery(ctx, [certificate.awardId]);
    await recordAudit(ctx, {
      act: "certificates.revoked",
      subject: { kind: "certificate", id: certificate.id },
      after: { number: certificate.number, ...input },
    });
    const { number, productName } = certificate;
    await tellHolder(ctx, certificate, () => ({
      purpose: "certificate_revoked",
      subject: m.certificates_mail_revoked_subject({ number }),
      paragraphs: [
        m.certificates_mail_revoked_text({
          number,
          product: productName,
          decision: input.decisionNumber,
          date: formatDate(input.revokedOn),
        }),
        m.certificates_mail_revoked_reason({ reason: input.reason }),
      ],
      link: certificatePath(number),
    }));
  });
}

function checkDay(ctx: Context, { issuedOn }: IssuedCertificate, revokedOn: string): void {
  const refuse = (sentence: string) => new DomainError("invalid", sentence, { revokedOn: [sentence] });
  if (revokedOn > todayInVietnam(ctx.now)) throw refuse(m.certificates_revocation_in_future());
  if (revokedOn < issuedOn) throw refuse(m.certificates_revocation_before_issue({ date: formatDate(issuedOn) }));
}
