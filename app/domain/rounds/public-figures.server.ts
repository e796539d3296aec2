import { and, asc, count, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { decisions, nominations, releases, tallyEntries } from "~/db/schema";
import type { Context } from "../context";
import { hasReached, type PhaseSpan } from "./rules";

/** What became of a round's entries, as far as the public may know; null until then. */
export interface RoundFigures {
  /** Submitted and not withdrawn: a product that is withdrawn may enter again and counts once. */
  readonly nominated: number | null;
  readonly admitted: number | null;
  /** With the sheets they needed, when the decision's tally was taken. */
  readonly scored: number | null;
  readonly passed: number | null;
  readonly recognised: number | null;
}

interface OpenRound {
  readonly id: string;
  readonly phases: readonly PhaseSpan[];
}

/**
 * The public figures of each round. Nothing about the number of entries is told before screening has ended, and nothing about
 * results before those of the first decision are released; the agency's people see live figures on their board (`factsOfRounds`).
 * Source: docs/rules/rounds.md#figures
 */
export async function publicFigures(ctx: Context, rounds: readonly OpenRound[]): Promise<Map<string, RoundFigures>> {
  if (rounds.length === 0) return new Map();
  const made = await ctx.db
    .select({ roundId: decisions.roundId, tallyId: decisions.tallyId, recognised: releases.recognised })
    .from(decisions)
    .innerJoin(releases, eq(releases.decisionId, decisions.id))
    .where(
      inArray(
        decisions.roundId,
        rounds.map((round) => round.id),
      ),
    )
    .orderBy(asc(decisions.recordedAt));
  const decided = new Set(made.map((decision) => decision.roundId));
  const screened = rounds.filter((round) => decided.has(round.id) || hasReached(round.phases, ctx.now, "scoring"));
  // A second list has a tally of its own, in which every entry stands with its latest result.
  const lastTally = new Map(made.map(({ roundId, tallyId }) => [roundId, tallyId]));
  const [entered, tallied] = await Promise.all([
    enteredIn(
      ctx,
      screened.map((round) => round.id),
    ),
    talliedIn(ctx, [...lastTally.values()]),
  ]);
  return new Map(
    rounds.map(({ id }) => {
      const isScreened = screened.some((round) => round.id === id);
      const { nominated = 0, admitted = 0 } = entered.find((row) => row.roundId === id) ?? {};
      const { scored = 0, passed = 0 } = tallied.find((row) => row.tallyId === lastTally.get(id)) ?? {};
      const ofRound = made.filter((decision) => decision.roundId === id);
      const recognised = ofRound.reduce((sum, decision) => sum + decision.recognised, 0);
      return [
        id,
        {
          ...(isScreened ? { nominated, admitted } : { nominated: null, admitted: null }),
          ...(decided.has(id) ? { scored, passed, recognised } : { scored: null, passed: null, recognised: null }),
        },
      ];
    }),
  );
}

function enteredIn(ctx: Context, roundIds: string[]) {
  return ctx.db
    .select({
      roundId: nominations.roundId,
      nominated: count(),
      admitted: sql<number>`count(*) filter (where ${nominations.state} = 'admitted')::int`,
    })
    .from(nominations)
    .where(
      and(
        inArray(nominations.roundId, roundIds),
        isNotNull(nominations.submittedAt),
        ne(nominations.state, "withdrawn"),
      ),
    )
    .groupBy(nominations.roundId);
}

function talliedIn(ctx: Context, tallyIds: string[]) {
  return ctx.db
    .select({
      tallyId: tallyEntries.tallyId,
      scored: sql<number>`count(*) filter (where ${tallyEntries.rank} is not null)::int`,
      passed: sql<number>`count(*) filter (where ${tallyEntries.passed})::int`,
    })
    .from(tallyEntries)
    .where(inArray(tallyEntries.tallyId, tallyIds))
    .groupBy(tallyEntries.tallyId);
}
