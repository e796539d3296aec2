import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { aBuyer, aMeeting, aMeetingSession } from "#tests/factories/meetings";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import type { Database } from "~/db/client.server";
import { fairMeetings, mails } from "~/db/schema";
import { buyerPage } from "~/domain/meetings/buyer-page.server";
import { cancelFairAndMeetings } from "~/domain/meetings/cancel-fair-and-meetings.server";
import { forgetBuyer } from "~/domain/meetings/forget-buyer.server";
import { PostponementForm } from "~/domain/meetings/forms";
import { postponeFairAndMeetings } from "~/domain/meetings/postpone-fair-and-meetings.server";
import { contractsOfMeetings, sessionsOf } from "~/domain/meetings/queries.server";
import { registerBuyer } from "~/domain/meetings/register-buyer.server";
import { restoreFairAndMeetings } from "~/domain/meetings/restore-fair-and-meetings.server";
import { meetingsAhead, meetingsEndedAt } from "~/domain/meetings/sessions-of-fair.server";
import { runWithLocale } from "~/i18n/locale.server";
import { aHall, at, BEFORE, mailsTo } from "./hall";

const REASON = "Bão số 9 đổ bộ.";
const postponement = (values: Record<string, string> = {}) =>
  PostponementForm.parse({ version: "1", startsOn: "05/12/2026", endsOn: "10/12/2026", reason: REASON, ...values });
const spanOf = (day: string, from: string, until: string) => `["${day}T${from}:00+07:00","${day}T${until}:00+07:00")`;

/** A session with a meeting at a table, a request, and a buyer who only registered. */
async function aBusyHall(db: Database, now?: Date) {
  const hall = await aHall(db, now);
  const { session, application } = hall;
  const [buyer, asking, alone] = [
    await aBuyer(db, { sessionId: session.id }),
    await aBuyer(db, { sessionId: session.id, email: null }),
    await aBuyer(db, { sessionId: session.id }),
  ];
  const of = { sessionId: session.id, applicationId: application.id };
  const placed = await aMeeting(db, {
    ...{ ...of, buyerId: buyer.id, tableNumber: 1, during: spanOf("2026-12-04", "09:00", "10:00"), sequence: 1 },
  });
  const asked = await aMeeting(db, { ...of, buyerId: asking.id, state: "asked", answeredAt: null });
  return { ...hall, buyer, asking, alone, placed, asked };
}

const meetingsOf = async (db: Database, sessionId: string) =>
  (
    await db
      .select()
      .from(fairMeetings)
      .where(eq(fairMeetings.sessionId, sessionId))
      .orderBy(asc(fairMeetings.askedAt), asc(fairMeetings.id))
  ).map(({ state, during, sequence, endedBy, endedReason }) => ({ state, during, sequence, endedBy, endedReason }));

const calendarsTo = async (db: Database, recipient: string) =>
  (await db.select().from(mails).where(eq(mails.recipient, recipient)).orderBy(asc(mails.id)))
    .flatMap(({ calendars }) => calendars ?? [])
    .map((calendar) => calendar.match(/^(METHOD|UID|SEQUENCE|DTSTART|STATUS):.*$/gm)!.map((line) => line.trim()));

test("a cancelled fair ends its meetings, and tells everybody, with what takes them out of their calendars", async ({
  db,
}) => {
  const { fair, session, organiser, exhibitor, visitor, buyer, asking, alone, placed } = await aBusyHall(db);
  expect(await meetingsAhead(organiser, fair.id, "not_over")).toEqual({ sessions: 1, buyers: 3, meetings: 2 });
  await cancelFairAndMeetings(organiser, fair.id, { version: 1, reason: REASON });

  const ended = { endedBy: "organiser", endedReason: REASON };
  expect(await meetingsOf(db, session.id)).toMatchObject([
    { state: "cancelled", sequence: 2, ...ended },
    { state: "withdrawn", sequence: 1, ...ended },
  ]);
  for (const { email } of [buyer, alone]) expect(await mailsTo(db, email!)).toEqual(["meeting_session_cancelled"]);
  expect((await mailsTo(db, exhibitor.actor!.email)).sort()).toEqual(["fair_cancelled", "meeting_session_cancelled"]);
  const taken = ["METHOD:CANCEL", `UID:${placed.id}`, "SEQUENCE:2", "DTSTART:20261204T020000Z", "STATUS:CANCELLED"];
  expect(await calendarsTo(db, buyer.email!)).toEqual([taken]);
  expect(await calendarsTo(db, exhibitor.actor!.email)).toEqual([taken]);
  expect(await calendarsTo(db, alone.email!)).toEqual([]);
  // Who gave no address reads it on their page.
  const page = await buyerPage(visitor, asking.code);
  expect([page.news.cancelledReason, page.meetings.map(({ state, acts }) => [state, Object.values(acts)])]).toEqual([
    REASON,
    [["withdrawn", [false, false, false]]],
  ]);
  expect(await auditOf(db, fair.id)).toEqual(["fairs.cancelled", "meetings.ended_with_fair"]);
});

