import { and, count, eq } from "drizzle-orm";
import { applications, exhibitors, fairMeetings, meetingBuyers } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockExhibitor } from "../fair-days/exhibitor.server";
import { inTransaction } from "../transaction.server";
import type { AskBuyerForm, AskExhibitorForm } from "./forms";
import { type LockedSession, lockBuyer, lockSessionRow } from "./lock.server";
import { tellSide } from "./notices.server";
import { whyNotRegister } from "./policy";
import { isLive, type MeetingBuyer, meetingsWhere } from "./queries.server";
import { slotsOf } from "./rules";

/**
 * A buyer asks to meet an exhibitor of the fair: an application, or one of those it brings. The exhibitor is told.
 * Refused: as `lockBuyer`; "closed" once the session takes no more; "invalid" for whom is not at the fair; "conflict" for one who was asked
 * already, or asked, or has declined, and for more meetings than the session has slots.
 */
export function askExhibitor(ctx: Context, code: string, form: AskExhibitorForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { buyer, ...locked } = await lockBuyer(ctx, code);
    await insertAsk(ctx, locked, buyer, form);
  });
}

/** Under the lock of the session. Refused: as `askExhibitor`. */
export async function insertAsk(
  ctx: WriteContext,
  locked: LockedSession,
  buyer: MeetingBuyer,
  { exhibitor, message }: AskExhibitorForm,
): Promise<void> {
  const party = await partyAt(ctx, locked.fair.id, exhibitor);
  await insert(ctx, locked, { ...party, buyerId: buyer.id, askedBy: "buyer", message });
}

/**
 * An exhibitor asks to meet a buyer of a session of its fair. The buyer is told.
 * Refused: as `lockExhibitor`; "not_found" for a buyer who is not of this fair; else as `askExhibitor`.
 */
export function askBuyer(ctx: Context, applicationId: string, buyerId: string, form: AskBuyerForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { application, fair } = await lockExhibitor(ctx, applicationId);
    const [seen] = isUuid(buyerId)
      ? await ctx.db
          .select({ sessionId: meetingBuyers.sessionId })
          .from(meetingBuyers)
          .where(eq(meetingBuyers.id, buyerId))
      : [];
    if (!seen) throw new DomainError("not_found", m.meetings_no_such_buyer());
    const locked = await lockSessionRow(ctx, fair, seen.sessionId);
    const [buyer] = await ctx.db.select().from(meetingBuyers).where(eq(meetingBuyers.id, buyerId)).for("no key update");
    if (!buyer || buyer.erasedAt) throw new DomainError("not_found", m.meetings_no_such_buyer());
    const { exhibitor, part, message } = form;
    const party = exhibitor
      ? await partyAt(ctx, fair.id, exhibitor)
      : { applicationId: application.id, exhibitorId: null };
    if (party.applicationId !== application.id) {
      throw new DomainError("invalid", m.meetings_no_such_exhibitor(), { exhibitor: [m.meetings_no_such_exhibitor()] });
    }
    await insert(ctx, locked, { ...party, buyerId, askedBy: "exhibitor", part, message });
  });
}

interface Party {
  readonly applicationId: string;
  readonly exhibitorId: string | null;
}

/** Whom an id of the public list names: an application that was accepted, or one of those it brings. Throws "invalid". */
async function partyAt(ctx: WriteContext, fairId: string, id: string): Promise<Party> {
  const atFair = and(eq(applications.fairId, fairId), eq(applications.state, "accepted"));
  const [one] = await ctx.db
    .select({ applicationId: applications.id, exhibitorId: exhibitors.id })
    .from(exhibitors)
    .innerJoin(applications, eq(applications.id, exhibitors.applicationId))
    .where(and(eq(exhibitors.id, id), atFair));
  if (one) return one;
  const [itself] = await ctx.db
    .select({ applicationId: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), atFair));
  if (itself) return { ...itself, exhibitorId: null };
  throw new DomainError("invalid", m.meetings_no_such_exhibitor(), { exhibitor: [m.meetings_no_such_exhibitor()] });
}

type Ask = Pick<typeof fairMeetings.$inferInsert, "buyerId" | "askedBy" | "part" | "message"> & Party;

async function insert(ctx: WriteContext, locked: LockedSession, ask: Ask): Promise<void> {
  const { fair, session } = locked;
  const closed = whyNotRegister(fair, session, ctx.now);
  if (closed) throw new DomainError("closed", closed);
  await refuseDeclined(ctx, ask);
  await refuseTooMany(ctx, locked, ask);
  const id = await insertOnce(ctx, { ...ask, sessionId: session.id, state: "asked", askedAt: ctx.now });
  await recordAudit(ctx, {
    act: "meetings.asked",
    subject: { kind: "fair", id: fair.id },
    after: { meetingId: id, buyerId: ask.buyerId, applicationId: ask.applicationId, by: ask.askedBy },
  });
  const [meeting] = await meetingsWhere(ctx, eq(fairMeetings.id, id));
  const other = ask.askedBy === "buyer" ? "exhibitor" : "buyer";
  await tellSide(ctx, locked, meeting!, other, { kind: "asked", text: ask.message ?? "" });
}

/** Whom the other side has told no does not ask anew; the other side may. */
async function refuseDeclined(ctx: WriteContext, { askedBy, buyerId, applicationId, exhibitorId }: Ask): Promise<void> {
  const [before] = await ctx.db
    .select({ id: fairMeetings.id })
    .from(fairMeetings)
    .where(
      and(
        eq(fairMeetings.buyerId, buyerId),
        eq(fairMeetings.partyId, exhibitorId ?? applicationId),
        eq(fairMeetings.askedBy, askedBy),
        eq(fairMeetings.state, "declined"),
      ),
    )
    .limit(1);
  if (before) throw new DomainError("conflict", m.meetings_declined_already());
}

/** Nobody can hold more meetings than there are slots; so nobody writes to everybody. */
async function refuseTooMany(
  ctx: WriteContext,
  { session }: LockedSession,
  { askedBy, buyerId, applicationId, exhibitorId }: Ask,
): Promise<void> {
  const most = slotsOf(session).length;
  const own =
    askedBy === "buyer" ? eq(fairMeetings.buyerId, buyerId) : eq(fairMeetings.partyId, exhibitorId ?? applicationId);
  const [row] = await ctx.db
    .select({ meetings: count() })
    .from(fairMeetings)
    .where(and(eq(fairMeetings.sessionId, session.id), own, isLive));
  if (row!.meetings >= most) throw new DomainError("conflict", m.meetings_too_many({ most: formatNumber(most) }));
}

async function insertOnce(ctx: WriteContext, values: typeof fairMeetings.$inferInsert): Promise<string> {
  try {
    const [row] = await ctx.db.insert(fairMeetings).values(values).returning({ id: fairMeetings.id });
    return row!.id;
  } catch (error) {
    if (!violatesUnique(error, "fair_meetings_live")) throw error;
    throw new DomainError("conflict", m.meetings_asked_already());
  }
}
