import { eq, inArray, max, sql } from "drizzle-orm";
import { complaints, decisions, releases, rounds } from "~/db/schema";
import { addDays, todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { holidaysBetween } from "../holidays/queries.server";
import { dueOn } from "../holidays/rules";
import { SchemeRules } from "../schemes/rules";
import type { RoundFacts } from "./moves";

/** The complaints of each of the rounds, where it has any or still takes them. */
export async function complaintFacts(
  ctx: Context,
  roundIds: readonly string[],
): Promise<Map<string, RoundFacts["complaints"]>> {
  const ids = [...roundIds];
  const [unanswered, announced] = await Promise.all([
    ctx.db
      .select({ roundId: complaints.roundId, open: sql<number>`count(*) filter (where answered_at is null)::int` })
      .from(complaints)
      .where(inArray(complaints.roundId, ids))
      .groupBy(complaints.roundId),
    ctx.db
      .select({
        roundId: rounds.id,
        days: sql<unknown>`${rounds.rules} -> 'complaintDays'`,
        at: max(releases.releasedAt),
      })
      .from(releases)
      .innerJoin(decisions, eq(decisions.id, releases.decisionId))
      .innerJoin(rounds, eq(rounds.id, decisions.roundId))
      .where(inArray(rounds.id, ids))
      .groupBy(rounds.id),
  ]);
  const lastDays = await lastDaysOf(ctx, announced);
  const facts = (id: string): RoundFacts["complaints"] => ({
    open: unanswered.find((row) => row.roundId === id)?.open ?? 0,
    takenUntil: lastDays.get(id) ?? null,
  });
  return new Map(ids.map((id) => [id, facts(id)]));
}

interface Announced {
  readonly roundId: string;
  /** The rule of the round as it is kept; none: the rules are older than it. */
  readonly days: unknown;
  readonly at: Date | null;
}

/** The last day on which complaints are taken, of the rounds where it has not passed. */
async function lastDaysOf(ctx: Context, announced: readonly Announced[]) {
  const periods = announced.map(({ roundId, days, at }) => ({
    roundId,
    from: at!,
    days: SchemeRules.shape.complaintDays.parse(days ?? undefined).value,
  }));
  const today = todayInVietnam(ctx.now);
  if (periods.length === 0) return new Map<string, string>();
  const first = todayInVietnam(new Date(Math.min(...periods.map(({ from }) => from.getTime()))));
  const longest = Math.max(...periods.map(({ days }) => days));
  // Weekends take two days of seven; the year on top is more than all holidays that can fall into the longest of them.
  const holidays = await holidaysBetween(ctx, first, addDays(today, 2 * longest + 366));
  const ends = periods.map(({ roundId, from, days }) => [roundId, dueOn(from, days, holidays)] as const);
  return new Map(ends.filter(([, lastDay]) => lastDay >= today));
}
