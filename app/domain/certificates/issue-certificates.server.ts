import { eq, sql } from "drizzle-orm";
import { awards, certificates, decisions } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { WriteContext } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import { certificateNumber } from "./rules";

/**
 * Give each award of a decision its certificate, issued on the day of the decision. The caller has locked the round: the running
 * number of a second list goes on where the first ended. Returns the numbers in the order of the awards.
 */
export async function issueCertificates(
  ctx: WriteContext,
  round: RoundDetails,
  decision: { readonly number: string; readonly decidedOn: PlainDate },
  awardIds: readonly string[],
): Promise<string[]> {
  const [given] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, round.id));
  const numbers = awardIds.map((_, index) =>
    certificateNumber({
      prefix: round.codePrefix,
      year: round.year,
      decisionNumber: decision.number,
      running: given!.count + index + 1,
    }),
  );
  await ctx.db.insert(certificates).values(
    awardIds.map((awardId, index) => ({
      number: numbers[index]!,
      awardId,
      issuedOn: decision.decidedOn,
      validUntil: validUntil(round.rules, decision.decidedOn),
      createdAt: ctx.now,
    })),
  );
  return numbers;
}
