import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { TemplateSheet } from "~/lib/template-sheet";
import type { ReplacementKind } from "~/lib/vocabulary";
import { certificatePath } from "../certificates/rules";
import { DomainError } from "../errors";
import type { SealContent, SealedAward } from "../seals/rules";
import { misfitsOf } from "../templates/check-fit.server";
import { fieldWords } from "../templates/rules";
import { type CertificateFacts, factsOfSealed } from "../templates/words.server";
import { UNKNOWN_DIGEST } from "./release-misfits.server";

/** A paper that would take the place of another: by the seal of now, with what it changes of it. */
export interface PlannedReplacement {
  readonly sealed: SealContent;
  readonly changed: SealedAward;
  /** The number it takes the place of, and why. */
  readonly replaces: { readonly number: string; readonly kind: ReplacementKind };
}

/** A replacement is refused for what its template does not hold. seal: names that, for who confirms it. */
export class ReplacementMisfit extends DomainError {
  constructor(
    message: string,
    fields: Readonly<Record<string, readonly string[]>>,
    readonly seal: string,
  ) {
    super("conflict", message, fields);
  }
}

/** What was seen of a replacement before it was confirmed. */
export interface SeenMisfit {
  readonly despiteMisfits: boolean;
  /** `ReplacementMisfit.seal` */
  readonly seenMisfit: string | undefined;
}

/**
 * Throws `ReplacementMisfit`, with what does not fit, for a replacement whose words its template cannot set as it should, unless just that
 * was seen and is wanted. site: where its page stands.
 */
export async function refuseReplacementMisfit(
  sheet: TemplateSheet,
  planned: PlannedReplacement,
  site: string,
  { despiteMisfits, seenMisfit }: SeenMisfit,
): Promise<void> {
  const [misfit] = await misfitsOf(sheet, [factsOf(planned, site)]);
  if (!misfit) return;
  const seal = sha256Hex(canonicalJson({ ...misfit }));
  if (despiteMisfits && seenMisfit === seal) return;
  const { overflowing, unknown } = misfit;
  const sentence = m.templates_replacement_misfit();
  const sentences = [
    sentence,
    ...(overflowing.length > 0
      ? [m.templates_misfit_overflow({ texts: formatList(overflowing.map(fieldWords)) })]
      : []),
    ...(unknown.length > 0 ? [m.templates_misfit_unknown({ letters: unknown.join(" ") })] : []),
  ];
  throw new ReplacementMisfit(sentence, { despiteMisfits: sentences }, seal);
}

/** What it would print. One line more than the paper before, if that was a first one: which number it takes the place of. */
const factsOf = ({ sealed, changed, replaces }: PlannedReplacement, site: string): CertificateFacts =>
  factsOfSealed(sealed, changed, {
    replaces,
    seal: { version: sealed.version + 1, digest: UNKNOWN_DIGEST },
    pageUrl: `${site}${certificatePath(changed.certificate.number)}`,
  });
