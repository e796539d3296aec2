import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { awards, products, releases, roundTerritories } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import { issueCertificates } from "../certificates/issue-certificates.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { refreshGallery } from "../gallery/refresh-gallery.server";
import { recordEvent } from "../ledger/record-event.server";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import { inTransaction } from "../transaction.server";
import { announceResults } from "./announce-results.server";
import { type DecisionRow, listOfDecision } from "./decision-list.server";
import { type DecisionAtWork, decisionToWorkOn } from "./decisions.server";
import { lockDecision } from "./lock-decision.server";
import { mayReleaseResults, whyNotReleaseResults } from "./policy";
import { resultsToTell, type Told } from "./results-to-tell.server";

/** What a release makes known, counted for the person who confirms it. */
export interface ReleaseCounts {
  /** Products and sets. */
  readonly recognised: number;
  readonly establishments: number;
  /** Entries whose makers are told. */
  readonly participants: number;
}

export interface ReleaseReview extends ReleaseCounts {
  readonly round: RoundDetails;
  readonly decision: DecisionAtWork;
  readonly waiting: number;
  readonly notRecognised: number;
  readonly validUntil: PlainDate;
  /** Null when the reader may release it now. */
  readonly whyNot: string | null;
}

/** What the release of a decision would do; nothing is written. For those who work on its round (`decisionToWorkOn`). */
export async function reviewRelease(ctx: Context, decisionId: string): Promise<ReleaseReview> {
  const { round, decision } = await decisionToWorkOn(ctx, decisionId);
  const rows = await listOfDecision(ctx, round, decision.id);
  const told = await resultsToTell(ctx, round, rows);
  const count = (kind: Told["kind"]) => [...told.values()].filter((one) => one.kind === kind).length;
  return {
    round,
    decision,
    ...countsOf(rows, told),
    waiting: count("waiting"),
    notRecognised: count("not_recognised"),
    validUntil: validUntil(round.rules, decision.decidedOn),
    whyNot: mayReleaseResults(ctx.actor, round) ? whyNotReleaseResults(decision) : m.awards_release_organisers_only(),
  };
}

const countsOf = (rows: readonly DecisionRow[], told: ReadonlyMap<string, Told>): ReleaseCounts => ({
  recognised: rows.length,
  establishments: new Set(rows.map((row) => row.entry.establishmentId)).size,
  participants: told.size,
});

/**
 * Make the results of a decision known, once and for all: awards and certificates begin, the winners enter the gallery - which
 * makes their photos public -, complaints may come in, and every participant is told. Whoever calls it has shown `reviewRelease`.
 * Refused: "not_found", "forbidden" to all but organisers, "conflict" once it was released or the decision withdrawn.
 * Source: docs/rules/awards.md#release.
 */
export function releaseResults(ctx: Context, decisionId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { round, decision } = await lockDecision(ctx, decisionId);
    if (!mayReleaseResults(ctx.actor, round)) {
      throw new DomainError("forbidden", m.awards_release_organisers_only());
    }
    const whyNot = whyNotReleaseResults(decision);
    if (whyNot) throw new DomainError("conflict", whyNot);
    const rows = await listOfDecision(ctx, round, decision.id);
    const told = await resultsToTell(ctx, round, rows);
    const counts = countsOf(rows, told);

    await ctx.db
      .insert(releases)
      .values({ decisionId: decision.id, ...counts, releasedBy: ctx.actor!.userId, releasedAt: ctx.now });
    const awardIds = await insertAwards(ctx, round, decision, rows);
    const numbers = await issueCertificates(ctx, round, decision, awardIds);
    await showSets(ctx, rows);
    await refreshGallery(ctx, awardIds);
    await recordEvent(ctx, {
      roundId: round.id,
      kind: "results_released",
      payload: { decision: decision.id, number: decision.number, ...counts },
    });
    await recordAudit(ctx, {
      act: "decisions.released",
      subject: { kind: "round", id: round.id },
      after: { number: decision.number, ...counts },
    });
    const certificates = new Map(rows.flatMap((row, at) => row.nominationIds.map((id) => [id, numbers[at]!] as const)));
    await announceResults(ctx, round, told, (nominationId) => certificates.get(nominationId)!);
  });
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
