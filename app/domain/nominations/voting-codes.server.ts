import { and, eq, isNotNull, sql } from "drizzle-orm";
import { nominations, rounds } from "~/db/schema";
import { formatVotingCode } from "~/lib/voting-code";
import type { WriteContext } from "../context";

/**
 * A new voting code of a round; the caller holds the round's lock. The next number without a gap; in a blind round a number that was
 * drawn: among running numbers the ones a juror does not find, those of makers they are close to, would be known by their gaps.
 */
export async function giveVotingCode(ctx: WriteContext, roundId: string): Promise<string> {
  const [round] = await ctx.db
    .select({ prefix: rounds.codePrefix, year: rounds.year, isBlind: rounds.isBlind })
    .from(rounds)
    .where(eq(rounds.id, roundId));
  const { prefix, year, isBlind } = round!;
  const number = isBlind ? await drawnNumber(ctx, roundId, `${prefix}-${year}-`) : await nextNumber(ctx, roundId);
  return formatVotingCode({ prefix, year, number });
}

async function nextNumber(ctx: WriteContext, roundId: string): Promise<number> {
  const [row] = await ctx.db
    .update(rounds)
    .set({ lastCode: sql`${rounds.lastCode} + 1` })
    .where(eq(rounds.id, roundId))
    .returning({ number: rounds.lastCode });
  return row!.number;
}

/** Numbers to draw from for one that is given: so many are free around it that a gap says nothing. */
const SPARSE = 10;
const LEAST_DIGITS = 4;

/** By the database, among all free numbers of four digits, or of more in a round that has filled a tenth of them. */
async function drawnNumber(ctx: WriteContext, roundId: string, before: string): Promise<number> {
  const given = await ctx.db.$count(nominations, and(eq(nominations.roundId, roundId), isNotNull(nominations.code)));
  let first = 10 ** (LEAST_DIGITS - 1);
  while ((given + 1) * SPARSE > 9 * first) first *= 10;
  // Random UUIDs are drawn from the system's own source; `random()` can be foretold.
  const [row] = await ctx.db.execute<{ number: number }>(sql`
    select number from generate_series(${first}::int, ${10 * first - 1}::int) as number
    where not exists (select from ${nominations}
      where ${nominations.roundId} = ${roundId} and ${nominations.code} = ${before} || number)
    order by gen_random_uuid() limit 1`);
  return row!.number;
}
