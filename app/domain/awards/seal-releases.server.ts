import { and, asc, eq, inArray, isNull, notExists, sql } from "drizzle-orm";
import type { Signer } from "~/adapters/keys/index";
import { awards, certificates, decisions, releases, seals } from "~/db/schema";
import type { Context, WriteContext } from "../context";
import { oneByOne } from "../one-by-one";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import { sealRelease } from "./seal-results.server";

/**
 * Seal every release that has no seal, as its awards stand: those of before there were seals. One that cannot be sealed does not hold
 * up the others. Returns how many were.
 * Source: docs/rules/seals.md#releases-from-before.
 */
export async function sealReleases(ctx: Context, signer: Signer): Promise<number> {
  const open = await ctx.db
    .select({ decisionId: releases.decisionId, roundId: decisions.roundId })
    .from(releases)
    .innerJoin(decisions, eq(decisions.id, releases.decisionId))
    .where(isUnsealed(ctx))
    .orderBy(asc(releases.releasedAt));
  return oneByOne(open, (one) => inTransaction(ctx, (ctx) => sealOne(ctx, signer, one)));
}

const isUnsealed = (ctx: Context) =>
  notExists(ctx.db.select({ one: sql`1` }).from(seals).where(eq(seals.decisionId, releases.decisionId)));

async function sealOne(
  ctx: WriteContext,
  signer: Signer,
  { decisionId, roundId }: { readonly decisionId: string; readonly roundId: string },
): Promise<number> {
  const round = await lockRound(ctx, roundId);
  const [open] = await ctx.db
    .select({ id: releases.decisionId })
    .from(releases)
    .where(and(eq(releases.decisionId, decisionId), isUnsealed(ctx)));
  if (!open) return 0;
  const issued = await ctx.db
    .select({
      id: certificates.id,
      awardId: certificates.awardId,
      number: certificates.number,
      issuedOn: certificates.issuedOn,
      validUntil: certificates.validUntil,
    })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(and(eq(awards.decisionId, decisionId), isNull(certificates.sealId)));
  const byAward = new Map(issued.map(({ id: _, awardId, ...certificate }) => [awardId, certificate]));
  const seal = await sealRelease(ctx, signer, round, decisionId, (awardId) => byAward.get(awardId)!);
  const ids = issued.map(({ id }) => id);
  if (ids.length > 0) await ctx.db.update(certificates).set({ sealId: seal.id }).where(inArray(certificates.id, ids));
  return 1;
}
