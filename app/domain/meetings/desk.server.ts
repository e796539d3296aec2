import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { fairMeetings, meetingBuyers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { fairAtWork } from "../fairs/fair-details.server";
import { fairBySlug } from "../fairs/queries.server";
import { whyUnplaced } from "./arrange-session.server";
import { mayRunMeetings, whyNotArrange, whyNotCancel, whyNotRegister, whyNotReport } from "./policy";
import { buyersOf, isOn, meetingsWhere, sessionOf, sessionsOf } from "./queries.server";
import { slotsOf } from "./rules";

/** The sessions of a fair with what there is of each, for its agency. Refused as `fairAtWork`. */
export async function sessionsAtWork(ctx: Context, slug: string) {
  const fair = await fairAtWork(ctx, slug);
  const sessions = await sessionsOf(ctx, fair.id);
  const ids = sessions.map(({ id }) => id);
  const [buyers, meetings] =
    ids.length === 0
      ? [[], []]
      : await Promise.all([
          ctx.db
            .select({ id: meetingBuyers.sessionId, count: count() })
            .from(meetingBuyers)
            .where(and(inArray(meetingBuyers.sessionId, ids), isNull(meetingBuyers.erasedAt)))
            .groupBy(meetingBuyers.sessionId),
          ctx.db
            .select({
              id: fairMeetings.sessionId,
              asked: sql<number>`count(*) filter (where ${fairMeetings.state} = 'asked')::int`,
              accepted: sql<number>`count(*) filter (where ${fairMeetings.state} = 'accepted')::int`,
              placed: sql<number>`count(*) filter (where ${fairMeetings.state} = 'accepted' and ${fairMeetings.during} is not null)::int`,
            })
            .from(fairMeetings)
            .where(inArray(fairMeetings.sessionId, ids))
            .groupBy(fairMeetings.sessionId),
        ]);
  return {
    fair,
    mayRun: mayRunMeetings(ctx.actor, fair),
    sessions: sessions.map((session) => {
      const { asked = 0, accepted = 0, placed = 0 } = meetings.find(({ id }) => id === session.id) ?? {};
      return {
        ...session,
        ...{ asked, accepted, placed, slots: slotsOf(session).length },
        buyers: buyers.find(({ id }) => id === session.id)?.count ?? 0,
        whyNotRegister: whyNotRegister(fair, session, ctx.now),
      };
    }),
  };
}

/** A session of a fair for the pages of its agency. Refused as `fairAtWork`, and "not_found". */
export async function sessionAtWork(ctx: Context, slug: string, sessionId: string) {
  const fair = await fairAtWork(ctx, slug);
  return { fair, mayRun: mayRunMeetings(ctx.actor, fair), session: await sessionOf(ctx, fair.id, sessionId) };
}

/** The same for who runs it; "forbidden" to who only looks. */
export async function sessionToRun(ctx: Context, slug: string, sessionId: string) {
  const work = await sessionAtWork(ctx, slug, sessionId);
  if (!work.mayRun) throw new DomainError("forbidden", m.meetings_staff_only());
  return { ...work, slots: slotsOf(work.session) };
}

/** Everything of a session: buyers, requests, what is placed and why the rest is not. Refused as `sessionAtWork`. */
export async function sessionDesk(ctx: Context, slug: string, sessionId: string) {
  const work = await sessionAtWork(ctx, slug, sessionId);
  const { fair, session, mayRun } = work;
  const [buyers, meetings, why] = await Promise.all([
    buyersOf(ctx, session.id),
    meetingsWhere(ctx, eq(fairMeetings.sessionId, session.id)),
    whyUnplaced(ctx, session),
  ]);
  return {
    ...work,
    buyers,
    slots: slotsOf(session),
    whyNotArrange: whyNotArrange(fair, session, ctx.now),
    whyNotRegister: whyNotRegister(fair, session, ctx.now),
    meetings: meetings.map((row) => ({
      ...row,
      isOff: row.state === "accepted" && !isOn(row),
      why: why.get(row.id) ?? null,
      acts: {
        place: mayRun && isOn(row) && row.outcome === null && whyNotArrange(fair, session, ctx.now) === null,
        cancel: mayRun && whyNotCancel(fair, row, ctx.now) === null,
        report: mayRun && row.state === "accepted" && whyNotReport(fair, row.from, ctx.now) === null,
      },
    })),
  };
}

/** One meeting for the page of an act of who runs the fair. Refused as `sessionToRun`. */
export async function meetingToRun(ctx: Context, slug: string, sessionId: string, meetingId: string) {
  const work = await sessionToRun(ctx, slug, sessionId);
  const [meeting] = isUuid(meetingId)
    ? await meetingsWhere(ctx, and(eq(fairMeetings.id, meetingId), eq(fairMeetings.sessionId, work.session.id)))
    : [];
  if (!meeting) throw new DomainError("not_found", m.meetings_no_such_meeting());
  return { ...work, meeting };
}

/** One buyer for the page of an act. Refused as `sessionToRun`, and "not_found" once it was erased. */
export async function buyerToRun(ctx: Context, slug: string, sessionId: string, buyerId: string) {
  const work = await sessionToRun(ctx, slug, sessionId);
  const buyer = (await buyersOf(ctx, work.session.id)).find(({ id }) => id === buyerId);
  if (!buyer) throw new DomainError("not_found", m.meetings_no_such_buyer());
  return { ...work, buyer };
}

/** The sessions of a public fair, with why nobody registers for each. Public. Throws "not_found". */
export async function publicSessions(ctx: Context, slug: string) {
  const fair = await fairBySlug(ctx, slug);
  const sessions = await sessionsOf(ctx, fair.id);
  return {
    fair,
    sessions: sessions
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map((session) => ({ ...session, whyNot: whyNotRegister(fair, session, ctx.now) })),
  };
}
