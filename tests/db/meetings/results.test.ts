import { eq } from "drizzle-orm";
import { aBuyer, aMeeting } from "#tests/factories/meetings";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { fairMeetings, fairs, meetingSessions } from "~/db/schema";
import { fairReport } from "~/domain/fair-reports/fair-report.server";
import { acceptMeeting } from "~/domain/meetings/answer-meeting.server";
import { buyerPage } from "~/domain/meetings/buyer-page.server";
import { cancelSession } from "~/domain/meetings/cancel-session.server";
import { createSession } from "~/domain/meetings/create-session.server";
import { sessionsAtWork } from "~/domain/meetings/desk.server";
import { editSession } from "~/domain/meetings/edit-session.server";
import { ResultForm, type SessionForm } from "~/domain/meetings/forms";
import { recordResult } from "~/domain/meetings/record-result.server";
import { aHall, at, lastMail, mailsTo } from "./hall";

type Hall = Awaited<ReturnType<typeof aHall>>;

/** A meeting at table 1 from 8 to 9 o'clock, or later ones. */
async function held(db: Database, { session, application }: Hall, hour = 8) {
  const buyer = await aBuyer(db, { sessionId: session.id });
  const clock = (hours: number) => at(`${String(hours).padStart(2, "0")}:00`).toISOString();
  return aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: application.id, tableNumber: 1 },
    during: `[${clock(hour)},${clock(hour + 1)})`,
  });
}

const CONTRACT = { outcome: "contract", value: 120_000_000, note: "500 chai", version: 0 } as const;

test("what came of a meeting is said by the exhibitor or the organiser once it begins, and corrected until the report is settled", async ({
  db,
}) => {
  const hall = await aHall(db, at("08:00"));
  const { fair, exhibitor, organiser, stranger, support, own, desk } = hall;
  const { id } = await held(db, hall);

  const early = { ...exhibitor, now: at("07:59") };
  await expect(recordResult(early, own, id, CONTRACT)).rejects.toMatchObject({ code: "closed" });
  await recordResult(exhibitor, own, id, CONTRACT);
  await expect(recordResult(organiser, desk, id, CONTRACT)).rejects.toMatchObject({ code: "conflict" });
  await recordResult(organiser, desk, id, { ...CONTRACT, outcome: "agreement", version: 1 });
  for (const ctx of [stranger, support]) {
    await expect(recordResult(ctx, desk, id, { ...CONTRACT, version: 2 })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(recordResult(stranger, own, id, CONTRACT)).rejects.toMatchObject({ code: "not_found" });
  expect(await db.select().from(fairMeetings).where(eq(fairMeetings.id, id))).toMatchObject([
    { outcome: "agreement", value: 120_000_000, reportVersion: 2, reportedBy: organiser.actor!.userId },
  ]);
  expect(await auditOf(db, fair.id, { details: true })).toMatchObject([
    { act: "meetings.result_recorded", after: { outcome: "contract", by: "exhibitor" } },
    { act: "meetings.result_recorded", before: { outcome: "contract" }, after: { outcome: "agreement" } },
  ]);
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  await expect(recordResult(exhibitor, own, id, { ...CONTRACT, version: 2 })).rejects.toMatchObject({ code: "closed" });
});

test("a buyer does not read what exhibitor and organiser wrote of the meeting", async ({ db }) => {
  const hall = await aHall(db, at("08:00"));
  const { exhibitor, own, visitor, session } = hall;
  const buyer = await aBuyer(db, { sessionId: session.id });
  const meeting = await aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: hall.application.id, tableNumber: 1 },
    during: `[${at("08:00").toISOString()},${at("09:00").toISOString()})`,
  });
  await recordResult(exhibitor, own, meeting.id, CONTRACT);
  const { meetings } = await buyerPage(visitor, buyer.code);
  expect(meetings).toMatchObject([{ outcome: null, value: 0, note: "" }]);
});

test("a value belongs to a contract or an agreement", () => {
  const ok = (form: object) => ResultForm.safeParse({ version: "0", note: "", ...form }).success;
  expect([
    ok({ outcome: "contract", value: "1,2 tỷ" }),
    ok({ outcome: "agreement", value: "1.000.000" }),
    ok({ outcome: "nothing" }),
    ok({ outcome: "follow_up", value: "1.000.000" }),
    ok({ outcome: "contract", value: "1.000.000.000.001" }),
    ok({ outcome: "contract", value: "-1" }),
  ]).toEqual([true, true, true, false, false, false]);
});

test("meetings that were held, contracts and agreements with their values are figures of the fair's report", async ({
  db,
}) => {
  const hall = await aHall(db, at("12:00"));
  const { fair, organiser, desk } = hall;
  const results = [
    CONTRACT,
    { ...CONTRACT, outcome: "agreement", value: 30_000_000 },
    { ...CONTRACT, outcome: "nothing", value: 0 },
    { ...CONTRACT, outcome: "not_held", value: 0 },
  ] as const;
  for (const [place, result] of results.entries()) {
    const { id } = await held(db, hall, 8 + place);
    await recordResult(organiser, desk, id, result);
  }
  expect((await fairReport(organiser, fair.slug)).figures.meetings).toEqual({
    ...{ buyers: 4, placed: 4, held: 3, contracts: 1, contractValue: 120_000_000 },
    ...{ agreements: 1, agreementValue: 30_000_000 },
  });
});

const FORM: SessionForm = {
  ...{ day: "2026-12-05", from: "08:00", until: "11:00", room: "B", tables: 3, slotMinutes: 30, gapMinutes: 0 },
  ...{ closesOn: "2026-12-05", closesTime: "08:00" },
};

