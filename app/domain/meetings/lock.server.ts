import { and, asc, eq } from "drizzle-orm";
import { fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { MeetingActor } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockExhibitor } from "../fair-days/exhibitor.server";
import { readCode } from "../fair-days/rules";
import { type FairDetails, shareFair } from "../fairs/fair-details.server";
import { mayRunMeetings } from "./policy";
import { type MeetingBuyer, type MeetingRow, type MeetingSession, meetingsWhere, sessionOf } from "./queries.server";

/** From where somebody acts on a meeting. */
export type Standpoint =
  | { readonly side: "organiser"; readonly fairId: string; readonly sessionId: string }
  | { readonly side: "exhibitor"; readonly applicationId: string }
  /** Whoever has the code of a buyer's page. */
  | { readonly side: "buyer"; readonly code: string };

export interface LockedSession {
  readonly fair: FairDetails;
  readonly session: MeetingSession;
}

/** The session's row is locked until the end: what is given of it is given one after the other. After the fair and the application. */
export async function lockSessionRow(ctx: WriteContext, fair: FairDetails, sessionId: string): Promise<LockedSession> {
  if (isUuid(sessionId)) {
    await ctx.db
      .select({ id: meetingSessions.id })
      .from(meetingSessions)
      .where(eq(meetingSessions.id, sessionId))
      .for("no key update");
  }
  return { fair, session: await sessionOf(ctx, fair.id, sessionId) };
}

/** All sessions of a fair, one after the other by id, before one of them. */
export async function lockSessionsOf(ctx: WriteContext, { id }: Pick<FairDetails, "id">): Promise<void> {
  await ctx.db
    .select({ id: meetingSessions.id })
    .from(meetingSessions)
    .where(eq(meetingSessions.fairId, id))
    .orderBy(asc(meetingSessions.id))
    .for("no key update");
}

/** For who runs the fair. Throws "not_found", "forbidden" to all but organisers and secretaries. */
export async function lockSession(ctx: WriteContext, fairId: string, sessionId: string): Promise<LockedSession> {
  const fair = await shareFair(ctx, fairId);
  if (!mayRunMeetings(ctx.actor, fair)) throw new DomainError("forbidden", m.meetings_staff_only());
  return lockSessionRow(ctx, fair, sessionId);
}

/** A buyer by the code of their page, with the session. Throws "not_found", also once their data was erased. */
export async function lockBuyer(
  ctx: WriteContext,
  code: string,
): Promise<LockedSession & { readonly buyer: MeetingBuyer }> {
  const found = eq(meetingBuyers.code, readCode(code));
  const [seen] = await ctx.db
    .select({ sessionId: meetingBuyers.sessionId, fairId: meetingSessions.fairId })
    .from(meetingBuyers)
    .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
    .where(found);
  if (!seen) throw new DomainError("not_found", m.meetings_no_such_buyer());
  const locked = await lockSessionRow(ctx, await shareFair(ctx, seen.fairId), seen.sessionId);
  const [buyer] = await ctx.db.select().from(meetingBuyers).where(found).for("no key update");
  if (!buyer || buyer.erasedAt) throw new DomainError("not_found", m.meetings_no_such_buyer());
  return { ...locked, buyer };
}

export interface LockedMeeting extends LockedSession {
  readonly meeting: MeetingRow;
  readonly side: MeetingActor;
}

/**
 * A meeting of the one who acts, its session locked. To others it is not there.
 * Throws "not_found"; "forbidden" and "closed" as `lockSession` and `lockExhibitor`.
 */
export async function lockMeeting(ctx: WriteContext, from: Standpoint, meetingId: string): Promise<LockedMeeting> {
  const { fair, own } = await standAt(ctx, from);
  const [seen] = isUuid(meetingId)
    ? await ctx.db
        .select({ sessionId: fairMeetings.sessionId })
        .from(fairMeetings)
        .where(and(eq(fairMeetings.id, meetingId), own))
    : [];
  if (!seen) throw new DomainError("not_found", m.meetings_no_such_meeting());
  const locked = await lockSessionRow(ctx, fair, seen.sessionId);
  const [meeting] = await meetingsWhere(ctx, eq(fairMeetings.id, meetingId));
  return { ...locked, meeting: meeting!, side: from.side };
}

async function standAt(ctx: WriteContext, from: Standpoint) {
  switch (from.side) {
    case "organiser": {
      const { fair } = await lockSession(ctx, from.fairId, from.sessionId);
      return { fair, own: eq(fairMeetings.sessionId, from.sessionId) };
    }
    case "exhibitor": {
      const { fair, application } = await lockExhibitor(ctx, from.applicationId);
      return { fair, own: eq(fairMeetings.applicationId, application.id) };
    }
    case "buyer": {
      const { fair, buyer } = await lockBuyer(ctx, from.code);
      return { fair, own: eq(fairMeetings.buyerId, buyer.id) };
    }
  }
}
