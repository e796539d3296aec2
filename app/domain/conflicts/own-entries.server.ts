import { and, eq, isNull } from "drizzle-orm";
import { answerOfAssignment, recusalOfAssignment } from "~/db/jury-joins.server";
import {
  appointments,
  assignments,
  conflictAnswers,
  establishments,
  nominations,
  products,
  provinces,
  recusals,
  rounds,
  sheets,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { ConflictAnswer } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { entryKey } from "./entry-key.server";
import { hintedPairs } from "./facts.server";
import type { Hint } from "./hints";
import { mayAnswerConflicts, whyNotAnswer, whyNotAnswerAtAll } from "./policy";

/** An entry given to the reader, as far as they may know it before they have answered: who made it, and what it is called. */
export interface EntryToAnswer {
  /** See `entryKey`; neither id nor voting code leaves the server. */
  readonly key: string;
  readonly establishment: string;
  readonly place: string;
  readonly product: string;
  readonly answer: ConflictAnswer | null;
  readonly reason: string | null;
  readonly hints: readonly Hint[];
  /** Whether the juror still has to answer; not for a sheet they have signed. */
  readonly isMissing: boolean;
  readonly whyNotNone: string | null;
  readonly whyNotConflict: string | null;
}

export interface EntriesToAnswer {
  readonly entries: readonly EntryToAnswer[];
  readonly missing: number;
  readonly closed: string | null;
}

/**
 * The entries given to the reader in a round, by the name of their establishment, with what they answered. "not_found" to those
 * who do not sit in its jury.
 */
export async function entriesToAnswer(ctx: Context, round: RoundDetails): Promise<EntriesToAnswer> {
  const actor = ctx.actor;
  if (!actor || !mayAnswerConflicts(actor, round.id)) throw new DomainError("not_found", m.judge_round_not_found());
  const own = eq(appointments.userId, actor.userId);
  const [rows, hinted] = await Promise.all([
    ctx.db
      .select({
        appointmentId: appointments.id,
        nominationId: nominations.id,
        ledgerSalt: rounds.ledgerSalt,
        establishment: establishments.name,
        commune: establishments.commune,
        province: provinces.name,
        product: products.name,
        answer: conflictAnswers.answer,
        reason: conflictAnswers.reason,
        recusedAt: recusals.at,
        signedAt: sheets.signedAt,
      })
      .from(assignments)
      .innerJoin(appointments, eq(appointments.id, assignments.appointmentId))
      .innerJoin(nominations, and(eq(nominations.id, assignments.nominationId), eq(nominations.state, "admitted")))
      .innerJoin(rounds, eq(rounds.id, nominations.roundId))
      .innerJoin(products, eq(products.id, nominations.productId))
      .innerJoin(establishments, eq(establishments.id, products.establishmentId))
      .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
      .leftJoin(conflictAnswers, answerOfAssignment())
      .leftJoin(recusals, recusalOfAssignment())
      .leftJoin(
        sheets,
        and(eq(sheets.appointmentId, assignments.appointmentId), eq(sheets.nominationId, assignments.nominationId)),
      )
      .where(and(own, eq(nominations.roundId, round.id), isNull(appointments.endedAt), isNull(assignments.endedAt))),
    hintedPairs(ctx, round, own),
  ]);
  const hints = new Map(hinted.map((pair) => [`${pair.appointmentId} ${pair.nominationId}`, pair.hints]));
  const entries = rows.map(({ appointmentId, nominationId, ledgerSalt, ...row }): EntryToAnswer => {
    const standing = { answer: row.answer, isRecused: row.recusedAt !== null, signedAt: row.signedAt };
    return {
      key: entryKey(ledgerSalt, appointmentId, nominationId),
      establishment: row.establishment,
      place: [row.commune, row.province].filter(Boolean).join(", "),
      product: row.product,
      answer: row.answer,
      reason: row.reason,
      hints: hints.get(`${appointmentId} ${nominationId}`) ?? [],
      isMissing: row.answer === null && row.signedAt === null,
      whyNotNone: whyNotAnswer(standing, "none", round, ctx.now),
      whyNotConflict: whyNotAnswer(standing, "conflict", round, ctx.now),
    };
  });
  return {
    entries: entries.sort(inPageOrder),
    missing: entries.filter((entry) => entry.isMissing).length,
    closed: whyNotAnswerAtAll(round, ctx.now),
  };
}

function inPageOrder(a: EntryToAnswer, b: EntryToAnswer): number {
  return (
    compareVietnamese(a.establishment, b.establishment) ||
    compareVietnamese(a.product, b.product) ||
    (a.key < b.key ? -1 : 1)
  );
}