test("organisers and secretaries make a session in the days of the fair whose hours fit together", async ({ db }) => {
  const { fair, organiser, support, stranger } = await aHall(db);
  await createSession(organiser, fair.id, { ...FORM, breakFrom: "09:00", breakUntil: "09:30" });
  expect((await sessionsAtWork(organiser, fair.slug)).sessions).toMatchObject([
    { room: "Nhà hội thảo", slots: 4 },
    { room: "B", slots: 5, buyers: 0, whyNotRegister: null },
  ]);
  const field = (values: Partial<SessionForm>) =>
    createSession(organiser, fair.id, { ...FORM, ...values }).then(
      () => [],
      (error) => Object.keys(error.fields),
    );
  expect([
    await field({ day: "2026-12-10" }),
    await field({ until: "08:00" }),
    await field({ breakFrom: "09:00" }),
    await field({ breakFrom: "07:00", breakUntil: "09:00" }),
    await field({ closesTime: "11:01" }),
    await field({ slotMinutes: 240 }),
  ]).toEqual([["day"], ["until"], ["breakUntil"], ["breakFrom"], ["closesOn"], ["slotMinutes"]]);
  for (const ctx of [support, stranger]) {
    await expect(createSession(ctx, fair.id, FORM)).rejects.toMatchObject({ code: "forbidden" });
  }
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  await expect(createSession(organiser, fair.id, FORM)).rejects.toMatchObject({ code: "closed" });
});

test("once meetings have times the hours stay and no used table goes; another room is told", async ({ db }) => {
  const hall = await aHall(db);
  const { fair, session, organiser, exhibitor, support } = hall;
  const same: SessionForm = {
    ...{ day: "2026-12-04", from: "08:00", until: "12:00", room: "Nhà hội thảo", tables: 2 },
    ...{ slotMinutes: 60, gapMinutes: 0, closesOn: "2026-12-04", closesTime: "12:00" },
  };
  const edit = (values: Partial<SessionForm>, version: number, ctx = organiser) =>
    editSession(ctx, fair.id, session.id, { ...same, ...values, version });
  const registered = await aBuyer(db, { sessionId: session.id });
  await edit({ slotMinutes: 30 }, 1);
  await edit({}, 2);
  expect(await mailsTo(db, registered.email!)).toEqual([]);
  await held(db, hall);
  await expect(edit({ slotMinutes: 30 }, 3)).rejects.toMatchObject({
    code: "conflict",
    fields: { from: [expect.stringMatching(/1/)] },
  });
  await expect(edit({}, 2)).rejects.toMatchObject({ code: "conflict" });
  await expect(edit({}, 3, support)).rejects.toMatchObject({ code: "forbidden" });
  await edit({ tables: 1, room: "Phòng 2" }, 3);
  expect(await mailsTo(db, exhibitor.actor!.email)).toEqual(["meeting_session_moved"]);
  expect(await mailsTo(db, registered.email!)).toEqual(["meeting_session_moved"]);
  expect((await lastMail(db, "meeting_session_moved"))!.body).toContain("Phòng 2");
  await edit({ tables: 1, room: "Phòng 3" }, 4, { ...organiser, now: at("12:00") });
  // Of one that is over nobody needs to know the room.
  expect(await mailsTo(db, registered.email!)).toEqual(["meeting_session_moved"]);
});

test("a session that is called off takes its requests and meetings with it, and everybody is told", async ({ db }) => {
  const hall = await aHall(db);
  const { fair, session, application, organiser, exhibitor, support, own } = hall;
  const why = { reason: "Bão" };
  const buyer = await aBuyer(db, { sessionId: session.id });
  const of = { sessionId: session.id, buyerId: buyer.id, applicationId: application.id };
  const asked = await aMeeting(db, { ...of, state: "asked", answeredAt: null });
  await held(db, hall);
  const alone = await aBuyer(db, { sessionId: session.id });
  await expect(cancelSession(support, fair.id, session.id, why)).rejects.toMatchObject({ code: "forbidden" });
  await cancelSession(organiser, fair.id, session.id, why);

  expect(
    (await db.select().from(fairMeetings).where(eq(fairMeetings.sessionId, session.id))).map((one) => one.state).sort(),
  ).toEqual(["cancelled", "withdrawn"]);
  for (const email of [buyer.email!, alone.email!, exhibitor.actor!.email]) {
    expect(await mailsTo(db, email)).toEqual(["meeting_session_cancelled"]);
  }
  await expect(cancelSession(organiser, fair.id, session.id, why)).rejects.toMatchObject({ code: "closed" });
  await expect(acceptMeeting(exhibitor, own, asked.id)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.select().from(meetingSessions).where(eq(meetingSessions.id, session.id))).toMatchObject([
    { cancelledReason: "Bão" },
  ]);
});

test("a session of which something is known is not called off", async ({ db }) => {
  const hall = await aHall(db, at("09:00"));
  const { fair, session, organiser, desk } = hall;
  const { id } = await held(db, hall);
  await recordResult(organiser, desk, id, CONTRACT);
  await expect(cancelSession(organiser, fair.id, session.id, { reason: "Bão" })).rejects.toMatchObject({
    code: "conflict",
  });
  const over = contextOf(db, organiser.actor, at("12:00"));
  await expect(cancelSession(over, fair.id, session.id, { reason: "Bão" })).rejects.toMatchObject({ code: "closed" });
});