test("that the fair was cancelled is said to each in their language, whoever cancels; the reason as it was typed", async ({
  db,
}) => {
  const { fair, session, organiser, buyer } = await aBusyHall(db);
  const foreign = await aBuyer(db, { sessionId: session.id, consentLocale: "en" });
  await runWithLocale("en", () => cancelFairAndMeetings(organiser, fair.id, { version: 1, reason: REASON }));
  const told = async (recipient: string) => (await db.select().from(mails).where(eq(mails.recipient, recipient)))[0]!;
  expect((await told(foreign.email!)).body).toContain(`Reason: The fair was cancelled: ${REASON}`);
  expect((await told(buyer.email!)).body).toContain(`Lý do: Hội chợ bị hủy: ${REASON}`);
});

test("pages say of a fair's meetings what the act would do: cancelling ends those not held yet, moving leaves what has begun", async ({
  db,
}) => {
  const { fair, organiser } = await aBusyHall(db, at("10:30"));
  expect(await meetingsAhead(organiser, fair.id, "not_over")).toEqual({ sessions: 1, buyers: 3, meetings: 1 });
  expect(await meetingsAhead(organiser, fair.id, "not_begun")).toEqual({ sessions: 0, buyers: 0, meetings: 0 });
});

test("what was held when a fair is cancelled on its first day stays to be reported", async ({ db }) => {
  const { fair, session, organiser } = await aBusyHall(db, at("10:30"));
  await cancelFairAndMeetings(organiser, fair.id, { version: 1, reason: REASON });
  expect((await meetingsOf(db, session.id)).map(({ state }) => state)).toEqual(["accepted", "withdrawn"]);
});

test("sessions move with their fair by as many days, also where an exhibitor sits in two of them", async ({ db }) => {
  const { fair, session, application, organiser, exhibitor, buyer, alone, placed } = await aBusyHall(db);
  const day = {
    day: "2026-12-05",
    startsAt: new Date("2026-12-05T01:00:00Z"),
    endsAt: new Date("2026-12-05T05:00:00Z"),
  };
  const next = await aMeetingSession(db, {
    ...{ ...day, fairId: fair.id, createdBy: organiser.actor!.userId, closesAt: new Date("2026-11-19T02:00:00Z") },
  });
  await aMeeting(db, {
    ...{ sessionId: next.id, buyerId: (await aBuyer(db, { sessionId: next.id })).id, applicationId: application.id },
    ...{ tableNumber: 1, during: spanOf("2026-12-05", "09:00", "10:00") },
  });
  await postponeFairAndMeetings(organiser, fair.id, postponement());

  const sessions = await sessionsOf(organiser, fair.id);
  expect(sessions).toMatchObject([
    { id: session.id, day: "2026-12-05", startsAt: day.startsAt, endsAt: day.endsAt, closesAt: day.endsAt, version: 2 },
    // Its registration was over: it stays so.
    { id: next.id, day: "2026-12-06", closesAt: new Date("2026-11-19T02:00:00Z"), version: 2 },
  ]);
  expect(await meetingsOf(db, session.id)).toMatchObject([
    { state: "accepted", during: '["2026-12-05 02:00:00+00","2026-12-05 03:00:00+00")', sequence: 2 },
    { state: "asked", during: null, sequence: 0 },
  ]);
  for (const { email } of [buyer, alone]) expect(await mailsTo(db, email!)).toEqual(["meeting_session_moved"]);
  const moved = ["METHOD:REQUEST", `UID:${placed.id}`, "SEQUENCE:2", "DTSTART:20261205T020000Z", "STATUS:CONFIRMED"];
  expect(await calendarsTo(db, buyer.email!)).toEqual([moved]);
  expect(await calendarsTo(db, exhibitor.actor!.email)).toContainEqual(moved);
  expect(await auditOf(db, fair.id)).toEqual(["fairs.postponed", "meetings.moved_with_fair"]);

  await postponeFairAndMeetings(
    organiser,
    fair.id,
    postponement({ version: "2", startsOn: "04/12/2026", endsOn: "09/12/2026" }),
  );
  expect((await sessionsOf(organiser, fair.id)).map(({ day }) => day)).toEqual(["2026-12-04", "2026-12-05"]);
});

test("a session that a shorter or moved fair would strand is refused at its field, or called off where that is wanted", async ({
  db,
}) => {
  const { fair, organiser, buyer, alone } = await aBusyHall(db);
  const last = {
    day: "2026-12-09",
    startsAt: new Date("2026-12-09T01:00:00Z"),
    endsAt: new Date("2026-12-09T05:00:00Z"),
  };
  const late = await aMeetingSession(db, {
    ...last,
    closesAt: last.startsAt,
    fairId: fair.id,
    createdBy: organiser.actor!.userId,
  });
  const shorter = (meetings: string) =>
    postponeFairAndMeetings(
      organiser,
      fair.id,
      postponement({ startsOn: "04/12/2026", endsOn: "08/12/2026", meetings }),
    );
  await expect(shorter("shift")).rejects.toMatchObject({ code: "invalid", fields: { meetings: [expect.any(String)] } });
  expect(await mailsTo(db, buyer.email!)).toEqual([]);
  await shorter("cancel");
  const off = async () => (await sessionsOf(organiser, fair.id)).filter((one) => one.cancelledAt).map(({ id }) => id);
  expect([await off(), await mailsTo(db, alone.email!)]).toEqual([[late.id], []]);

  await postponeFairAndMeetings(organiser, fair.id, postponement({ version: "2", meetings: "cancel" }));
  expect((await off()).length).toBe(2);
  expect(await mailsTo(db, alone.email!)).toEqual(["meeting_session_cancelled"]);
});

