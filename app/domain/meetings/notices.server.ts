import { inArray } from "drizzle-orm";
import { meetingBuyers } from "~/db/schema";
import type { MeetingSide } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { tellContacts } from "../exhibitor-papers/tell-contacts.server";
import { fairById } from "../fairs/fair-details.server";
import { queueLetter } from "../notifications/queue-mail.server";
import type { LockedSession } from "./lock.server";
import { buyerPath, exhibitorPath, type MeetingNews, newsMail, registeredMail, scheduleMail } from "./mails";
import { type MeetingBuyer, type MeetingRow, sessionOf } from "./queries.server";

/** The way to their page, to a buyer who gave a mail address. */
export async function tellRegistered(ctx: WriteContext, locked: LockedSession, buyer: MeetingBuyer): Promise<void> {
  if (!buyer.email) return;
  await queueLetter(ctx, { email: buyer.email, locale: buyer.consentLocale }, () => registeredMail(locked, buyer.code));
}

/** What became of a meeting, to one of its sides. text: why, or what somebody wants to speak of. */
export async function tellSide(
  ctx: WriteContext,
  locked: LockedSession,
  meeting: MeetingRow,
  side: MeetingSide,
  { kind, text }: { readonly kind: MeetingNews; readonly text: string },
): Promise<void> {
  if (side === "exhibitor") {
    const link = exhibitorPath(meeting.applicationId);
    await tellContacts(ctx, [meeting.applicationId], () => newsMail(locked, { meeting, kind, side, link, text }));
    return;
  }
  for (const { email, code, consentLocale: locale } of await reached(ctx, [meeting.buyer.id])) {
    const link = buyerPath(code);
    await queueLetter(ctx, { email, locale }, () => newsMail(locked, { meeting, kind, side, link, text }));
  }
}

/** Tables and times that were given: a mail to each buyer and each application, with all of theirs. */
export async function tellSchedules(
  ctx: WriteContext,
  { fairId, sessionId }: { readonly fairId: string; readonly sessionId: string },
  meetings: readonly MeetingRow[],
  kind: "placed" | "moved",
): Promise<void> {
  if (meetings.length === 0) return;
  const about = { fair: await fairById(ctx, fairId), session: await sessionOf(ctx, fairId, sessionId) };
  const byBuyer = Map.groupBy(meetings, ({ buyer }) => buyer.id);
  for (const { id, email, code, consentLocale: locale } of await reached(ctx, [...byBuyer.keys()])) {
    const own = { meetings: byBuyer.get(id)!, kind, side: "buyer", link: buyerPath(code) } as const;
    await queueLetter(ctx, { email, locale }, () => scheduleMail(about, own));
  }
  const byApplication = Map.groupBy(meetings, ({ applicationId }) => applicationId);
  await tellContacts(ctx, [...byApplication.keys()], ({ applicationId }) =>
    scheduleMail(about, {
      ...{ meetings: byApplication.get(applicationId)!, kind, side: "exhibitor" },
      link: exhibitorPath(applicationId),
    }),
  );
}

/** Of these buyers those who can be written to. */
async function reached(ctx: WriteContext, ids: readonly string[]) {
  const rows = await ctx.db
    .select({
      id: meetingBuyers.id,
      email: meetingBuyers.email,
      code: meetingBuyers.code,
      consentLocale: meetingBuyers.consentLocale,
    })
    .from(meetingBuyers)
    .where(inArray(meetingBuyers.id, [...ids]))
    .orderBy(meetingBuyers.id);
  return rows.flatMap(({ email, ...row }) => (email ? [{ ...row, email }] : []));
}
