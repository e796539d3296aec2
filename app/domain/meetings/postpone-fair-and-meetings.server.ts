import { and, eq, isNotNull, sql } from "drizzle-orm";
import { fairMeetings, meetingSessions } from "~/db/schema";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { addDays, daysBetween } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, fairById, lockFair } from "../fairs/fair-details.server";
import { postponeFair } from "../fairs/postpone-fair.server";
import { inTransaction } from "../transaction.server";
import { callOffSession } from "./call-off-session.server";
import type { PostponementForm } from "./forms";
import { tellSession } from "./notices.server";
import { isLive, type MeetingSession, meetingsWhere, sessionOf } from "./queries.server";
import { sessionsAhead } from "./sessions-of-fair.server";

const DAY_MS = 86_400_000;

/**
 * Give a public fair other days, and its sessions that did not begin yet: they move by as many days, with their tables and times and what is left
 * of their registration, or are called off. Whoever registered or has a meeting is told, with what moves it in their calendars.
 * Refused: as `postponeFair`; "invalid" where a session would move out of the new days or into what is past.
 */
export function postponeFairAndMeetings(
  ctx: Context,
  fairId: string,
  { meetings, ...input }: PostponementForm,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // First: postponing reads the days as they were.
    const before = await lockFair(ctx, fairId);
    await postponeFair(ctx, fairId, input);
    const fair = await fairById(ctx, fairId);
    const sessions = await sessionsAhead(ctx, fairId, "not_begun");
    const days = daysBetween(before.startsOn, fair.startsOn);
    const affected = sessions.filter(({ day }) => days !== 0 || day < fair.startsOn || day > fair.endsOn);
    if (affected.length === 0) return;
    const move = { fair, days, reason: input.reason };
    if (meetings === "cancel") await callOff(ctx, affected, move);
    else await moveAll(ctx, affected, move);
    await recordAudit(ctx, {
      act: "meetings.moved_with_fair",
      subject: { kind: "fair", id: fairId },
      after: { sessions: affected.length, days, meetings },
    });
  });
}

interface Move {
  readonly fair: FairDetails;
  /** By how many; negative to earlier ones. */
  readonly days: number;
  readonly reason: string;
}

async function callOff(ctx: WriteContext, sessions: readonly MeetingSession[], { fair, reason }: Move): Promise<void> {
  for (const session of sessions) {
    await ctx.db
      .update(meetingSessions)
      .set({ cancelledAt: ctx.now, cancelledReason: reason, version: session.version + 1 })
      .where(eq(meetingSessions.id, session.id));
    await callOffSession(ctx, { fair, session }, reason);
  }
}

async function moveAll(ctx: WriteContext, sessions: readonly MeetingSession[], move: Move): Promise<void> {
  const { fair, days } = move;
  const stranded = sessions.find((session) => {
    const day = addDays(session.day, days);
    return day < fair.startsOn || day > fair.endsOn || later(session.startsAt, days) <= ctx.now;
  });
  if (stranded) {
    const sentence = m.fairs_postpone_strands({
      day: formatDate(stranded.day),
      to: formatDate(addDays(stranded.day, days)),
    });
    throw new DomainError("invalid", sentence, { meetings: [sentence] });
  }
  // The farthest first: nobody is at two tables at once on the way, which the database would refuse.
  for (const session of days > 0 ? sessions.toReversed() : sessions) await moveSession(ctx, session, move);
}

const later = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY_MS);

async function moveSession(ctx: WriteContext, session: MeetingSession, { fair, days, reason }: Move): Promise<void> {
  const { startsAt, endsAt, breakStartsAt, breakEndsAt, closesAt } = session;
  const isSession = eq(meetingSessions.id, session.id);
  await ctx.db
    .update(meetingSessions)
    .set({
      ...{ day: addDays(session.day, days), startsAt: later(startsAt, days), endsAt: later(endsAt, days) },
      breakStartsAt: breakStartsAt && later(breakStartsAt, days),
      breakEndsAt: breakEndsAt && later(breakEndsAt, days),
      // What was over stays over, as the deadlines of the fair.
      closesAt: closesAt > ctx.now ? later(closesAt, days) : closesAt,
      version: session.version + 1,
    })
    .where(isSession);
  const by = sql`make_interval(days => ${days})`;
  await ctx.db
    .update(fairMeetings)
    .set({
      during: sql`tstzrange(lower(${fairMeetings.during}) + ${by}, upper(${fairMeetings.during}) + ${by})`,
      sequence: sql`${fairMeetings.sequence} + 1`,
    })
    .where(
      and(eq(fairMeetings.sessionId, session.id), eq(fairMeetings.state, "accepted"), isNotNull(fairMeetings.during)),
    );
  const live = await meetingsWhere(ctx, and(eq(fairMeetings.sessionId, session.id), isLive));
  const about = { fair, session: await sessionOf(ctx, fair.id, session.id) };
  await tellSession(ctx, about, live, { kind: "session_moved", text: reason });
}
