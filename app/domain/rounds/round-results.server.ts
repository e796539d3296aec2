import { asc, eq } from "drizzle-orm";
import { currentCertificate } from "~/db/certificate-joins.server";
import { awards, certificates, decisions, products, releases } from "~/db/schema";
import type { Context } from "../context";

export interface RoundResult {
  readonly awardId: string;
  readonly productName: string;
  readonly productSlug: string;
  readonly establishmentName: string | null;
  readonly groupCode: string | null;
  readonly tier: string | null;
  readonly certificateNumber: string | null;
}

export interface RoundDecision {
  readonly id: string;
  readonly number: string;
  /** "YYYY-MM-DD" */
  readonly decidedOn: string;
  readonly results: readonly RoundResult[];
}

/** What a round recognised, release by release in the order of the list; public. The caller has decided that the round is. */
export async function resultsOfRound(ctx: Context, roundId: string): Promise<RoundDecision[]> {
  const rows = await ctx.db
    .select({
      decision: { id: decisions.id, number: decisions.number, decidedOn: decisions.decidedOn },
      result: {
        awardId: awards.id,
        productName: awards.productName,
        productSlug: products.slug,
        establishmentName: awards.establishmentName,
        groupCode: awards.groupCode,
        tier: awards.tier,
        certificateNumber: certificates.number,
      },
    })
    .from(awards)
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .innerJoin(releases, eq(releases.decisionId, decisions.id))
    .innerJoin(products, eq(products.id, awards.productId))
    .leftJoin(certificates, currentCertificate())
    .where(eq(decisions.roundId, roundId))
    .orderBy(asc(releases.releasedAt), asc(decisions.id), asc(awards.position));
  const lists = new Map<string, RoundDecision & { results: RoundResult[] }>();
  for (const { decision, result } of rows) {
    const list = lists.get(decision.id) ?? { ...decision, results: [] };
    list.results.push(result);
    lists.set(decision.id, list);
  }
  return [...lists.values()];
}
