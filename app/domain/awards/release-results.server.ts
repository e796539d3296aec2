import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { awards, products, releases, roundTerritories, toldResults } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { enqueue } from "~/queue/enqueue.server";
import { recordAudit } from "../audit/record-audit.server";
import { issueCertificates, planCertificates } from "../certificates/issue-certificates.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { refreshGallery } from "../gallery/refresh-gallery.server";
import { recordEvent } from "../ledger/record-event.server";
import type { RoundDetails } from "../rounds/queries.server";
import { type IssuingTemplate, templateToIssue } from "../templates/template-to-issue.server";
import { inTransaction } from "../transaction.server";
import { announceResults } from "./announce-results.server";
import type { DecisionRow } from "./decision-list.server";
import type { DecisionAtWork } from "./decisions.server";
import type { ReleaseForm } from "./forms";
import { publishTranscriptJob } from "./jobs";
import { lockDecision } from "./lock-decision.server";
import { lockRecording } from "./lock-recording.server";
import { mayReleaseResults } from "./policy";
import { supersedeRecorded } from "./recorded-already.server";
import { releaseMisfits, sealOfLook, USUAL_SITE } from "./release-misfits.server";
import { planRelease, type ReleasePlan, type ReleaseReview, whyNotReleaseThis } from "./review-release.server";
import { sealRelease } from "./seal-results.server";

/**
 * Make the results of a decision known, once and for all: they are sealed, awards and certificates begin, the winners enter the gallery - which
 * makes their photos public -, complaints may come in, and every participant who was not recognised before is told. Awards of
 * published lists that the decision's own stand for now are taken out. Whoever calls it has shown `reviewRelease`.
 * Refused: "not_found", "forbidden" to all but organisers and to the maker of what is recognised, "conflict" once it was released
 * or the decision withdrawn, with certificates that would have ended, or whose words the template does not hold unless that is wanted, while the day for papers of an entry that waits is past, and for results, or a template, that are no longer those which were seen.
 * Returns what was released, as `reviewRelease` names it.
 * Source: docs/rules/awards.md#release.
 */
export function releaseResults(
  ctx: Context,
  signer: Signer,
  decisionId: string,
  { seen, supersede, template: templateId, seenTemplate, despiteMisfits }: ReleaseForm = { supersede: [] },
  site = USUAL_SITE,
): Promise<Pick<ReleaseReview, "round" | "decision" | "recognised">> {
  return inTransaction(ctx, async (ctx) => {
    const { round, decision } = await lockDecision(ctx, decisionId);
    if (!mayReleaseResults(ctx.actor, round)) {
      throw new DomainError("forbidden", m.awards_release_organisers_only());
    }
    await lockRecording(ctx);
    const plan = await planRelease(ctx, round, decision);
    const whyNot = whyNotReleaseThis(ctx, decision, plan);
    if (whyNot) throw new DomainError("conflict", whyNot);
    if (seen !== undefined && seen !== plan.seal) throw new DomainError("conflict", m.awards_release_changed());
    const { rows, counts } = plan;
    const template = await templateToIssue(ctx, round.agencyId, templateId);
    const misfits = await releaseMisfits(ctx, round, decision, rows, template.sheet, site);
    if (seenTemplate !== undefined && seenTemplate !== sealOfLook(template.sealed, misfits)) {
      throw new DomainError("conflict", m.templates_not_seen(), { template: [m.templates_not_seen()] });
    }
    if (!despiteMisfits && misfits.length > 0) {
      throw new DomainError("conflict", m.templates_misfits_first(), { despiteMisfits: [m.templates_misfits_first()] });
    }
    const { reached, ...results } = counts;

    await ctx.db
      .insert(releases)
      .values({ decisionId: decision.id, ...counts, releasedBy: ctx.actor!.userId, releasedAt: ctx.now });
    await keepTold(ctx, decision.id, plan);
    const superseded = await supersedeRecorded(ctx, plan.already, supersede);
    const { numbers, seal } = await makeAwards(ctx, signer, round, decision, rows, template);
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "results_released",
      payload: { decision: decision.id, number: decision.number, seal, ...results },
    });
    await recordAudit(ctx, {
      act: "decisions.released",
      subject: { kind: "round", id: round.id },
      after: { number: decision.number, ...results, reached, ...(superseded.length > 0 && { superseded }) },
    });
    const certificates = new Map(rows.flatMap((row, at) => row.nominationIds.map((id) => [id, numbers[at]!] as const)));
    await announceResults(ctx, round, plan, (nominationId) => certificates.get(nominationId)!);
    await enqueue(ctx.db, publishTranscriptJob, { roundId: round.id });
    return { round, decision, recognised: counts.recognised };
  });
}

