import { and, asc, eq, exists, inArray, isNull, notInArray, or, sql } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import {
  awards,
  certificates,
  decisionItems,
  decisions,
  establishments,
  forwardedEntries,
  nominations,
  products,
  revocations,
} from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { roundsTakingNominations } from "../nominations/entry-rounds.server";
import { placeOf, type TerritoryPlaces } from "../nominations/places";
import { quotasOf } from "../nominations/quotas.server";
import { closingDay } from "../nominations/rules";
import { sentElsewhere } from "../nominations/sent-elsewhere.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { levelsAbove, levelsBelow } from "../schemes/levels";
import { rootOfVersion } from "../schemes/lineage.server";
import type { Candidate, Places, Receiver } from "./rules";

/** The winners of a round whose results were released and whose certificates were not revoked, in the order of their lists. */
export async function candidatesOf(ctx: Context, fromRoundId: string): Promise<Candidate[]> {
  const rows = await ctx.db
    .select({
      awardId: awards.id,
      nominationId: nominations.id,
      productId: awards.productId,
      productName: awards.productName,
      establishmentId: establishments.id,
      establishmentName: awards.establishmentName,
      makerName: establishments.name,
      provinceId: establishments.provinceId,
      archivedAt: products.archivedAt,
      groupCode: nominations.groupCode,
      tier: awards.tier,
      certificate: {
        number: certificates.number,
        issuedOn: certificates.issuedOn,
        validUntil: certificates.validUntil,
      },
      decision: { id: decisions.id, number: decisions.number, decidedOn: decisions.decidedOn },
      isPutForward: decisionItems.isPutForward,
    })
    .from(awards)
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(certificates, currentCertificate())
    .leftJoin(revocations, eq(revocations.certificateId, certificates.id))
    .innerJoin(nominations, eq(nominations.id, awards.nominationId))
    .innerJoin(products, eq(products.id, awards.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(
      decisionItems,
      and(eq(decisionItems.decisionId, decisions.id), eq(decisionItems.nominationId, nominations.id)),
    )
    .where(and(eq(decisions.roundId, fromRoundId), isNull(revocations.certificateId)))
    .orderBy(asc(decisions.recordedAt), asc(awards.position), asc(awards.id));
  return rows.map(({ makerName, establishmentName, isPutForward, archivedAt, ...row }) => ({
    ...row,
    isArchived: archivedAt !== null,
    establishmentName: establishmentName ?? makerName,
    isPutForward: isPutForward ?? false,
  }));
}

/** Whether titles of one round lead to the other: the next level above in the rules of both, under schemes of one lineage. */
export async function isNextLevel(ctx: Context, from: RoundDetails, to: RoundDetails): Promise<boolean> {
  const up = levelsAbove(from.rules.levels.value, from.level).includes(to.level);
  const down = levelsBelow(to.rules.levels.value, to.level).includes(from.level);
  if (!up || !down) return false;
  // An agency's own scheme is the programme's with its own ceilings and tiers: titles count from one to the other.
  const roots = await Promise.all([from, to].map((round) => rootOfVersion(ctx, round.scheme.versionId)));
  return roots[0] === roots[1];
}

/** The rounds of the next level that take nominations now and cover one of these makers' provinces, the soonest to close first. */
export async function receivingRounds(
  ctx: Context,
  from: RoundDetails,
  candidates: readonly Candidate[],
): Promise<RoundDetails[]> {
  const provinces = new Set(candidates.map((one) => one.provinceId));
  const found: RoundDetails[] = [];
  for (const { id } of await roundsTakingNominations(ctx)) {
    const round = await roundById(ctx, id);
    if (!(await isNextLevel(ctx, from, round))) continue;
    const places = await quotasOf(ctx, id);
    if ([...provinces].some((province) => placeOf(places, province))) found.push(round);
  }
  return found;
}

/** What `assess` looks at in a receiving round. Who writes by it holds the round's lock. */
export async function receiverOf(
  ctx: Context,
  to: RoundDetails,
  candidates: readonly Candidate[],
): Promise<{ receiver: Receiver; places: readonly TerritoryPlaces[]; placesOf: (id: string) => Places | undefined }> {
  const awardIds = candidates.map((one) => one.awardId);
  const productIds = candidates.map((one) => one.productId);
  const named = ctx.db
    .select({ one: sql`1` })
    .from(forwardedEntries)
    .where(and(eq(forwardedEntries.nominationId, nominations.id), isNull(forwardedEntries.withdrawnAt)));
  const [places, nominated, sent, elsewhere] = await Promise.all([
    quotasOf(ctx, to.id),
    ctx.db
      .select({ productId: nominations.productId })
      .from(nominations)
      .where(
        and(
          eq(nominations.roundId, to.id),
          or(notInArray(nominations.state, ["draft", "withdrawn"]), and(eq(nominations.state, "draft"), exists(named))),
          inArray(nominations.productId, productIds),
        ),
      ),
    ctx.db
      .select({ awardId: forwardedEntries.awardId })
      .from(forwardedEntries)
      .where(
        and(
          eq(forwardedEntries.toRoundId, to.id),
          isNull(forwardedEntries.withdrawnAt),
          inArray(forwardedEntries.awardId, awardIds),
        ),
      ),
    sentElsewhere(ctx, to, awardIds),
  ]);
  return {
    receiver: {
      groups: to.rules.groups.map((group) => group.code),
      closesOn: closingDay(to) ?? todayInVietnam(ctx.now),
      nominated: new Set(nominated.map((row) => row.productId)),
      sent: new Set(sent.map((row) => row.awardId)),
      sentElsewhere: elsewhere,
    },
    places,
    placesOf: (provinceId) => {
      const place = placeOf(places, provinceId);
      return place && { territory: place.name, quota: place.quota, used: place.used };
    },
  };
}
