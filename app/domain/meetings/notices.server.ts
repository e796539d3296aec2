import { and, eq, inArray, isNull } from "drizzle-orm";
import { meetingBuyers } from "~/db/schema";
import type { MeetingSide } from "~/lib/vocabulary";
import type { WriteContext } from "../context";
import { tellContacts } from "../exhibitor-papers/tell-contacts.server";
import { type Letter, queueLetter } from "../notifications/queue-mail.server";
import { meetingMessages } from "./calendar.server";
import type { LockedSession } from "./lock.server";
import {
  buyerPath,
  exhibitorPath,
  type MeetingNews,
  newsMail,
  registeredMail,
  type SessionNews,
  scheduleMail,
  sessionMail,
} from "./mails";
import { type MeetingBuyer, type MeetingRow, sessionOf } from "./queries.server";

/** The way to their page, to a buyer who gave a mail address. */
export async function tellRegistered(ctx: WriteContext, locked: LockedSession, buyer: MeetingBuyer): Promise<void> {
  if (!buyer.email) return;
  await queueLetter(ctx, { email: buyer.email, locale: buyer.consentLocale }, () => registeredMail(locked, buyer));
}

/** Words of a mail: as somebody typed them, or ours, said in the language of who reads them. */
export type Words = string | (() => string);

/** In the language of here. */
export const inWords = (words: Words): string => (typeof words === "string" ? words : words());

/** What became of a meeting, to one of its sides; what had a time goes out of their calendar where it does not stand. text: why, or what somebody wants to speak of. */
export async function tellSide(
  ctx: WriteContext,
  locked: LockedSession,
  meeting: MeetingRow,
  side: MeetingSide,
  { kind, text }: { readonly kind: MeetingNews; readonly text: Words },
): Promise<void> {
  const compose = (reader: Reader) => newsMail(locked, { meeting, kind, side, link: reader.link, text: inWords(text) });
  await tell(ctx, { ...locked, side, meetings: [meeting] }, compose);
}

/** Tables and times that were given: a mail to each buyer and each application, with all of theirs. */
export async function tellSchedules(
  ctx: WriteContext,
  { fair, session: { id } }: LockedSession,
  meetings: readonly MeetingRow[],
  kind: "placed" | "moved",
): Promise<void> {
  const about = { fair, session: await sessionOf(ctx, fair.id, id) };
  for (const side of ["buyer", "exhibitor"] as const) {
    await tell(ctx, { ...about, side, meetings }, ({ link, own }) =>
      scheduleMail(about, { meetings: own, kind, side, link }),
    );
  }
}

/**
 * What became of a session, to every buyer who registered for it, with a meeting or not, and to the exhibitors of these meetings: a mail each, with
 * all of theirs. session: as it is now. text: why; empty where nobody says so.
 */
export async function tellSession(
  ctx: WriteContext,
  about: LockedSession,
  meetings: readonly MeetingRow[],
  { kind, text }: { readonly kind: SessionNews; readonly text: Words },
): Promise<void> {
  const registered = await ctx.db
    .select({ id: meetingBuyers.id })
    .from(meetingBuyers)
    .where(and(eq(meetingBuyers.sessionId, about.session.id), isNull(meetingBuyers.erasedAt)));
  const buyers = registered.map(({ id }) => id);
  for (const side of ["buyer", "exhibitor"] as const) {
    await tell(ctx, { ...about, side, meetings, buyers }, ({ link, own }) =>
      sessionMail(about, { meetings: own, kind, side, link, text: inWords(text) }),
    );
  }
}

interface Reader {
  readonly link: string;
  readonly own: readonly MeetingRow[];
}

interface Telling extends LockedSession {
  readonly side: MeetingSide;
  readonly meetings: readonly MeetingRow[];
  /** Whom beside those of the meetings. */
  readonly buyers?: readonly string[];
}

/** A mail to everybody of one side of these meetings, once each, with what it does to their calendar. */
async function tell(
  ctx: WriteContext,
  { fair, session, side, meetings, buyers = [] }: Telling,
  compose: (reader: Reader) => Letter,
): Promise<void> {
  const write = (email: string, reader: Reader): Letter => ({
    ...compose(reader),
    calendars: meetingMessages(reader.own, {
      ...{ fair, side, email, link: reader.link },
      ...{ room: session.room, stamp: ctx.now },
    }),
  });
  if (side === "exhibitor") {
    const byApplication = Map.groupBy(meetings, ({ applicationId }) => applicationId);
    await tellContacts(ctx, [...byApplication.keys()], ({ applicationId, email }) =>
      write(email, { link: exhibitorPath(applicationId), own: byApplication.get(applicationId)! }),
    );
    return;
  }
  const byBuyer = Map.groupBy(meetings, ({ buyer }) => buyer.id);
  for (const { id, email, code, consentLocale: locale } of await reached(ctx, [...byBuyer.keys(), ...buyers])) {
    const reader = { link: buyerPath(code), own: byBuyer.get(id) ?? [] };
    await queueLetter(ctx, { email, locale }, () => write(email, reader));
  }
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
