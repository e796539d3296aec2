import { and, eq, gt, isNotNull, isNull, or } from "drizzle-orm";
import { answerOfAssignment, sheetOfAssignment } from "~/db/jury-joins.server";
import {
  appointments,
  assignments,
  conflictAnswers,
  establishments,
  nominations,
  products,
  provinces,
  rounds,
  sheets,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { ConflictAnswer } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { RoundDetails } from "../rounds/queries.server";
import { entryKey, makerKey } from "./entry-key.server";
import { hintedPairs } from "./facts.server";
import type { Hint } from "./hints";
import { makersOf } from "./makers.server";
import { mayAnswerConflicts, scoringSince, whyNotAnswer, whyNotAnswerAtAll, whyNotAnswerForMaker } from "./policy";
import type { MakerStanding } from "./rules";

/**
 * An entry given to the reader, as far as they may know it before they have answered: who made it, and what it is called. In a
 * blind round an establishment, with whatever entries of it are theirs or were since scoring began.
 */
export interface EntryToAnswer {
  /** See `entryKey` and `makerKey`; neither id nor voting code leaves the server. */
  readonly key: string;
  readonly establishment: string;
  readonly place: string;
  /** Null in a blind round. */
  readonly product: string | null;
  readonly answer: ConflictAnswer | null;
  readonly reason: string | null;
  readonly hints: readonly Hint[];
  /** Whether the juror still has to answer; not for a sheet they have signed. */
  readonly isMissing: boolean;
  /** In a blind round: the answer stands, as codes were shown or its entries were taken back; there is nothing to choose. */
  readonly isFixed: boolean;
  readonly whyNotNone: string | null;
  readonly whyNotConflict: string | null;
}

export interface EntriesToAnswer {
  readonly entries: readonly EntryToAnswer[];
  readonly missing: number;
  readonly closed: string | null;
}

/**
 * The entries given to the reader in a round, by the name of their establishment, with what they answered; in a blind round the
 * establishments alone. "not_found" to those who do not sit in its jury.
 */
export async function entriesToAnswer(ctx: Context, round: RoundDetails): Promise<EntriesToAnswer> {
  const actor = ctx.actor;
  if (!actor || !mayAnswerConflicts(actor, round.id)) throw new DomainError("not_found", m.judge_round_not_found());
  const own = eq(appointments.userId, actor.userId);
  const isBlind = round.rules.blind.value;
  const since = scoringSince(round, ctx.now);
  const isTheirs = isNull(assignments.endedAt);
  // A name that goes from the page together with a code would tell whose it was.
  const wasTheirs = and(gt(assignments.endedAt, since ?? ctx.now), isNotNull(conflictAnswers.answer));
  const [rows, hinted, makers] = await Promise.all([
    ctx.db
      .select({
        appointmentId: appointments.id,
        nominationId: nominations.id,
        ledgerSalt: rounds.ledgerSalt,
        establishmentId: establishments.id,
        establishment: establishments.name,
        commune: establishments.commune,
        province: provinces.name,
        product: products.name,
        answer: conflictAnswers.answer,
        reason: conflictAnswers.reason,
        endedAt: assignments.endedAt,
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
      .leftJoin(sheets, sheetOfAssignment())
      .where(
        and(
          own,
          eq(nominations.roundId, round.id),
          isNull(appointments.endedAt),
          isBlind && since ? or(isTheirs, wasTheirs) : isTheirs,
        ),
      ),
    hintedPairs(ctx, round, own),
    isBlind ? makersOf(ctx, round, actor.userId) : null,
  ]);
  const hints = new Map(hinted.map((pair) => [`${pair.appointmentId} ${pair.nominationId}`, pair.hints]));
  const shown = rows.map((row): OwnEntry => {
    const { appointmentId, nominationId, ledgerSalt, answer, signedAt } = row;
    const isMissing = answer === null && signedAt === null;
    return {
      key: isBlind
        ? makerKey(ledgerSalt, actor.userId, row.establishmentId)
        : entryKey(ledgerSalt, appointmentId, nominationId),
      establishment: row.establishment,
      place: [row.commune, row.province].filter(Boolean).join(", "),
      product: isBlind ? null : row.product,
      answer,
      reason: row.reason,
      hints: hints.get(`${appointmentId} ${nominationId}`) ?? [],
      isMissing,
      isTheirs: row.endedAt === null,
      whyNotNone: whyNotAnswer(row, "none", round, ctx.now),
      whyNotConflict: whyNotAnswer(row, "conflict", round, ctx.now),
    };
  });
  const byMaker = Map.groupBy(shown, ({ key }) => key);
  const entries = makers
    ? [...byMaker].flatMap(([key, own]) => {
        const maker = makers.get(key);
        // Given to the reader this very moment: it is asked about when the page is opened next.
        return maker ? [asOneMaker(own, maker)] : [];
      })
    : shown.map(({ isTheirs: _, ...entry }) => ({ ...entry, isFixed: false }));
  return {
    entries: entries.sort(inPageOrder),
    missing: entries.filter((entry) => entry.isMissing).length,
    closed: whyNotAnswerAtAll(round, ctx.now),
  };
}

interface OwnEntry extends Omit<EntryToAnswer, "isFixed"> {
  readonly isTheirs: boolean;
}

/** The entries of one establishment as one question: asked while one of them asks it, answered by the stronger answer. */
function asOneMaker(entries: readonly OwnEntry[], maker: MakerStanding): EntryToAnswer {
  const { isAsked, hasSeenCodes } = maker;
  const { key, establishment, place, product } = entries[0]!;
  // They help to answer; one that came or went with an entry would tell of it.
  const hints = entries.filter((entry) => !hasSeenCodes || entry.isMissing).flatMap((entry) => entry.hints);
  return {
    ...{ key, establishment, place, product },
    answer: isAsked ? null : maker.answer,
    reason: isAsked ? null : (entries.find((entry) => entry.answer === maker.answer)?.reason ?? null),
    hints: [...Map.groupBy(hints, ({ kind }) => kind)].map(([kind, same]) => ({
      kind,
      parts: [...new Set(same.flatMap(({ parts }) => parts))],
    })),
    isMissing: isAsked,
    isFixed: !isAsked && maker.answer !== null && (hasSeenCodes || !entries.some((entry) => entry.isTheirs)),
    whyNotNone: whyNotAnswerForMaker(maker, "none"),
    whyNotConflict: whyNotAnswerForMaker(maker, "conflict"),
  };
}

function inPageOrder(a: EntryToAnswer, b: EntryToAnswer): number {
  return (
    compareVietnamese(a.establishment, b.establishment) ||
    compareVietnamese(a.product ?? "", b.product ?? "") ||
    (a.key < b.key ? -1 : 1)
  );
}
