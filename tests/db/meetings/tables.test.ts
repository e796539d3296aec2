import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { anApplication } from "#tests/factories/fairs";
import { aBuyer, aMeeting, aMeetingSession } from "#tests/factories/meetings";
import { expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { applications, fairMeetings } from "~/db/schema";
import { violatedConstraint } from "~/db/violations.server";
import { arrangeSession } from "~/domain/meetings/arrange-session.server";
import { sessionDesk } from "~/domain/meetings/desk.server";
import { placeMeeting } from "~/domain/meetings/place-meeting.server";
import { aHall, at, lastMail, mailsTo } from "./hall";

type Hall = Awaited<ReturnType<typeof aHall>>;

async function another({ fair, exhibitor }: Hall, db: Database) {
  const { id } = await anEstablishment(db);
  return anApplication(db, { fairId: fair.id, establishmentId: id, createdBy: exhibitor.actor!.userId });
}

/** A meeting that both sides want, of a new buyer. */
async function agreed(db: Database, hall: Hall, values: Partial<typeof fairMeetings.$inferInsert> = {}) {
  const buyerId = values.buyerId ?? (await aBuyer(db, { sessionId: hall.session.id })).id;
  return aMeeting(db, { sessionId: hall.session.id, applicationId: hall.application.id, ...values, buyerId });
}

const HOUR = (from: string, until: string) => `[${at(from).toISOString()},${at(until).toISOString()})`;
const placesOf = async (db: Database, sessionId: string) =>
  (await db.select().from(fairMeetings).where(eq(fairMeetings.sessionId, sessionId)))
    .filter(({ during }) => during)
    .map(({ id, tableNumber, during }) => ({ id, tableNumber, during }));

test("arranging gives tables and times to what both sides want, tells each in one mail, and leaves what has one", async ({
  db,
}) => {
  const hall = await aHall(db);
  const { fair, session, organiser, exhibitor } = hall;
  const other = await another(hall, db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const fixed = await agreed(db, hall, { buyerId: buyer.id, tableNumber: 2, during: HOUR("08:00", "09:00") });
  const second = await agreed(db, hall, { buyerId: buyer.id, applicationId: other.id });
  const third = await agreed(db, hall);
  await agreed(db, hall, { state: "asked", answeredAt: null });
  const afternoon = await agreed(db, hall, { part: "afternoon" });

  expect(await arrangeSession(organiser, fair.id, session.id)).toEqual({ placed: 2, unplaced: 1 });
  const places = new Map((await placesOf(db, session.id)).map((one) => [one.id, one.tableNumber]));
  expect([places.size, places.get(fixed.id), places.get(second.id)]).toEqual([3, 2, 2]);
  expect(places.has(third.id)).toBe(true);
  expect(await mailsTo(db, buyer.email!)).toEqual(["meeting_placed"]);
  expect((await lastMail(db, "meeting_placed"))!.body).toContain("bàn");
  expect((await mailsTo(db, exhibitor.actor!.email)).filter((one) => one === "meeting_placed")).toHaveLength(2);
  const desk = await sessionDesk(organiser, fair.slug, session.id);
  expect(desk.meetings.find(({ id }) => id === afternoon.id)!.why).toBe("no_slot");
  expect(await arrangeSession(organiser, fair.id, session.id)).toEqual({ placed: 0, unplaced: 1 });
});

test("meetings of an exhibitor that left are called off by arranging, and who is in another room is not placed here", async ({
  db,
}) => {
  const hall = await aHall(db, undefined, { endsAt: at("09:00"), closesAt: at("09:00") });
  const { fair, session, organiser, application } = hall;
  const gone = await another(hall, db);
  const fallen = await agreed(db, hall, { applicationId: gone.id, tableNumber: 1, during: HOUR("08:00", "09:00") });
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, gone.id));
  const beside = await aMeetingSession(db, { fairId: fair.id, createdBy: organiser.actor!.userId, room: "B" });
  await aMeeting(db, {
    ...{ sessionId: beside.id, buyerId: (await aBuyer(db, { sessionId: beside.id })).id },
    ...{ applicationId: application.id, tableNumber: 1, during: HOUR("08:30", "09:30") },
  });
  const busy = await agreed(db, hall);

  expect(await arrangeSession(organiser, fair.id, session.id)).toEqual({ placed: 0, unplaced: 1 });
  const [row] = await db.select().from(fairMeetings).where(eq(fairMeetings.id, fallen.id));
  expect(row).toMatchObject({ state: "cancelled", endedBy: "organiser" });
  const desk = await sessionDesk(organiser, fair.slug, session.id);
  expect(desk.meetings.find(({ id }) => id === busy.id)!.why).toBe("party_full");
});

