import { eq } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { awards, certificates } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { CorrectionForm, ReissueForm } from "../certificates/forms";
import { nextNumber } from "../certificates/issue-certificates.server";
import { type IssuedCertificate, issuedById } from "../certificates/issued-certificate.server";
import { whyNotReplace } from "../certificates/policy";
import { certificatePath } from "../certificates/rules";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { refreshGallery } from "../gallery/refresh-gallery.server";
import { recordEvent } from "../ledger/record-event.server";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { latestSeal } from "../seals/queries.server";
import type { SealChange, SealedAward } from "../seals/rules";
import { sheetOfVersion } from "../templates/queries.server";
import { inTransaction } from "../transaction.server";
import { USUAL_SITE } from "./release-misfits.server";
import { refuseReplacementMisfit, type SeenMisfit } from "./replacement-misfit.server";
import { sealChange } from "./seal-results.server";
import { tellAbove, tellHolder } from "./tell-holder.server";

/**
 * Print a certificate anew, under a new number, for one whose paper was lost or spoilt. Its page says from then on that another took
 * its place; what it says of the award, and its last day, stay. Returns the new number.
 * Refused: "not_found", "forbidden", "conflict" for one that was revoked, replaced, has ended or is not sealed yet, and where the template
 * does not hold the new paper's words unless just that was seen and is wanted.
 * Source: docs/rules/certificates.md#reissue.
 */
export function reissueCertificate(
  ctx: Context,
  signer: Signer,
  certificateId: string,
  { reason, despiteMisfits = false, seenMisfit }: ReissueForm,
  site = USUAL_SITE,
): Promise<string> {
  return replace(ctx, { signer, site }, certificateId, () => ({
    change: { kind: "loss", reason, document: null },
    printed: {},
    seen: { despiteMisfits, seenMisfit },
  }));
}

/**
 * Correct what a certificate prints, by a letter or decision of its authority: a new seal supersedes the one before, and a certificate
 * under a new number takes the place of the wrong one. Returns the new number.
 * Refused: as `reissueCertificate`, and "invalid" where nothing would change and for a day to come or before the issue.
 * Source: docs/rules/certificates.md#correction.
 */
export function correctCertificate(
  ctx: Context,
  signer: Signer,
  certificateId: string,
  input: CorrectionForm,
  site = USUAL_SITE,
): Promise<string> {
  return replace(ctx, { signer, site }, certificateId, (certificate) => {
    const { productName, establishmentName, address = null, documentNumber, documentDate, reason } = input;
    const { despiteMisfits = false, seenMisfit } = input;
    const isSame =
      productName === certificate.productName &&
      establishmentName === certificate.establishmentName &&
      address === certificate.address;
    if (isSame) throw refusal("productName", m.certificates_correction_same());
    if (documentDate > todayInVietnam(ctx.now)) throw refusal("documentDate", m.certificates_correction_in_future());
    if (documentDate < certificate.issuedOn) throw refusal("documentDate", m.certificates_correction_before_issue());
    const printed = { productName, establishmentName, address };
    return {
      change: { kind: "correction", reason, document: { number: documentNumber, date: documentDate } },
      printed,
      seen: { despiteMisfits, seenMisfit },
    };
  });
}

const refusal = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });

interface Replacement {
  readonly change: SealChange;
  /** What the award prints from now on, where it differs. */
  readonly printed: Partial<{ productName: string; establishmentName: string; address: string | null }>;
  /** What its template cannot set as it should, and is issued nevertheless. */
  readonly seen: SeenMisfit;
}

/** Who signs, and where the pages of certificates stand. */
interface Issuer {
  readonly signer: Signer;
  readonly site: string;
}

function replace(
  ctx: Context,
  issuer: Issuer,
  certificateId: string,
  plan: (certificate: IssuedCertificate) => Replacement,
): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { roundId } = await issuedById(ctx, certificateId);
    const round = await lockRound(ctx, roundId);
    const certificate = await issuedById(ctx, certificateId);
    const today = todayInVietnam(ctx.now);
    const whyNot = whyNotReplace(certificate, today);
    if (whyNot) throw new DomainError("conflict", whyNot);
    const replacement = plan(certificate);
    const { change, printed } = replacement;
    const number = await putInPlace(ctx, issuer, round, certificate, replacement);
    await recordAudit(ctx, {
      act: change.kind === "loss" ? "certificates.reissued" : "certificates.corrected",
      subject: { kind: "certificate", id: certificate.id },
      before: { number: certificate.number, ...before(certificate, printed) },
      after: { number, ...printed, reason: change.reason, ...(change.document && { document: change.document }) },
    });
    const words = () => ({
      purpose: "certificate_replaced",
      subject: m.certificates_mail_replaced_subject({ number: certificate.number }),
      paragraphs: [
        m.certificates_mail_replaced_text({
          number: certificate.number,
          replacement: number,
          product: printed.productName ?? certificate.productName,
        }),
        m.certificates_mail_replaced_reason({ reason: change.reason }),
      ],
      link: certificatePath(number),
    });
    await tellHolder(ctx, certificate, words);
    await tellAbove(ctx, certificate, () => {
      const told = words();
      return { ...told, paragraphs: [...told.paragraphs, m.certificates_mail_replaced_above()] };
    });
    return number;
  });
}

const before = (certificate: IssuedCertificate, printed: Replacement["printed"]) =>
  Object.fromEntries(Object.keys(printed).map((field) => [field, certificate[field as keyof typeof printed]]));

/** The new seal, the new certificate, and what the award prints from now on. Returns the number. */
async function putInPlace(
  ctx: WriteContext,
  { signer, site }: Issuer,
  round: RoundDetails,
  certificate: IssuedCertificate,
  { change, printed, seen }: Replacement,
): Promise<string> {
  const { awardId, decisionId, validUntil } = certificate;
  const last = await latestSeal(ctx, decisionId);
  const sealed = last!.content.awards.find((one) => one.award === awardId)!;
  const number = await nextNumber(ctx, round, last!.content.decision.number);
  // The title is as old as it was: only its paper is new.
  const issued = { number, issuedOn: certificate.issuedOn, validUntil };
  const changed: SealedAward = {
    ...sealed,
    ...(printed.productName !== undefined && { product: printed.productName }),
    ...(printed.establishmentName !== undefined && { establishment: printed.establishmentName }),
    ...(printed.address !== undefined && { address: printed.address }),
    certificate: { ...issued, replaces: certificate.number },
  };
  const replaces = { number: certificate.number, kind: change.kind };
  const sheet = await sheetOfVersion(ctx, certificate.templateVersionId, last!.content.template ?? null);
  await refuseReplacementMisfit(sheet, { sealed: last!.content, changed, replaces }, site, seen);
  const seal = await sealChange(ctx, signer, round, decisionId, change, changed);
  if (Object.keys(printed).length > 0) await ctx.db.update(awards).set(printed).where(eq(awards.id, awardId));
  await ctx.db.update(certificates).set({ isCurrent: false }).where(eq(certificates.id, certificate.id));
  await ctx.db.insert(certificates).values({
    ...issued,
    awardId,
    sealId: seal.id,
    templateVersionId: certificate.templateVersionId,
    replacesId: certificate.id,
    replacementKind: change.kind,
    replacementReason: change.reason,
    createdAt: ctx.now,
  });
  await recordEvent(ctx, {
    roundId: round.id,
    kind: "seal_superseded",
    payload: { decision: decisionId, seal: seal.digest, supersedes: last!.digest, change: change.kind },
  });
  await refreshGallery(ctx, [awardId]);
  return issued.number;
}
