import { eq, inArray } from "drizzle-orm";
import { decisions, provinces } from "~/db/schema";
import { groupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { canonicalJson } from "~/lib/canonical-json";
import { sha256Hex } from "~/lib/hash.server";
import type { SheetWords, TemplateSheet } from "~/lib/template-sheet";
import { certificateNumber, certificatePath } from "../certificates/rules";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import type { SealedTemplate } from "../seals/rules";
import { type Misfit, misfitsOf } from "../templates/check-fit.server";
import { templateChoices } from "../templates/queries.server";
import { namesField } from "../templates/rules";
import { asPreview } from "../templates/samples.server";
import { templateToIssue } from "../templates/template-to-issue.server";
import { type CertificateFacts, sheetWords } from "../templates/words.server";
import { type DecisionRow, listOfDecision } from "./decision-list.server";
import { type DecisionAtWork, decisionToWorkOn } from "./decisions.server";

/** How the certificates of a decision would look, and what they would not hold. */
export interface TemplateReview {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: SealedTemplate;
  readonly misfits: readonly Misfit[];
  /** The rules of the round know tiers, and no text of the template names one. */
  readonly lacksTier: boolean;
  /** Why the template that was asked for is not the one that is shown; null where it is. */
  readonly gone: string | null;
  /** Names both as they were shown (`ReleaseForm.seenTemplate`). */
  readonly seal: string;
}

/** Names a version of a template and what of a list it does not hold: a release confirms what was looked at, and nothing else. */
export const sealOfLook = ({ id, name, version, digest }: SealedTemplate, misfits: readonly Misfit[]): string =>
  sha256Hex(canonicalJson({ template: { id, name, version, digest }, misfits: misfits.map((one) => ({ ...one })) }));

/**
 * For those who work on the round. templateId: left out for the standard template, which is shown also in the place of one that was put
 * away meanwhile, or is none of the agency's.
 */
export async function reviewTemplate(
  ctx: Context,
  round: RoundDetails,
  decision: DecisionAtWork,
  rows: readonly DecisionRow[],
  templateId: string | undefined,
  site: string,
): Promise<TemplateReview> {
  const { template, gone } = await templateToLookAt(ctx, round.agencyId, templateId);
  const { sealed, sheet } = template;
  const [choices, misfits] = await Promise.all([
    templateChoices(ctx, round.agencyId),
    releaseMisfits(ctx, round, decision, rows, sheet, site),
  ]);
  const lacksTier = round.rules.tiers.value.length > 0 && !namesField(sheet, "tier");
  return { choices, chosen: sealed, misfits, lacksTier, gone, seal: sealOfLook(sealed, misfits) };
}

async function templateToLookAt(ctx: Context, agencyId: string, templateId: string | undefined) {
  try {
    return { template: await templateToIssue(ctx, agencyId, templateId), gone: null };
  } catch (error) {
    if (!(error instanceof DomainError) || templateId === undefined) throw error;
    return { template: await templateToIssue(ctx, agencyId, undefined), gone: error.message };
  }
}

/** Of the length that sites have, for a caller that knows of none. */
export const USUAL_SITE = "https://congnhan.tinhkhanhhoa.gov.vn";
/** In the place of what is known only once it is sealed: as long. */
export const UNKNOWN_DIGEST = "0".repeat(64);

/** The certificates of a decision that a template would not hold, before they are issued. */
export async function releaseMisfits(
  ctx: Pick<Context, "db">,
  round: RoundDetails,
  decision: Pick<DecisionAtWork, "id" | "decidedOn" | "agency">,
  rows: readonly DecisionRow[],
  sheet: TemplateSheet,
  site: string,
): Promise<Misfit[]> {
  return rows.length === 0 ? [] : misfitsOf(sheet, await plannedFacts(ctx, round, decision, rows, site));
}

/**
 * The certificate with the longest names that a decision would issue, as a template would draw it. For those who work on its round.
 * Throws "not_found", also for one that issues none, and as `templateToIssue`.
 */
export async function releasePreview(
  ctx: Context,
  decisionId: string,
  templateId: string | undefined,
  site = USUAL_SITE,
): Promise<{ readonly sheet: TemplateSheet; readonly words: SheetWords }> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  const rows = await listOfDecision(ctx, round, decision.id);
  if (rows.length === 0) throw new DomainError("not_found", m.awards_decision_unknown());
  const { sheet } = await templateToIssue(ctx, round.agencyId, templateId);
  const facts = await plannedFacts(ctx, round, decision, rows, site);
  const length = (one: CertificateFacts) => one.product.length + one.establishment.length + (one.address ?? "").length;
  return { sheet: asPreview(sheet), words: sheetWords(facts.reduce((a, b) => (length(b) > length(a) ? b : a))) };
}

/** What each certificate of a decision would print, with its page on a site; what is not known yet is as long as it will be. */
async function plannedFacts(
  ctx: Pick<Context, "db">,
  round: RoundDetails,
  { id, decidedOn, agency }: Pick<DecisionAtWork, "id" | "decidedOn" | "agency">,
  rows: readonly DecisionRow[],
  site: string,
): Promise<CertificateFacts[]> {
  const [decision] = await ctx.db.select().from(decisions).where(eq(decisions.id, id));
  const { number: decisionNumber, place, signerTitle, signerName } = decision!;
  const names = await ctx.db
    .select({ id: provinces.id, name: provinces.name })
    .from(provinces)
    .where(inArray(provinces.id, [...new Set(rows.map((row) => row.entry.provinceId))]));
  const provinceOf = new Map(names.map((province) => [province.id, province.name]));
  const number = certificateNumber({ prefix: round.codePrefix, year: round.year, decisionNumber, running: 999 });
  return rows.map(({ entry, productName, tier }) => ({
    product: productName,
    establishment: entry.establishmentName,
    address: entry.address,
    province: provinceOf.get(entry.provinceId)!,
    group: groupNameIn(round.rules, entry.groupCode),
    tier,
    level: round.level,
    year: round.year,
    round: { name: round.name, nameEn: round.nameEn },
    number,
    issuedOn: decidedOn,
    validUntil: validUntil(round.rules, decidedOn),
    decision: { number: decisionNumber, decidedOn, agencyName: agency, place, signerTitle, signerName },
    rules: { scheme: round.scheme.code, version: round.scheme.version },
    replaces: null,
    seal: { version: 1, digest: UNKNOWN_DIGEST },
    pageUrl: `${site}${certificatePath(number)}`,
  }));
}