test("the organiser places and moves by hand; what is taken is told, and support and strangers are refused", async ({
  db,
}) => {
  const hall = await aHall(db);
  const { fair, session, organiser, support, stranger, exhibitor } = hall;
  const here = { fairId: fair.id, sessionId: session.id };
  const [first, second, third] = [
    await agreed(db, hall),
    await agreed(db, hall),
    await agreed(db, hall, { applicationId: (await another(hall, db)).id }),
  ];
  const place = (id: string, clock: string, table: number, ctx = organiser) =>
    placeMeeting(ctx, here, id, { from: at(clock).getTime(), table });

  await place(first!.id, "08:00", 1);
  await place(first!.id, "09:00", 2);
  await place(first!.id, "09:00", 2);
  expect(await placesOf(db, session.id)).toMatchObject([{ id: first!.id, tableNumber: 2 }]);
  expect((await db.select().from(fairMeetings).where(eq(fairMeetings.id, first!.id)))[0]!.sequence).toBe(2);
  expect((await mailsTo(db, exhibitor.actor!.email)).slice(0, 2)).toEqual(["meeting_placed", "meeting_moved"]);
  await expect(place(third!.id, "09:00", 2)).rejects.toMatchObject({
    code: "conflict",
    fields: { table: [expect.stringMatching(/Bàn 2/)] },
  });
  await expect(place(second!.id, "09:00", 1)).rejects.toMatchObject({
    code: "conflict",
    fields: { from: [expect.stringMatching(/Đơn vị/)] },
  });
  const sameBuyer = await agreed(db, hall, { buyerId: first!.buyerId, applicationId: third!.applicationId });
  await expect(place(sameBuyer.id, "09:00", 1)).rejects.toMatchObject({
    fields: { from: [expect.stringMatching(/Người mua/)] },
  });
  await expect(place(second!.id, "08:30", 1)).rejects.toMatchObject({ code: "invalid" });
  await expect(place(second!.id, "08:00", 3)).rejects.toMatchObject({ code: "invalid" });
  await expect(place(second!.id, "08:00", 1, support)).rejects.toMatchObject({ code: "forbidden" });
  await expect(place(second!.id, "08:00", 1, stranger)).rejects.toMatchObject({ code: "forbidden" });
  const asked = await agreed(db, hall, { state: "asked", answeredAt: null });
  await expect(place(asked.id, "08:00", 1)).rejects.toMatchObject({ code: "closed" });
  await expect(place(second!.id, "08:00", 1, { ...organiser, now: at("12:00") })).rejects.toMatchObject({
    code: "closed",
  });
  await expect(arrangeSession(support, fair.id, session.id)).rejects.toMatchObject({ code: "forbidden" });
  const late = { ...organiser, now: at("12:00") };
  await expect(arrangeSession(late, fair.id, session.id)).rejects.toMatchObject({ code: "closed" });
});

