import { eq, sql } from "drizzle-orm";
import { awards, certificates, decisions, roundTerritories } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import { certificateNumber } from "../certificates/rules";
import type { Context, WriteContext } from "../context";
import { refreshGallery } from "../gallery/refresh-gallery.server";
import { recordEvent } from "../ledger/record-event.server";
import { lockRound } from "../rounds/lock-round.server";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import { takeTally } from "../tallies/take-tally.server";
import { inTransaction } from "../transaction.server";
import { announceResults } from "./announce-results.server";
import { checkDecision, numberTaken, type Winner } from "./check-decision.server";
import type { DecisionForm } from "./forms";

/**
 * Record the recognition decision of a round: the tally is taken and kept, awards and certificates are made, the winners enter
 * the gallery - which makes their photos public -, and every entrant is told. A round may have several decisions (a second list).
 * Returns the decision's id. Refused: "forbidden", "closed" out of time, "invalid" for an entry that did not pass or a list over
 * the cap, "conflict" for a number already used that day or an entry already recognised.
 */
export function recordDecision(ctx: Context, roundId: string, input: DecisionForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, roundId);
    const { round, tally, chosen, agencyName } = await checkDecision(ctx, roundId, input);

    const tallyId = await takeTally(ctx, { id: round.id, rulesHash: round.rulesHash! }, tally);
    const decisionId = await insertDecision(ctx, { round, tallyId, agencyName }, input);
    const awardIds = await insertAwards(ctx, round, decisionId, input.decidedOn, chosen);
    await insertCertificates(ctx, round, input, awardIds);
    await refreshGallery(ctx, awardIds);

    await recordEvent(ctx, {
      roundId: round.id,
      kind: "decision_recorded",
      payload: {
        decision: decisionId,
        number: input.number,
        decidedOn: input.decidedOn,
        recognised: chosen.map((row) => row.nominationId),
      },
    });
    await recordAudit(ctx, {
      act: "decisions.recorded",
      subject: { kind: "round", id: round.id },
      after: { number: input.number, decidedOn: input.decidedOn, recognised: chosen.length },
    });
    await announceResults(ctx, round, decisionId);
    return decisionId;
  });
}

async function insertDecision(
  ctx: WriteContext,
  { round, tallyId, agencyName }: { round: RoundDetails; tallyId: string; agencyName: string },
  { number, decidedOn, place, signerName, signerTitle }: DecisionForm,
): Promise<string> {
  const [row] = await ctx.db
    .insert(decisions)
    .values({
      roundId: round.id,
      tallyId,
      agencyId: round.agencyId,
      agencyName,
      number,
      decidedOn,
      place,
      signerName,
      signerTitle,
      recordedBy: ctx.actor!.userId,
      recordedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: decisions.id });
  // Another round of the agency took the number meanwhile: only the round's own row is locked.
  if (!row) throw numberTaken(number);
  return row.id;
}

async function insertAwards(
  ctx: WriteContext,
  round: RoundDetails,
  decisionId: string,
  decidedOn: PlainDate,
  chosen: readonly Winner[],
): Promise<string[]> {
  const regions = await ctx.db
    .select({ provinceId: roundTerritories.provinceId, regionCode: roundTerritories.regionCode })
    .from(roundTerritories)
    .where(eq(roundTerritories.roundId, round.id));
  const regionOf = new Map(regions.map((row) => [row.provinceId, row.regionCode]));
  const rows = await ctx.db
    .insert(awards)
    .values(
      chosen.map(({ nominationId, nomination }, index) => ({
        source: "decided" as const,
        decisionId,
        nominationId,
        productId: nomination.productId,
        level: round.level,
        year: round.year,
        regionCode: regionOf.get(nomination.provinceId) ?? null,
        provinceId: nomination.provinceId,
        groupCode: nomination.groupCode,
        productName: nomination.productName,
        establishmentName: nomination.establishmentName,
        address: nomination.address,
        decisionDate: decidedOn,
        position: index + 1,
      })),
    )
    .returning({ id: awards.id });
  return rows.map((row) => row.id);
}

async function insertCertificates(
  ctx: WriteContext,
  round: RoundDetails,
  input: DecisionForm,
  awardIds: readonly string[],
): Promise<void> {
  // The round's row is locked: the running number of a second list goes on where the first ended.
  const [given] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, round.id));
  await ctx.db.insert(certificates).values(
    awardIds.map((awardId, index) => ({
      number: certificateNumber({
        prefix: round.codePrefix,
        year: round.year,
        decisionNumber: input.number,
        running: given!.count + index + 1,
      }),
      awardId,
      issuedOn: input.decidedOn,
      validUntil: validUntil(round.rules, input.decidedOn),
      createdAt: ctx.now,
    })),
  );
}
