import { and, eq, inArray, sql } from "drizzle-orm";
import { awards, decisions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { validUntil } from "../schemes/validity";
import { computeTally, type RoundTally } from "../tallies/queries.server";
import type { DecisionForm } from "./forms";
import { mayRecordDecision, whyNotRecordDecision } from "./policy";

/** What a decision would do, for the page that asks once more. */
export interface DecisionReview {
  readonly products: number;
  readonly establishments: number;
  readonly validUntil: PlainDate;
}

/** Everything `recordDecision` would refuse is refused here, and nothing is written. */
export async function reviewDecision(ctx: Context, roundId: string, input: DecisionForm): Promise<DecisionReview> {
  const { round, chosen } = await checkDecision(ctx, roundId, input);
  return {
    products: chosen.length,
    establishments: new Set(chosen.map((row) => row.nomination.establishmentId)).size,
    validUntil: validUntil(round.rules, input.decidedOn),
  };
}

export interface CheckedDecision {
  readonly round: RoundDetails;
  readonly tally: RoundTally;
  readonly chosen: readonly Winner[];
  /** What the agency was called on the day of the decision, as it will be printed. */
  readonly agencyName: string;
}

export async function checkDecision(ctx: Context, roundId: string, input: DecisionForm): Promise<CheckedDecision> {
  const round = await roundById(ctx, roundId);
  if (!mayRecordDecision(ctx.actor, round)) throw new DomainError("forbidden", m.errors_forbidden_title());
  const closed = whyNotRecordDecision(round);
  if (closed) throw new DomainError("closed", closed);
  if (input.decidedOn > todayInVietnam(ctx.now)) {
    throw new DomainError("invalid", m.awards_decision_in_future(), { decidedOn: [m.awards_decision_in_future()] });
  }
  const named = await agencyNameOn(ctx, round.agencyId, input.decidedOn);
  if (!named) throw new DomainError("invalid", m.awards_agency_unnamed(), { decidedOn: [m.awards_agency_unnamed()] });
  if (await isNumberTaken(ctx, round.agencyId, input)) throw numberTaken(input.number);
  const tally = await computeTally(ctx, round);
  return { round, tally, chosen: await chooseWinners(ctx, round, tally, input.nominationIds), agencyName: named.name };
}

/** An agency gives a number once a day. */
async function isNumberTaken(ctx: Context, agencyId: string, { number, decidedOn }: DecisionForm): Promise<boolean> {
  const [taken] = await ctx.db
    .select({ id: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.agencyId, agencyId), eq(decisions.number, number), eq(decisions.decidedOn, decidedOn)));
  return taken !== undefined;
}

export function numberTaken(number: string): DomainError {
  const sentence = m.awards_number_taken({ number });
  return new DomainError("conflict", sentence, { number: [sentence] });
}

export type Winner = RoundTally["rows"][number];

/** The chosen rows in the order of the list. An entry outside the tally or below the mark cannot be chosen. */
async function chooseWinners(
  ctx: Context,
  round: RoundDetails,
  tally: RoundTally,
  ids: readonly string[],
): Promise<Winner[]> {
  const wanted = new Set(ids);
  const chosen = tally.rows.filter((row) => wanted.has(row.nominationId));
  const refuse = (message: string) => new DomainError("invalid", message, { nominationIds: [message] });
  if (chosen.length !== wanted.size) throw refuse(m.awards_choice_unknown());
  const below = chosen.find((row) => !row.passed);
  if (below) throw refuse(m.awards_choice_not_passed({ code: below.nomination.code }));
  const [earlier] = await ctx.db
    .select({
      count: sql<number>`count(*)::int`,
      again: sql<number>`count(*) filter (where ${inArray(awards.nominationId, [...wanted])})::int`,
    })
    .from(awards)
    .innerJoin(decisions, eq(decisions.id, awards.decisionId))
    .where(eq(decisions.roundId, round.id));
  if (earlier!.again > 0) throw new DomainError("conflict", m.awards_already_recognised());
  const cap = round.rules.cap.value;
  if (cap !== null && earlier!.count + chosen.length > cap) {
    throw refuse(m.awards_over_cap({ count: earlier!.count + chosen.length, cap }));
  }
  return chosen;
}
