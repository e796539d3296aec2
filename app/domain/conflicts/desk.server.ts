import { and, asc, eq, isNull } from "drizzle-orm";
import { answerOfAssignment, recusalOfAssignment } from "~/db/jury-joins.server";
import {
  appointments,
  assignments,
  conflictAnswers,
  dismissedHints,
  establishments,
  nominations,
  products,
  recusals,
  users,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { ConflictAnswer, RecusalKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { hintedPairs } from "./facts.server";
import type { Hint } from "./hints";
import { mayKeepConflicts, whyNotLift, whyNotRemind } from "./policy";
import { type AnswerProgress, progressOfSeats } from "./progress.server";
import { reminderFacts } from "./remind-jurors.server";

/** A juror and an entry given to them. */
export interface Pair {
  readonly appointmentId: string;
  readonly nominationId: string;
  readonly userId: string;
  readonly juror: string;
  readonly code: string;
  readonly product: string;
  readonly establishment: string;
  readonly answer: ConflictAnswer | null;
  readonly recusal: { readonly kind: RecusalKind; readonly reason: string; readonly at: Date } | null;
}

export interface DeskHint {
  readonly pair: Pair;
  readonly hint: Hint;
  /** Who looked into it and found nothing; null while nobody has. */
  readonly dismissed: { readonly by: string; readonly at: Date; readonly reason: string } | null;
}

export interface ConflictDesk {
  readonly jurors: readonly AnswerProgress[];
  /** Entries their jurors do not score, for whatever reason; with the reason why one is not given back. */
  readonly recused: readonly (Pair & { readonly whyNotLift: string | null })[];
  readonly hints: readonly DeskHint[];
  readonly whyNotRemind: string | null;
}

/** What the agency knows of connections in a round. "forbidden" to all but its organisers and secretaries. */
export async function conflictDesk(ctx: Context, round: RoundDetails): Promise<ConflictDesk> {
  refuseOthers(ctx, round);
  const [jurors, pairs, hinted, dismissed] = await Promise.all([
    progressOfSeats(ctx, round.id),
    pairsOf(ctx, round.id),
    hintedPairs(ctx, round),
    dismissedOf(ctx, round.id),
  ]);
  const byPair = new Map(pairs.map((pair) => [pairKey(pair), pair]));
  const hints = hinted.flatMap((found) => {
    const pair = byPair.get(pairKey(found));
    if (!pair) return [];
    return found.hints.map((hint) => ({
      pair,
      hint,
      dismissed: dismissed.get(`${pairKey(found)} ${hint.kind}`) ?? null,
    }));
  });
  const order = new Map(pairs.map((pair, place) => [pair, place]));
  return {
    jurors,
    recused: pairs
      .filter((pair) => pair.recusal !== null)
      .map((pair) => ({ ...pair, whyNotLift: whyNotLift(round, { ...pair, recusal: pair.recusal!.kind }, ctx.now) })),
    hints: hints.sort((a, b) => order.get(a.pair)! - order.get(b.pair)!),
    whyNotRemind: whyNotRemind(round, reminderFacts(jurors), ctx.now),
  };
}

/** One pair, for the page of an act. "not_found" where that juror has no such entry, "forbidden" as `conflictDesk`. */
export async function pairForAct(
  ctx: Context,
  round: RoundDetails,
  { appointmentId, nominationId }: { readonly appointmentId: string; readonly nominationId: string },
): Promise<Pair> {
  refuseOthers(ctx, round);
  const pairs = await pairsOf(ctx, round.id);
  const pair = pairs.find((one) => one.appointmentId === appointmentId && one.nominationId === nominationId);
  if (!pair) throw new DomainError("not_found", m.conflicts_pair_unknown());
  return pair;
}

/** One hint of a pair. "not_found" where there is none (any more). */
export async function hintForAct(
  ctx: Context,
  round: RoundDetails,
  { appointmentId, nominationId }: { readonly appointmentId: string; readonly nominationId: string },
  kind: string,
): Promise<DeskHint> {
  const { hints } = await conflictDesk(ctx, round);
  const found = hints.find(
    ({ pair, hint }) =>
      pair.appointmentId === appointmentId && pair.nominationId === nominationId && hint.kind === kind,
  );
  if (!found) throw new DomainError("not_found", m.conflicts_hint_unknown());
  return found;
}

function refuseOthers(ctx: Context, round: RoundDetails): void {
  if (!mayKeepConflicts(ctx.actor, round)) throw new DomainError("forbidden", m.rounds_not_your_agency());
}

const pairKey = (pair: { readonly appointmentId: string; readonly nominationId: string }) =>
  `${pair.appointmentId} ${pair.nominationId}`;

/** By voting code, then by the juror's name. */
async function pairsOf(ctx: Context, roundId: string): Promise<Pair[]> {
  const rows = await ctx.db
    .select({
      appointmentId: appointments.id,
      nominationId: nominations.id,
      userId: users.id,
      juror: users.name,
      code: nominations.code,
      product: products.name,
      establishment: establishments.name,
      answer: conflictAnswers.answer,
      recusal: { kind: recusals.kind, reason: recusals.reason, at: recusals.at },
    })
    .from(assignments)
    .innerJoin(appointments, eq(appointments.id, assignments.appointmentId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .innerJoin(nominations, and(eq(nominations.id, assignments.nominationId), eq(nominations.state, "admitted")))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(conflictAnswers, answerOfAssignment())
    .leftJoin(recusals, recusalOfAssignment())
    .where(and(eq(nominations.roundId, roundId), isNull(appointments.endedAt), isNull(assignments.endedAt)))
    .orderBy(asc(nominations.code), asc(users.name));
  return rows.map((row) => ({ ...row, code: row.code ?? "" }));
}

async function dismissedOf(ctx: Context, roundId: string): Promise<ReadonlyMap<string, DeskHint["dismissed"]>> {
  const rows = await ctx.db
    .select({ hint: dismissedHints, by: users.name })
    .from(dismissedHints)
    .innerJoin(nominations, eq(nominations.id, dismissedHints.nominationId))
    .innerJoin(users, eq(users.id, dismissedHints.dismissedBy))
    .where(eq(nominations.roundId, roundId));
  return new Map(
    rows.map(({ hint, by }) => [`${pairKey(hint)} ${hint.kind}`, { by, at: hint.dismissedAt, reason: hint.reason }]),
  );
}
