import { and, eq, inArray } from "drizzle-orm";
import { phases } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { fieldOfDate, type TimetableForm, timetableFrom } from "./forms";
import { lockRound } from "./lock-round.server";
import { mayPrepareRounds } from "./policy";
import type { RoundDetails } from "./queries.server";
import {
  hasBegun,
  isOnlyAnnounced,
  outOfOrder,
  type PhaseSpan,
  spansKey,
  spansOf,
  type Timetable,
  timetableOf,
} from "./rules";

/**
 * Change dates that have not come yet: all of a draft's; of an open round those still ahead, with the reason that is
 * announced. What has happened keeps its instant, whatever the form says of it.
 * Refused: "conflict" when dates or phase became others since the person looked, "invalid" with its field for dates out of order
 * or in the past, and for a missing reason, "closed" once the round is over.
 */
export function rescheduleRound(ctx: Context, roundId: string, input: TimetableForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    if (!mayPrepareRounds(ctx.actor, round.agencyId)) throw new DomainError("forbidden", m.rounds_not_your_agency());
    if ((input.seen ?? "") !== spansKey(round.phases))
      throw new DomainError("conflict", m.rounds_dates_changed_meanwhile());
    if (round.phase === "closed") throw new DomainError("closed", m.rounds_board_finished());
    const before = timetableOf(round.phases);
    const after = round.openedAt && before ? ahead(round, before, timetableFrom(input), ctx.now) : timetableFrom(input);
    checkOrder(after);
    if (round.openedAt && !input.reason) {
      throw new DomainError("invalid", m.errors_required(), { reason: [m.errors_required()] });
    }
    await writeTimetable(ctx, round, after, input.reason ?? null);
    await recordAudit(ctx, {
      act: "rounds.rescheduled",
      subject: { kind: "round", id: round.id },
      before: before ? { ...before } : undefined,
      after: { ...after, reason: input.reason ?? null },
    });
  });
}

function checkOrder(timetable: Timetable): void {
  const early = outOfOrder(timetable);
  if (early) {
    throw new DomainError("invalid", m.rounds_date_too_early(), { [fieldOfDate(early)]: [m.rounds_date_too_early()] });
  }
}

/** The new timetable where it is still open, the old one elsewhere. Throws "invalid" for a new date that is past. */
function ahead(round: RoundDetails, before: Timetable, wanted: Timetable, now: Date): Timetable {
  const begun = (kind: string) => round.phases.some((phase) => phase.kind === kind && hasBegun(phase, now));
  const done: Record<keyof Timetable, boolean> = {
    nominationOpensAt: begun("nomination"),
    nominationClosesAt: before.nominationClosesAt <= now,
    scoringAt: begun("scoring"),
    councilAt: begun("council"),
    expectedListAt: begun("expected_list"),
    decisionAt: begun("decision"),
  };
  const fields = Object.keys(done) as (keyof Timetable)[];
  for (const field of fields) {
    const at = wanted[field];
    const isChanged = at?.getTime() !== before[field]?.getTime();
    if (!done[field] && isChanged && at && at <= now) {
      throw new DomainError("invalid", m.rounds_date_is_past(), { [fieldOfDate(field)]: [m.rounds_date_is_past()] });
    }
  }
  return Object.fromEntries(
    fields.map((field) => [field, done[field] ? before[field] : wanted[field]]),
  ) as unknown as Timetable;
}

async function writeTimetable(ctx: WriteContext, round: RoundDetails, timetable: Timetable, reason: string | null) {
  const ofRound = eq(phases.roundId, round.id);
  const setBy = ctx.actor!.userId;
  const announced = round.phases.filter((phase) => isOnlyAnnounced(phase)).map((phase) => phase.kind);
  if (announced.length > 0) await ctx.db.delete(phases).where(and(ofRound, inArray(phases.kind, announced)));
  const kept = new Map(round.phases.filter((phase) => !isOnlyAnnounced(phase)).map((phase) => [phase.kind, phase]));
  for (const { kind, opensAt, closesAt } of spansOf(timetable)) {
    const own = kept.get(kind);
    if (own && isSettled(own, round, ctx.now)) continue;
    await ctx.db
      .insert(phases)
      .values({ roundId: round.id, kind, opensAt, closesAt, setBy, reason })
      .onConflictDoUpdate({ target: [phases.roundId, phases.kind], set: { opensAt, closesAt, setBy, reason } });
  }
  if (kept.has("call") && timetable.nominationOpensAt > ctx.now) {
    await ctx.db
      .update(phases)
      .set({ closesAt: timetable.nominationOpensAt })
      .where(and(ofRound, eq(phases.kind, "call")));
  }
}

/** Nominations still open may end at another time; whatever else has begun, or ended, keeps its own span. */
function isSettled(phase: PhaseSpan, round: RoundDetails, now: Date): boolean {
  if (!round.openedAt || phase.opensAt > now) return false;
  return phase.kind !== "nomination" || (phase.closesAt !== null && phase.closesAt <= now);
}
