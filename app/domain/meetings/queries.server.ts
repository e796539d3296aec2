import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { applications, exhibitors, fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";

export type MeetingSession = typeof meetingSessions.$inferSelect;
export type MeetingBuyer = typeof meetingBuyers.$inferSelect;

/** The sessions of a fair by time, those that were cancelled among them. Asks no policy. */
export function sessionsOf(ctx: Context, fairId: string): Promise<MeetingSession[]> {
  return ctx.db
    .select()
    .from(meetingSessions)
    .where(eq(meetingSessions.fairId, fairId))
    .orderBy(asc(meetingSessions.startsAt), asc(meetingSessions.id));
}

/** A session of a fair. Asks no policy. Throws "not_found". */
export async function sessionOf(ctx: Context, fairId: string, sessionId: string): Promise<MeetingSession> {
  const [row] = isUuid(sessionId)
    ? await ctx.db
        .select()
        .from(meetingSessions)
        .where(and(eq(meetingSessions.id, sessionId), eq(meetingSessions.fairId, fairId)))
    : [];
  if (!row) throw new DomainError("not_found", m.meetings_no_such_session());
  return row;
}

/** Who meets for the exhibitor's side, as the board above the booth says. */
const partyName = sql<string>`coalesce(nullif(${exhibitors.signName}, ''), ${exhibitors.name}, ${applications.signName})`;
const instantIn = (end: "lower" | "upper") =>
  sql<Date | null>`${sql.raw(end)}(${fairMeetings.during})`.mapWith(fairMeetings.askedAt);

/** Meetings with both sides, by time, then as they were asked for; in one query. Asks no policy. */
export function meetingsWhere(ctx: Context, condition: SQL | undefined) {
  return ctx.db
    .select({
      id: fairMeetings.id,
      sessionId: fairMeetings.sessionId,
      applicationId: fairMeetings.applicationId,
      applicationNumber: applications.number,
      applicationState: applications.state,
      partyId: fairMeetings.partyId,
      party: partyName,
      buyer: {
        id: meetingBuyers.id,
        name: meetingBuyers.name,
        organisation: meetingBuyers.organisation,
        phone: meetingBuyers.phone,
        email: meetingBuyers.email,
        looksFor: meetingBuyers.looksFor,
        part: meetingBuyers.part,
      },
      askedBy: fairMeetings.askedBy,
      state: fairMeetings.state,
      message: fairMeetings.message,
      part: fairMeetings.part,
      askedAt: fairMeetings.askedAt,
      answeredAt: fairMeetings.answeredAt,
      table: fairMeetings.tableNumber,
      from: instantIn("lower"),
      until: instantIn("upper"),
      sequence: fairMeetings.sequence,
      endedBy: fairMeetings.endedBy,
      endedReason: fairMeetings.endedReason,
      outcome: fairMeetings.outcome,
      value: fairMeetings.value,
      note: fairMeetings.note,
      reportVersion: fairMeetings.reportVersion,
    })
    .from(fairMeetings)
    .innerJoin(meetingBuyers, eq(meetingBuyers.id, fairMeetings.buyerId))
    .innerJoin(applications, eq(applications.id, fairMeetings.applicationId))
    .leftJoin(exhibitors, eq(exhibitors.id, fairMeetings.exhibitorId))
    .where(condition)
    .orderBy(
      sql`lower(${fairMeetings.during}) nulls last`,
      sql`${fairMeetings.tableNumber} nulls last`,
      asc(fairMeetings.id),
    );
}
export type MeetingRow = Awaited<ReturnType<typeof meetingsWhere>>[number];

/** Both sides want it, and the exhibitor still takes part. */
export const isOn = ({ state, applicationState }: Pick<MeetingRow, "state" | "applicationState">): boolean =>
  state === "accepted" && applicationState === "accepted";

export const isLive = inArray(fairMeetings.state, ["asked", "accepted"]);

/** Buyers of a session whose data is kept, by organisation. Asks no policy. */
export function buyersOf(ctx: Context, sessionId: string): Promise<MeetingBuyer[]> {
  return ctx.db
    .select()
    .from(meetingBuyers)
    .where(and(eq(meetingBuyers.sessionId, sessionId), isNull(meetingBuyers.erasedAt)))
    .orderBy(asc(meetingBuyers.organisation), asc(meetingBuyers.id));
}

/** What meetings of a fair came to: how many contracts and agreements in principle, and what they are worth in whole đồng. */
export interface MeetingContracts {
  readonly contracts: number;
  readonly contractsValue: number;
  readonly agreements: number;
  readonly agreementsValue: number;
}

/** By fair, in one query; a fair without any is absent. Asks no policy. */
export async function contractsOfMeetings(
  db: Context["db"],
  fairIds: readonly string[],
): Promise<ReadonlyMap<string, MeetingContracts>> {
  if (fairIds.length === 0) return new Map();
  const of = (outcome: "contract" | "agreement") => eq(fairMeetings.outcome, outcome);
  const rows = await db
    .select({
      fairId: meetingSessions.fairId,
      contracts: sql<number>`count(*) filter (where ${of("contract")})::int`,
      contractsValue: sql<string>`coalesce(sum(${fairMeetings.value}) filter (where ${of("contract")}), 0)`.mapWith(
        Number,
      ),
      agreements: sql<number>`count(*) filter (where ${of("agreement")})::int`,
      agreementsValue: sql<string>`coalesce(sum(${fairMeetings.value}) filter (where ${of("agreement")}), 0)`.mapWith(
        Number,
      ),
    })
    .from(fairMeetings)
    .innerJoin(meetingSessions, eq(meetingSessions.id, fairMeetings.sessionId))
    .where(and(inArray(meetingSessions.fairId, [...fairIds]), inArray(fairMeetings.outcome, ["contract", "agreement"])))
    .groupBy(meetingSessions.fairId);
  return new Map(rows.map(({ fairId, ...one }) => [fairId, one]));
}