/** What each entry is told stays, whatever the council says of it later. */
async function keepTold(
  ctx: WriteContext,
  decisionId: string,
  { told, readers }: Pick<ReleasePlan, "told" | "readers">,
): Promise<void> {
  if (told.size === 0) return;
  const reached = new Set(readers.map((reader) => reader.nominationId));
  await ctx.db.insert(toldResults).values(
    [...told].map(([nominationId, result]) => ({
      decisionId,
      nominationId,
      kind: result.kind,
      papersDueOn: result.kind === "waiting" ? result.papersDueOn : null,
      isReached: reached.has(nominationId),
    })),
  );
}

/**
 * The awards, their seal, the certificates issued from it, and the winners in the gallery. A list that recognises nothing is sealed
 * too. Returns the certificates' numbers in the order of the list, and the seal's digest.
 */
async function makeAwards(
  ctx: WriteContext,
  signer: Signer,
  round: RoundDetails,
  decision: DecisionAtWork,
  rows: readonly DecisionRow[],
  template: IssuingTemplate,
): Promise<{ readonly numbers: readonly string[]; readonly seal: string }> {
  const awardIds = rows.length > 0 ? await insertAwards(ctx, round, decision, rows) : [];
  const planned = await planCertificates(ctx, round, decision, awardIds);
  const seal = await sealRelease(ctx, signer, round, decision.id, (awardId) => planned.get(awardId)!, template.sealed);
  await issueCertificates(ctx, seal.id, template.versionId, planned);
  await showSets(ctx, rows);
  await refreshGallery(ctx, awardIds);
  return { numbers: awardIds.map((awardId) => planned.get(awardId)!.number), seal: seal.digest };
}

/** Returns their ids in the order of the list. */
async function insertAwards(
  ctx: WriteContext,
  round: RoundDetails,
  decision: DecisionAtWork,
  rows: readonly DecisionRow[],
): Promise<string[]> {
  const regions = await ctx.db
    .select({ provinceId: roundTerritories.provinceId, regionCode: roundTerritories.regionCode })
    .from(roundTerritories)
    .where(eq(roundTerritories.roundId, round.id));
  const regionOf = new Map(regions.map((row) => [row.provinceId, row.regionCode]));
  const made = await ctx.db
    .insert(awards)
    .values(
      rows.map(({ position, entry, productId, productName, tier }) => ({
        source: "decided" as const,
        decisionId: decision.id,
        nominationId: entry.id,
        productId,
        level: round.level,
        year: round.year,
        regionCode: regionOf.get(entry.provinceId) ?? null,
        provinceId: entry.provinceId,
        groupCode: entry.groupCode,
        tier,
        productName,
        establishmentName: entry.establishmentName,
        address: entry.address,
        decisionDate: decision.decidedOn,
        position,
      })),
    )
    .returning({ id: awards.id });
  return made.map((row) => row.id);
}

/** The product of a set was kept out of everyone's sight until now. */
async function showSets(ctx: WriteContext, rows: readonly DecisionRow[]): Promise<void> {
  const sets = rows.filter((row) => row.isSet).map((row) => row.productId);
  if (sets.length === 0) return;
  await ctx.db
    .update(products)
    .set({ archivedAt: null })
    .where(and(inArray(products.id, sets), isNotNull(products.archivedAt)));
}
