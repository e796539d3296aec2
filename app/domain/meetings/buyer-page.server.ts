import { eq } from "drizzle-orm";
import { fairMeetings, meetingBuyers, meetingSessions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { contactsUntil, keptUntil, readCode } from "../fair-days/rules";
import { daySettingsOf } from "../fair-days/settings.server";
import { exhibitorList } from "../fairs/exhibitor-list.server";
import { type FairDetails, fairById } from "../fairs/fair-details.server";
import { newsOfFair } from "../fairs/queries.server";
import { whyNotArrange, whyNotCancel, whyNotRegister } from "./policy";
import { type MeetingRow, meetingsWhere } from "./queries.server";

/** A buyer's registration as whoever has its code sees it, with their meetings. Throws "not_found", also once it was erased. */
export async function buyerPage(ctx: Context, code: string) {
  const [row] = await ctx.db
    .select({ buyer: meetingBuyers, session: meetingSessions })
    .from(meetingBuyers)
    .innerJoin(meetingSessions, eq(meetingSessions.id, meetingBuyers.sessionId))
    .where(eq(meetingBuyers.code, readCode(code)));
  if (!row || row.buyer.erasedAt) throw new DomainError("not_found", m.meetings_no_such_buyer());
  const { buyer, session } = row;
  const fair = await fairById(ctx, session.fairId);
  const [rows, settings, news] = await Promise.all([
    meetingsWhere(ctx, eq(fairMeetings.buyerId, buyer.id)),
    daySettingsOf(ctx, fair.id),
    newsOfFair(ctx, fair),
  ]);
  const isOpen = whyNotArrange(fair, session, ctx.now) === null;
  return {
    buyer,
    session,
    fair,
    news,
    keptUntil: keptUntil(buyer, contactsUntil(fair, settings)),
    whyNotAsk: whyNotRegister(fair, session, ctx.now),
    meetings: rows.map((row) => ({ ...seenByBuyer(row), acts: actsOn(ctx, row, { fair, isOpen }) })),
  };
}

/** What the exhibitor and the organiser wrote of it is theirs. */
const seenByBuyer = (row: MeetingRow): MeetingRow => ({
  ...row,
  outcome: null,
  value: 0,
  note: "",
  reportVersion: 0,
  applicationNumber: null,
});

interface Around {
  readonly fair: FairDetails;
  readonly isOpen: boolean;
}

const actsOn = (ctx: Context, row: MeetingRow, { fair, isOpen }: Around) => ({
  answer: row.state === "asked" && row.askedBy === "exhibitor" && isOpen,
  withdraw: row.state === "asked" && row.askedBy === "buyer" && isOpen,
  cancel: whyNotCancel(fair, row, ctx.now) === null,
});

/** Who stands at the fair, and of them those the buyer has asked or agreed to meet. Throws as `buyerPage`. */
export async function exhibitorsToAsk(ctx: Context, code: string) {
  const page = await buyerPage(ctx, code);
  const live = new Set(
    page.meetings.filter(({ state }) => state === "asked" || state === "accepted").map((one) => one.partyId),
  );
  const list = await exhibitorList(ctx, page.fair.id);
  return { ...page, list, live };
}

/** One meeting of a buyer, for the page of an act. Throws as `buyerPage`, and "not_found". */
export async function meetingOfBuyer(ctx: Context, code: string, meetingId: string) {
  const page = await buyerPage(ctx, code);
  const meeting = page.meetings.find(({ id }) => id === meetingId);
  if (!meeting) throw new DomainError("not_found", m.meetings_no_such_meeting());
  return { ...page, meeting };
}
