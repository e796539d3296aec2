import { and, asc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import { awards, decisions, nominations, tallyEntries } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";
import { hasReached, type PhaseSpan } from "../rounds/rules";

/** What became of a round's entries, as far as the public may know: null until then. */
export interface RoundFigures {
  /** Submitted, whatever came of them. */
  readonly nominated: number | null;
  readonly admitted: number | null;
  /** With the sheets they needed, when the decision's tally was taken. */
  readonly scored: number | null;
  readonly passed: number | null;
  readonly recognised: number | null;
}

export interface PublicDecision {
  readonly number: string;
  readonly decidedOn: PlainDate;
  /** The agency's name of that day. */
  readonly agency: string;
}

/** The figures and decisions of an open round. Entries are told after screening, results with the decision. */
export async function roundFigures(
  ctx: Context,
  round: { readonly id: string; readonly phases: readonly PhaseSpan[] },
): Promise<{ counts: RoundFigures; decisions: PublicDecision[] }> {
  const made = await ctx.db
    .select({
      number: decisions.number,
      decidedOn: decisions.decidedOn,
      agency: decisions.agencyName,
      tallyId: decisions.tallyId,
    })
    .from(decisions)
    .where(eq(decisions.roundId, round.id))
    .orderBy(asc(decisions.decidedOn), asc(decisions.recordedAt));
  const isScreened = made.length > 0 || hasReached(round.phases, ctx.now, "scoring");
  const [entered, results] = await Promise.all([
    isScreened ? enteredIn(ctx, round.id) : { nominated: null, admitted: null },
    resultsOf(
      ctx,
      round.id,
      made.map((decision) => decision.tallyId),
    ),
  ]);
  return {
    counts: { ...entered, ...results },
    decisions: made.map(({ tallyId: _, ...decision }) => decision),
  };
}

async function enteredIn(ctx: Context, roundId: string) {
  const [row] = await ctx.db
    .select({
      nominated: sql<number>`count(*)::int`,
      admitted: sql<number>`count(*) filter (where ${nominations.state} = 'admitted')::int`,
    })
    .from(nominations)
    .where(and(eq(nominations.roundId, roundId), isNotNull(nominations.submittedAt), ne(nominations.state, "draft")));
  return row!;
}

/** A second list has a tally of its own: an entry counts with its latest one. */
async function resultsOf(ctx: Context, roundId: string, tallyIds: readonly string[]) {
  const last = tallyIds.at(-1);
  if (!last) return { scored: null, passed: null, recognised: null };
  const [[tallied], [recognised]] = await Promise.all([
    ctx.db
      .select({
        scored: sql<number>`count(*) filter (where ${tallyEntries.rank} is not null)::int`,
        passed: sql<number>`count(*) filter (where ${tallyEntries.passed})::int`,
      })
      .from(tallyEntries)
      .where(eq(tallyEntries.tallyId, last)),
    ctx.db
      .select({ recognised: sql<number>`count(*)::int` })
      .from(awards)
      .innerJoin(decisions, eq(decisions.id, awards.decisionId))
      .where(and(eq(decisions.roundId, roundId), inArray(decisions.tallyId, [...tallyIds]))),
  ]);
  return { ...tallied!, ...recognised! };
}
