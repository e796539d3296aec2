import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import { fairMeetings } from "~/db/schema";
import { violatedConstraint } from "~/db/violations.server";
import { formatNumber, formatTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { PlaceForm } from "./forms";
import { lockMeeting } from "./lock.server";
import { tellSchedules } from "./notices.server";
import { whyNotArrange } from "./policy";
import { isOn, type MeetingRow, meetingsWhere } from "./queries.server";
import { overlap, rangeOf, type Slot, slotsOf } from "./rules";

/**
 * Give a meeting a table and a slot by hand, or others than it had; both sides are told. The wishes for a half of the day are theirs to
 * have asked for, and do not bind the organiser's hand.
 * Refused: as `lockMeeting`; "closed" once the session is over or for a meeting that is not agreed on; "invalid" for no slot or table of
 * the session; "conflict" where the table, the buyer or the exhibitor is taken then, saying which.
 */
export async function placeMeeting(
  ctx: Context,
  at: { readonly fairId: string; readonly sessionId: string },
  meetingId: string,
  input: PlaceForm,
): Promise<void> {
  try {
    await inTransaction(ctx, (ctx) => place(ctx, at, meetingId, input));
  } catch (error) {
    // Another session's table is given under another lock: the exhibitor may be taken there since.
    if (violatedConstraint(error) !== "fair_meetings_party") throw error;
    throw new DomainError("conflict", m.meetings_party_is_taken(), { from: [m.meetings_party_is_taken()] });
  }
}

async function place(
  ctx: WriteContext,
  at: { readonly fairId: string; readonly sessionId: string },
  meetingId: string,
  { from, table }: PlaceForm,
): Promise<void> {
  const { fair, session, meeting } = await lockMeeting(ctx, { side: "organiser", ...at }, meetingId);
  const refusal = whyNotArrange(fair, session, ctx.now);
  if (refusal) throw new DomainError("closed", refusal);
  if (!isOn(meeting) || meeting.outcome !== null) throw new DomainError("closed", m.meetings_not_accepted());
  const slot = slotsOf(session).find((one) => one.from === from);
  if (!slot) throw new DomainError("invalid", m.meetings_no_such_slot(), { from: [m.meetings_no_such_slot()] });
  if (table > session.tables) {
    const sentence = m.meetings_no_such_table({ most: formatNumber(session.tables) });
    throw new DomainError("invalid", sentence, { table: [sentence] });
  }
  if (meeting.from?.getTime() === from && meeting.table === table) return;
  await refuseTaken(ctx, meeting, slot, table);
  await ctx.db
    .update(fairMeetings)
    .set({ tableNumber: table, during: rangeOf(slot), sequence: sql`${fairMeetings.sequence} + 1` })
    .where(eq(fairMeetings.id, meeting.id));
  await recordAudit(ctx, {
    act: "meetings.placed",
    subject: { kind: "fair", id: fair.id },
    before: { table: meeting.table, from: meeting.from },
    after: { meetingId: meeting.id, table, from: new Date(from) },
  });
  const told = await meetingsWhere(ctx, eq(fairMeetings.id, meeting.id));
  await tellSchedules(ctx, { fair, session }, told, meeting.from ? "moved" : "placed");
}

async function refuseTaken(ctx: WriteContext, meeting: MeetingRow, slot: Slot, table: number): Promise<void> {
  const others = await meetingsWhere(
    ctx,
    and(
      sql`(${fairMeetings.sessionId} = ${meeting.sessionId} or ${fairMeetings.partyId} = ${meeting.partyId})`,
      ne(fairMeetings.id, meeting.id),
      eq(fairMeetings.state, "accepted"),
      isNotNull(fairMeetings.during),
    ),
  );
  const then = others.filter((one) => overlap({ from: one.from!.getTime(), until: one.until!.getTime() }, slot));
  const time = formatTime(new Date(slot.from));
  const here = then.find((one) => one.sessionId === meeting.sessionId && one.table === table);
  if (here) refuse("table", m.meetings_table_is_taken({ table: formatNumber(table), time, by: here.party }));
  if (then.some(({ buyer }) => buyer.id === meeting.buyer.id)) refuse("from", m.meetings_buyer_is_taken());
  if (then.some(({ partyId }) => partyId === meeting.partyId)) refuse("from", m.meetings_party_is_taken());
}

function refuse(field: string, sentence: string): never {
  throw new DomainError("conflict", sentence, { [field]: [sentence] });
}
