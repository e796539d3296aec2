import { and, eq, or } from "drizzle-orm";
import { appointments, recusals } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvents } from "../ledger/record-event.server";
import { type RoundDetails, roundById } from "../rounds/queries.server";
import { inTransaction } from "../transaction.server";
import { entryKey, makerKey } from "./entry-key.server";
import type { GivenAnswer } from "./forms";
import { missingAnswersOf } from "./gate.server";
import { type LockedEntry, lockEntries } from "./lock-entries.server";
import { makersOf } from "./makers.server";
import { mayAnswerConflicts, whyNotAnswer, whyNotAnswerAtAll, whyNotAnswerForMaker } from "./policy";
import type { MakerStanding } from "./rules";
import { type SteppingBack, stepBack } from "./step-back.server";
import { writeAnswers } from "./write-answers.server";

interface Change {
  readonly entry: LockedEntry;
  readonly given: GivenAnswer;
}

/**
 * Answer for entries given to oneself: no connection, or one with its reason, which is a recusal too. Answers may be corrected
 * until scoring begins; a conflict found later takes its entry back from then on as well. answers: by `entryKey`; null and what
 * stands already change nothing. In a blind round a key names an establishment, and answers for all its entries among one's own;
 * answers may be corrected until codes are shown, and what stood before stays where one of its entries is asked about after that.
 * Returns how many entries changed and how many answers are still missing.
 * Throws "forbidden" to visitors, "not_found" to those who do not sit in the jury, "conflict" for a key that names none of the
 * entries (they were given to someone else since), and "closed" once the jury is done, and for an answer that stays as it is
 * (`whyNotAnswer`, `whyNotAnswerForMaker`). Then nothing is written.
 * Source: docs/rules/conflicts.md#answers
 */
export function answerConflicts(
  ctx: Context,
  roundId: string,
  answers: Readonly<Record<string, GivenAnswer | null | undefined>>,
): Promise<{ changed: number; missing: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { actor } = ctx;
    if (!actor) throw new DomainError("forbidden", m.errors_sign_in_title());
    if (!mayAnswerConflicts(actor, roundId)) throw new DomainError("not_found", m.judge_round_not_found());
    const locked = await lockEntries(ctx, roundId, eq(appointments.userId, actor.userId));
    const round = await roundById(ctx, roundId);
    const closed = whyNotAnswerAtAll(round, ctx.now);
    if (closed) throw new DomainError("closed", closed);
    const isBlind = round.rules.blind.value;
    const byKey = Map.groupBy(locked, isBlind ? keyOfMaker : keyOfEntry);
    const makers = isBlind ? await makersOf(ctx, round, actor.userId) : null;
    const changes: Change[] = [];
    for (const [key, given] of Object.entries(answers)) {
      if (!given) continue;
      const entries = byKey.get(key) ?? [];
      const maker = makers?.get(key);
      const change = makers
        ? changesForMaker(entries, maker ?? UNKNOWN, given)
        : changesForEntries(entries, given, round, ctx.now);
      if (typeof change === "string") throw new DomainError("closed", change, { [`answers.${key}.answer`]: [change] });
      changes.push(...change);
    }
    if (changes.length > 0) {
      await write(ctx, roundId, changes);
      await recordAudit(ctx, {
        act: "conflicts.answered",
        subject: { kind: "round", id: roundId },
        after: {
          none: changes.filter(({ given }) => given.answer === "none").length,
          conflict: changes.filter(({ given }) => given.answer === "conflict").length,
        },
      });
    }
    return { changed: changes.length, missing: await missingAnswersOf(ctx, roundId) };
  });
}

const keyOfEntry = (entry: LockedEntry) => entryKey(entry.ledgerSalt, entry.appointmentId, entry.nominationId);
const keyOfMaker = (entry: LockedEntry) =>
  makerKey(entry.ledgerSalt, entry.userId, entry.establishmentId ?? entry.nominationId);

/** What an answer changes, or why it cannot be. */
type Outcome = readonly Change[] | string;

function changesForEntries(
  entries: readonly LockedEntry[],
  given: GivenAnswer,
  round: RoundDetails,
  now: Date,
): Outcome {
  if (entries.length === 0) throw new DomainError("conflict", m.conflicts_entries_changed());
  const refusal = entries.map((entry) => whyNotAnswer(entry, given.answer, round, now)).find(Boolean);
  return refusal ?? entries.filter((entry) => differs(entry, given)).map((entry) => ({ entry, given }));
}

const UNKNOWN: MakerStanding = { answer: null, isAsked: false, hasSeenCodes: false };

/**
 * An establishment whose entries were taken back is answered as it was on the page, which still names it: a refusal of its own would
 * tell which one it is.
 */
function changesForMaker(entries: readonly LockedEntry[], maker: MakerStanding, given: GivenAnswer): Outcome {
  const refusal = whyNotAnswerForMaker(maker, given.answer);
  if (refusal) return refusal;
  if (entries.length === 0 && maker.answer !== given.answer) {
    throw new DomainError("conflict", m.conflicts_entries_changed());
  }
  // Of a maker's entries a signed one that was never answered for asks nothing, and shows nothing.
  const open = entries.filter((entry) => (entry.answer === null ? !entry.signedAt : !maker.hasSeenCodes));
  return open.filter((entry) => differs(entry, given)).map((entry) => ({ entry, given }));
}

const differs = (entry: LockedEntry, given: GivenAnswer) =>
  entry.answer !== given.answer || (entry.reason ?? undefined) !== given.reason;

async function write(ctx: WriteContext, roundId: string, changes: readonly Change[]): Promise<void> {
  const none = changes.filter(({ given }) => given.answer === "none");
  await writeAnswers(
    ctx,
    roundId,
    none.map(({ entry: { appointmentId, nominationId } }) => ({
      appointmentId,
      nominationId,
      answer: "none" as const,
      reason: null,
    })),
  );
  await takeBack(
    ctx,
    roundId,
    none.filter(({ entry }) => entry.recusal === "conflict"),
  );
  const stepping = changes.flatMap(({ entry, given }): SteppingBack[] =>
    given.answer === "conflict"
      ? [{ ...entry, kind: "conflict", reason: given.reason, standing: entry.recusal, isByCode: false }]
      : [],
  );
  await stepBack(ctx, roundId, stepping);
}

/** Said by mistake, and corrected in time. */
async function takeBack(ctx: WriteContext, roundId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await ctx.db
    .delete(recusals)
    .where(
      or(
        ...changes.map(({ entry }) =>
          and(eq(recusals.appointmentId, entry.appointmentId), eq(recusals.nominationId, entry.nominationId)),
        ),
      ),
    );
  await recordEvents(
    ctx,
    changes.map(({ entry }) => ({
      roundId,
      kind: "recusal_lifted" as const,
      payload: {
        nomination: entry.nominationId,
        appointment: entry.appointmentId,
        ...(entry.sheetId && { sheet: entry.sheetId }),
      },
    })),
  );
}