test("a fair that is taken up again has its meetings back, but for buyers who took theirs back since", async ({
  db,
}) => {
  const { fair, session, organiser, exhibitor, visitor, buyer, asking, alone, placed } = await aBusyHall(db);
  const declined = await aMeeting(db, {
    ...{ sessionId: session.id, applicationId: placed.applicationId, buyerId: alone.id, state: "declined" },
    ...{ endedBy: "exhibitor", endedAt: BEFORE, endedReason: "Không" },
  });
  await cancelFairAndMeetings(organiser, fair.id, { version: 1, reason: REASON });
  await forgetBuyer(visitor, asking.code);
  expect(await meetingsEndedAt(organiser, fair.id, BEFORE)).toBe(1);
  const later = contextOf(db, organiser.actor, new Date("2026-11-21T02:00:00Z"));
  await restoreFairAndMeetings(later, fair.id, { version: 2, reason: "Hủy nhầm hội chợ." });

  const rows = new Map(
    (await db.select().from(fairMeetings).where(eq(fairMeetings.sessionId, session.id))).map((one) => [one.id, one]),
  );
  expect(rows.get(placed.id)).toMatchObject({ state: "accepted", tableNumber: 1, sequence: 3, endedBy: null });
  expect(rows.get(declined.id)).toMatchObject({ state: "declined", endedBy: "exhibitor" });
  expect([...rows.values()].filter(({ state }) => state === "asked")).toEqual([]);
  expect(await mailsTo(db, buyer.email!)).toEqual(["meeting_session_cancelled", "meeting_session_restored"]);
  const again = ["METHOD:REQUEST", `UID:${placed.id}`, "SEQUENCE:3", "DTSTART:20261204T020000Z", "STATUS:CONFIRMED"];
  expect((await calendarsTo(db, exhibitor.actor!.email)).at(-1)).toEqual(again);
  expect((await auditOf(db, fair.id)).slice(-2)).toEqual(["fairs.restored", "meetings.restored_with_fair"]);
});

test("contracts and agreements of a fair's meetings are counted with their values", async ({ db }) => {
  const { fair, session, application, organiser } = await aHall(db, at("11:30"));
  const report = async (clock: string, outcome: "contract" | "agreement" | "nothing", value: number) => {
    const buyerId = (await aBuyer(db, { sessionId: session.id })).id;
    const during = spanOf("2026-12-04", clock, `${clock.slice(0, 3)}30`);
    const by = { reportedBy: organiser.actor!.userId, reportedAt: at("11:00") };
    await aMeeting(db, {
      sessionId: session.id,
      applicationId: application.id,
      buyerId,
      tableNumber: 1,
      during,
      outcome,
      value,
      ...by,
    });
  };
  await report("08:00", "contract", 900_000_000_000);
  await report("09:00", "contract", 200_000_000_000);
  await report("10:00", "agreement", 5_000_000);
  await report("11:00", "nothing", 0);
  const elsewhere = await aHall(db);
  expect(await contractsOfMeetings(db, [fair.id, elsewhere.fair.id])).toEqual(
    new Map([
      [fair.id, { contracts: 2, contractsValue: 1_100_000_000_000, agreements: 1, agreementsValue: 5_000_000 }],
    ]),
  );
});

test("who registers while the fair is cancelled is told of it, or refused, and never left out", async ({ db }) => {
  const { fair, session, organiser, visitor } = await aHall(db);
  const form = (email: string) => ({
    ...{ name: "Phạm Thị Mua", organisation: "Siêu thị", phone: "0912345678", email, looksFor: "Mắm" },
    ...{ groups: [], part: "any" as const, consent: true as const, key: randomUUID(), session: session.id },
  });
  const register = (email: string) => () => registerBuyer(visitor, fair.slug, form(email), { isMailed: false });
  const cancel = () => cancelFairAndMeetings(organiser, fair.id, { version: 1, reason: REASON });

  const held = sql`select id from meeting_sessions where id = ${session.id} for update`;
  const endings = await meeting(db, held, [register("truoc@vidu.vn"), cancel]);
  expect([...endings, await register("sau@vidu.vn")().catch(({ code }) => code)]).toEqual(["done", "done", "closed"]);
  expect([await mailsTo(db, "truoc@vidu.vn"), await mailsTo(db, "sau@vidu.vn")]).toEqual([
    ["meeting_session_cancelled"],
    [],
  ]);
});
