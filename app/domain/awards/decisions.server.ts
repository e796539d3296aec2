import { asc, count, eq } from "drizzle-orm";
import { awards, decisions } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { Context } from "../context";

export interface RecordedDecision {
  readonly id: string;
  readonly number: string;
  readonly decidedOn: PlainDate;
  /** The agency's name of that day. */
  readonly agency: string;
  readonly products: number;
}

/** The recorded decisions of a round, first to last. They are public once recorded. */
export function decisionsOfRound(ctx: Context, roundId: string): Promise<RecordedDecision[]> {
  return ctx.db
    .select({
      id: decisions.id,
      number: decisions.number,
      decidedOn: decisions.decidedOn,
      agency: decisions.agencyName,
      products: count(awards.id),
    })
    .from(decisions)
    .leftJoin(awards, eq(awards.decisionId, decisions.id))
    .where(eq(decisions.roundId, roundId))
    .groupBy(decisions.id)
    .orderBy(asc(decisions.recordedAt));
}

/** The nominations that decisions of a round recognised. Public once recorded. */
export async function recognisedIn(ctx: Context, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .select({ nominationId: awards.nominationId })
    .from(awards)
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, roundId));
  return new Set(rows.flatMap((row) => row.nominationId ?? []));
}
