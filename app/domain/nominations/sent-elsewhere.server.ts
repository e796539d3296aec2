import { and, eq, inArray, isNull, lte, ne, notExists, notInArray, sql } from "drizzle-orm";
import {
  decisions,
  forwardedEntries,
  nominations,
  phases,
  releases,
  rounds,
  schemes,
  schemeVersions,
} from "~/db/schema";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { rootOfVersion, schemeRoot } from "../schemes/lineage.server";
import type { LevelGap, SentTo } from "./lower-title";

type Receiving = Pick<RoundDetails, "id" | "level"> & { readonly scheme: { readonly versionId: string } };

/**
 * A title goes up once at a time: of these awards those that a letter sent to another round of the same level and lineage, where
 * they may still be recognised: neither refused nor withdrawn there, its results not out, and the round not closed without any.
 * Source: docs/rules/levels.md#putting-forward.
 */
export async function sentElsewhere(
  ctx: Context,
  to: Receiving,
  awardIds: readonly string[],
): Promise<Map<string, SentTo>> {
  const one = { one: sql`1` };
  const released = ctx.db
    .select(one)
    .from(releases)
    .innerJoin(decisions, eq(decisions.id, releases.decisionId))
    .where(eq(decisions.roundId, forwardedEntries.toRoundId));
  const closed = ctx.db
    .select(one)
    .from(phases)
    .where(
      and(eq(phases.roundId, forwardedEntries.toRoundId), eq(phases.kind, "closed"), lte(phases.opensAt, ctx.now)),
    );
  const rows = await ctx.db
    .select({ awardId: forwardedEntries.awardId, name: rounds.name, nameEn: rounds.nameEn })
    .from(forwardedEntries)
    .innerJoin(nominations, eq(nominations.id, forwardedEntries.nominationId))
    .innerJoin(rounds, eq(rounds.id, forwardedEntries.toRoundId))
    .innerJoin(schemeVersions, eq(schemeVersions.id, rounds.schemeVersionId))
    .innerJoin(schemes, eq(schemes.id, schemeVersions.schemeId))
    .where(
      and(
        ne(forwardedEntries.toRoundId, to.id),
        eq(rounds.level, to.level),
        eq(schemeRoot, await rootOfVersion(ctx, to.scheme.versionId)),
        isNull(forwardedEntries.withdrawnAt),
        inArray(forwardedEntries.awardId, [...awardIds]),
        notInArray(nominations.state, ["refused", "withdrawn"]),
        notExists(released),
        notExists(closed),
      ),
    );
  return new Map(rows.map(({ awardId, ...round }) => [awardId, round]));
}

/** What keeps an entry that was refused or withdrawn from standing again: its title went to another round meanwhile. */
export async function sentElsewhereGap(ctx: Context, round: Receiving, nominationId: string): Promise<LevelGap | null> {
  const named = await ctx.db
    .select({ awardId: forwardedEntries.awardId })
    .from(forwardedEntries)
    .where(and(eq(forwardedEntries.nominationId, nominationId), isNull(forwardedEntries.withdrawnAt)));
  const sent = await sentElsewhere(
    ctx,
    round,
    named.map((row) => row.awardId),
  );
  const [to] = sent.values();
  return to ? { severity: "required", step: "papers", kind: "sent_elsewhere", round: to } : null;
}
