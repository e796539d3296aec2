import { and, asc, eq, isNull } from "drizzle-orm";
import { exhibitors, fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { exhibitorAtFair } from "../fair-days/exhibitor.server";
import { exhibitorAtForm } from "../fair-days/exhibitor-act.server";
import { mayActForExhibitor, whyNoExhibitorDays } from "../fair-days/policy";
import type { FairDetails } from "../fairs/fair-details.server";
import { newsOfFair } from "../fairs/queries.server";
import { whyNotArrange, whyNotCancel, whyNotRegister, whyNotReport } from "./policy";
import { isOn, type MeetingRow, type MeetingSession, meetingsWhere, sessionOf, sessionsOf } from "./queries.server";

/** Name and contact of a buyer are for exhibitors they have agreed to meet. */
export const seenByExhibitor = (row: MeetingRow): MeetingRow =>
  isOn(row) ? row : { ...row, buyer: { ...row.buyer, name: null, phone: null, email: null } };

/** The meetings of a fair as one exhibitor sees them. Throws "not_found" to others. */
export async function ownMeetings(ctx: Context, applicationId: string) {
  const { application, fair } = await exhibitorAtFair(ctx, applicationId);
  const [sessions, rows, news] = await Promise.all([
    sessionsOf(ctx, fair.id),
    meetingsWhere(ctx, eq(fairMeetings.applicationId, application.id)),
    newsOfFair(ctx, fair),
  ]);
  const whyNot = whyNoExhibitorDays(application.state);
  const buyers = whyNot ? [] : await buyersToAsk(ctx, fair.id);
  const live = new Set(
    rows.filter(({ state }) => state === "asked" || state === "accepted").map(({ buyer }) => buyer.id),
  );
  const mayWrite = mayActForExhibitor(ctx.actor, application);
  return {
    ...{ application, fair, news, sessions, whyNot, mayWrite },
    meetings: rows.map((row) => {
      const session = sessions.find(({ id }) => id === row.sessionId)!;
      return { ...seenByExhibitor(row), acts: actsOn(ctx, row, { fair, session, mayWrite: mayWrite && !whyNot }) };
    }),
    buyers: buyers.map((buyer) => ({
      ...buyer,
      isAsked: live.has(buyer.id),
      mayAsk: mayWrite && whyNotRegister(fair, sessions.find(({ id }) => id === buyer.sessionId)!, ctx.now) === null,
    })),
  };
}

interface Around {
  readonly fair: FairDetails;
  readonly session: MeetingSession;
  readonly mayWrite: boolean;
}

/** What an exhibitor may do with a meeting now. */
function actsOn(ctx: Context, row: MeetingRow, { fair, session, mayWrite }: Around) {
  const isOpen = whyNotArrange(fair, session, ctx.now) === null;
  const isAsked = mayWrite && row.state === "asked" && isOpen;
  return {
    answer: isAsked && row.askedBy === "buyer",
    withdraw: isAsked && row.askedBy === "exhibitor",
    cancel: mayWrite && whyNotCancel(fair, row, ctx.now) === null,
    report: mayWrite && isOn(row) && whyNotReport(fair, row.from, ctx.now) === null,
  };
}

/** Buyers of the sessions of a fair that were not called off, by organisation: what exhibitors see before they have agreed to meet. */
function buyersToAsk(ctx: Context, fairId: string) {
  return ctx.db
    .select({
      id: meetingBuyers.id,
      sessionId: meetingBuyers.sessionId,
      organisation: meetingBuyers.organisation,
      looksFor: meetingBuyers.looksFor,
      groups: meetingBuyers.groups,
      part: meetingBuyers.part,
    })
    .from(meetingBuyers)
    .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
    .where(and(eq(meetingSessions.fairId, fairId), isNull(meetingSessions.cancelledAt), isNull(meetingBuyers.erasedAt)))
    .orderBy(asc(meetingBuyers.organisation), asc(meetingBuyers.id));
}

/** One meeting for the page of an act of its exhibitor. Throws as `exhibitorAtForm`, and "not_found". */
export async function ownMeeting(ctx: Context, applicationId: string, meetingId: string) {
  const { application, fair } = await exhibitorAtForm(ctx, applicationId);
  const [row] = isUuid(meetingId)
    ? await meetingsWhere(ctx, and(eq(fairMeetings.id, meetingId), eq(fairMeetings.applicationId, application.id)))
    : [];
  if (!row) throw new DomainError("not_found", m.meetings_no_such_meeting());
  const session = await sessionOf(ctx, fair.id, row.sessionId);
  return {
    ...{ application, fair, session },
    meeting: { ...seenByExhibitor(row), acts: actsOn(ctx, row, { fair, session, mayWrite: true }) },
    whyNotReport: row.state === "accepted" ? whyNotReport(fair, row.from, ctx.now) : m.meetings_not_accepted(),
  };
}

/** A buyer an exhibitor may ask, with those of its delegation who could meet them. Throws as `exhibitorAtForm`, and "not_found". */
export async function buyerToAsk(ctx: Context, applicationId: string, buyerId: string) {
  const { application, fair } = await exhibitorAtForm(ctx, applicationId);
  const buyer = (await buyersToAsk(ctx, fair.id)).find(({ id }) => id === buyerId);
  if (!buyer) throw new DomainError("not_found", m.meetings_no_such_buyer());
  const [sessions, delegation] = await Promise.all([
    sessionsOf(ctx, fair.id),
    ctx.db
      .select({ id: exhibitors.id, name: exhibitors.name })
      .from(exhibitors)
      .where(eq(exhibitors.applicationId, application.id))
      .orderBy(asc(exhibitors.position)),
  ]);
  const session = sessions.find(({ id }) => id === buyer.sessionId)!;
  return { application, buyer, session, delegation, whyNot: whyNotRegister(fair, session, ctx.now) };
}
