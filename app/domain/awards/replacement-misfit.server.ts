import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { TemplateSheet } from "~/lib/template-sheet";
import type { ReplacementKind } from "~/lib/vocabulary";
import { certificatePath } from "../certificates/rules";
import { DomainError } from "../errors";
import type { SealContent, SealedAward } from "../seals/rules";
import { misfitsOf } from "../templates/check-fit.server";
import { fieldWords } from "../templates/rules";
import type { CertificateFacts } from "../templates/words.server";
import { UNKNOWN_DIGEST } from "./release-misfits.server";

/** A paper that would take the place of another: by the seal of now, with what it changes of it. */
export interface PlannedReplacement {
  readonly sealed: SealContent;
  readonly changed: SealedAward;
  /** The number it takes the place of, and why. */
  readonly replaces: { readonly number: string; readonly kind: ReplacementKind };
}

/**
 * Throws "conflict", with what does not fit, for a replacement whose words its template cannot set as it should. site: where its page
 * stands.
 */
export async function refuseReplacementMisfit(
  sheet: TemplateSheet,
  planned: PlannedReplacement,
  site: string,
): Promise<void> {
  const [misfit] = await misfitsOf(sheet, [factsOf(planned, site)]);
  if (!misfit) return;
  const { overflowing, unknown } = misfit;
  const sentence = m.templates_replacement_misfit();
  const sentences = [
    sentence,
    ...(overflowing.length > 0
      ? [m.templates_misfit_overflow({ texts: formatList(overflowing.map(fieldWords)) })]
      : []),
    ...(unknown.length > 0 ? [m.templates_misfit_unknown({ letters: unknown.join(" ") })] : []),
  ];
  throw new DomainError("conflict", sentence, { despiteMisfits: sentences });
}

/** What it would print. One line more than the paper before, if that was a first one: which number it takes the place of. */
function factsOf({ sealed, changed, replaces }: PlannedReplacement, site: string): CertificateFacts {
  const { round, decision, version } = sealed;
  const { product, establishment, address, province, group, tier, certificate } = changed;
  return {
    product,
    establishment,
    address,
    province: province.name,
    group: group?.name ?? null,
    tier,
    level: round.level,
    year: round.year,
    round,
    number: certificate.number,
    issuedOn: certificate.issuedOn,
    validUntil: certificate.validUntil,
    decision: {
      number: decision.number,
      decidedOn: decision.decidedOn,
      agencyName: decision.agency,
      place: decision.place,
      signerTitle: decision.signer.title,
      signerName: decision.signer.name,
    },
    replaces,
    seal: { version: version + 1, digest: UNKNOWN_DIGEST },
    pageUrl: `${site}${certificatePath(certificate.number)}`,
  };
}