test("of fifty given one table at one instant one has it, and the others are told", async ({ db }) => {
  const hall = await aHall(db);
  const { fair, session, organiser } = hall;
  const exhibitor = await another(hall, db);
  const meetings = await Promise.all(
    Array.from({ length: 50 }, (_, place) => agreed(db, hall, place % 2 ? { applicationId: exhibitor.id } : {})),
  );
  const tries = await Promise.allSettled(
    meetings.map(({ id }) =>
      placeMeeting(organiser, { fairId: fair.id, sessionId: session.id }, id, {
        from: at("08:00").getTime(),
        table: 1,
      }),
    ),
  );
  const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refused).toEqual(Array(49).fill("conflict"));
  expect(await placesOf(db, session.id)).toHaveLength(1);
});

test("arranging three times at one instant places each meeting once", async ({ db }) => {
  const hall = await aHall(db);
  const { fair, session, organiser } = hall;
  for (let made = 0; made < 6; made += 1) await agreed(db, hall, { applicationId: (await another(hall, db)).id });
  const runs = await Promise.all([1, 2, 3].map(() => arrangeSession(organiser, fair.id, session.id)));
  expect(runs.map(({ placed }) => placed).sort()).toEqual([0, 0, 6]);
});

test("two sessions with the same exhibitors that are arranged at once wait for each other, and both are arranged", async ({
  db,
}) => {
  const hall = await aHall(db);
  const { fair, session, organiser } = hall;
  const beside = await aMeetingSession(db, { fairId: fair.id, createdBy: organiser.actor!.userId, room: "B" });
  for (let made = 0; made < 4; made += 1) {
    const { id: applicationId } = await another(hall, db);
    await agreed(db, hall, { applicationId });
    const buyerId = (await aBuyer(db, { sessionId: beside.id })).id;
    await aMeeting(db, { sessionId: beside.id, buyerId, applicationId });
  }
  const runs = await Promise.all([session, beside].map(({ id }) => arrangeSession(organiser, fair.id, id)));
  expect(runs.map(({ placed }) => placed)).toEqual([4, 4]);
});

test("the database itself refuses a table, a buyer or an exhibitor twice at one time, and what is outside the session", async ({
  db,
}) => {
  const hall = await aHall(db);
  const other = await another(hall, db);
  const buyer = await aBuyer(db, { sessionId: hall.session.id });
  const placed = { tableNumber: 1, during: HOUR("08:00", "09:00") };
  await agreed(db, hall, { ...placed, buyerId: buyer.id });
  const refusal = (values: Partial<typeof fairMeetings.$inferInsert>) =>
    agreed(db, hall, { ...placed, ...values }).then(() => null, violatedConstraint);

  expect([
    await refusal({ applicationId: other.id }),
    await refusal({ applicationId: other.id, tableNumber: 2, buyerId: buyer.id }),
    await refusal({ tableNumber: 2, during: HOUR("08:30", "09:30") }),
    await refusal({ applicationId: other.id, tableNumber: 3 }),
    await refusal({ applicationId: other.id, during: HOUR("11:30", "12:30") }),
    await refusal({ applicationId: (await aHall(db)).application.id }),
    await refusal({ applicationId: other.id, during: HOUR("09:00", "10:00") }),
  ]).toEqual([
    "fair_meetings_table",
    "fair_meetings_buyer",
    "fair_meetings_party",
    "fair_meetings_in_session",
    "fair_meetings_in_session",
    "fair_meetings_one_fair",
    null,
  ]);
});

test("how often the desk asks the database does not depend on the number of meetings", async ({ db }) => {
  const hall = await aHall(db);
  const { fair, session, organiser } = hall;
  await agreed(db, hall);
  const read = async () =>
    (await countingQueries(db, (counted) => sessionDesk({ ...organiser, db: counted }, fair.slug, session.id))).queries;
  const one = await read();
  for (let made = 0; made < 3; made += 1) await agreed(db, hall, { applicationId: (await another(hall, db)).id });
  expect([one, await read()]).toEqual([6, 6]);
});
