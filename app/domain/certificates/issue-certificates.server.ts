import { eq, sql } from "drizzle-orm";
import { awards, certificates, decisions } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { WriteContext } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import { certificateNumber } from "./rules";

/** What a certificate prints beside the award itself. */
export interface PlannedCertificate {
  readonly number: string;
  readonly issuedOn: PlainDate;
  /** Its last day. */
  readonly validUntil: PlainDate;
}

/**
 * The certificates of the awards of a decision, issued on its day, by award. The caller has locked the round: the running number of a
 * second list goes on where the first ended.
 */
export async function planCertificates(
  ctx: WriteContext,
  round: RoundDetails,
  decision: { readonly number: string; readonly decidedOn: PlainDate },
  awardIds: readonly string[],
): Promise<ReadonlyMap<string, PlannedCertificate>> {
  const given = await givenNumbers(ctx, round.id);
  return new Map(
    awardIds.map((awardId, index) => [
      awardId,
      {
        number: numberAfter(round, decision.number, given + index),
        issuedOn: decision.decidedOn,
        validUntil: validUntil(round.rules, decision.decidedOn),
      },
    ]),
  );
}

/** The number of a certificate that takes the place of one of a decision. The caller has locked the round. */
export async function nextNumber(ctx: WriteContext, round: RoundDetails, decisionNumber: string): Promise<string> {
  return numberAfter(round, decisionNumber, await givenNumbers(ctx, round.id));
}

const numberAfter = ({ codePrefix: prefix, year }: RoundDetails, decisionNumber: string, given: number): string =>
  certificateNumber({ prefix, year, decisionNumber, running: given + 1 });

/** How many numbers a round has given, those of certificates that were replaced among them. */
async function givenNumbers(ctx: WriteContext, roundId: string): Promise<number> {
  const [given] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, roundId));
  return given!.count;
}

/** Issue certificates as a seal lists them. templateVersionId: how they look; null for the standard template. */
export async function issueCertificates(
  ctx: WriteContext,
  sealId: string,
  templateVersionId: string | null,
  planned: ReadonlyMap<string, PlannedCertificate>,
): Promise<void> {
  if (planned.size === 0) return;
  await ctx.db.insert(certificates).values(
    [...planned].map(([awardId, certificate]) => ({
      ...certificate,
      awardId,
      sealId,
      templateVersionId,
      createdAt: ctx.now,
    })),
  );
}
