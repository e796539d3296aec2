import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { anApplication } from "#tests/factories/fairs";
import { aBuyer, aMeeting } from "#tests/factories/meetings";
import { auditOf } from "#tests/support/audit";
import { expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { applications, exhibitors, fairMeetings } from "~/db/schema";
import { acceptMeeting, declineMeeting, withdrawMeeting } from "~/domain/meetings/answer-meeting.server";
import { askBuyer, askExhibitor } from "~/domain/meetings/ask-meeting.server";
import { cancelMeeting } from "~/domain/meetings/cancel-meeting.server";
import { aHall, at, lastMail, mailsTo } from "./hall";

const ASK = { part: "any", message: "" } as const;
const meetingsOf = (db: Database, buyerId: string) =>
  db.select().from(fairMeetings).where(eq(fairMeetings.buyerId, buyerId));
const theOne = async (db: Database, buyerId: string) => (await meetingsOf(db, buyerId))[0]!;

test("each side asks the other once, and is told the answer", async ({ db }) => {
  const { fair, session, application, exhibitor, visitor, own } = await aHall(db);
  const [first, second] = [await aBuyer(db, { sessionId: session.id }), await aBuyer(db, { sessionId: session.id })];
  await askExhibitor(visitor, first.code, { exhibitor: application.id, message: "Mua 500 chai" });
  await askBuyer(exhibitor, application.id, second.id, { ...ASK, part: "morning" });
  await expect(askBuyer(exhibitor, application.id, first.id, ASK)).rejects.toMatchObject({ code: "conflict" });

  await acceptMeeting(exhibitor, own, (await theOne(db, first.id)).id, { part: "afternoon" });
  await acceptMeeting(visitor, { side: "buyer", code: second.code }, (await theOne(db, second.id)).id);

  expect([await theOne(db, first.id), await theOne(db, second.id)]).toMatchObject([
    { askedBy: "buyer", state: "accepted", part: "afternoon", message: "Mua 500 chai" },
    { askedBy: "exhibitor", state: "accepted", part: "morning" },
  ]);
  expect(await mailsTo(db, exhibitor.actor!.email)).toEqual(["meeting_asked", "meeting_accepted"]);
  expect([await mailsTo(db, first.email!), await mailsTo(db, second.email!)]).toEqual([
    ["meeting_accepted"],
    ["meeting_asked"],
  ]);
  expect(await auditOf(db, fair.id)).toEqual([
    ...["meetings.asked", "meetings.asked", "meetings.accepted", "meetings.accepted"],
  ]);
});

test("only the side that was asked answers, once, until the session ends; to others the meeting is not there", async ({
  db,
}) => {
  const { session, application, exhibitor, visitor, own, organiser, desk, stranger } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const other = await aBuyer(db, { sessionId: session.id });
  await askExhibitor(visitor, buyer.code, { exhibitor: application.id, message: "" });
  const { id } = await theOne(db, buyer.id);
  const theirs = { side: "buyer", code: buyer.code } as const;

  await expect(acceptMeeting(visitor, theirs, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(acceptMeeting(organiser, desk, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(withdrawMeeting(exhibitor, own, id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(acceptMeeting(stranger, own, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(acceptMeeting(stranger, desk, id)).rejects.toMatchObject({ code: "forbidden" });
  for (const code of [other.code, "ABCDEFGHJK"]) {
    await expect(withdrawMeeting(visitor, { side: "buyer", code }, id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(acceptMeeting(exhibitor, own, "x")).rejects.toMatchObject({ code: "not_found" });
  const late = { ...exhibitor, now: at("12:00") };
  await expect(acceptMeeting(late, own, id)).rejects.toMatchObject({ code: "closed" });
  await declineMeeting(exhibitor, own, id, { reason: "Không đủ hàng" });
  await expect(declineMeeting(exhibitor, own, id, { reason: "Không" })).rejects.toMatchObject({ code: "conflict" });
  await expect(withdrawMeeting(visitor, theirs, id)).rejects.toMatchObject({ code: "conflict" });
  expect(await theOne(db, buyer.id)).toMatchObject({
    ...{ state: "declined", endedBy: "exhibitor", endedReason: "Không đủ hàng" },
  });
  expect(await mailsTo(db, buyer.email!)).toEqual(["meeting_declined"]);
  await expect(askExhibitor(visitor, buyer.code, { exhibitor: application.id, message: "" })).rejects.toMatchObject({
    code: "conflict",
  });
  await askBuyer(exhibitor, application.id, buyer.id, ASK);
});

test("who asked takes it back, and may ask again", async ({ db }) => {
  const { session, application, visitor, exhibitor } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const from = { side: "buyer", code: buyer.code } as const;
  await askExhibitor(visitor, buyer.code, { exhibitor: application.id, message: "" });
  await withdrawMeeting(visitor, from, (await theOne(db, buyer.id)).id);
  await askExhibitor(visitor, buyer.code, { exhibitor: application.id, message: "" });
  expect((await meetingsOf(db, buyer.id)).map(({ state }) => state).sort()).toEqual(["asked", "withdrawn"]);
  expect(await mailsTo(db, exhibitor.actor!.email)).toEqual(["meeting_asked", "meeting_withdrawn", "meeting_asked"]);
});

test("only exhibitors of the fair are asked, by name where a centre brings them, and only they ask", async ({ db }) => {
  const { fair, session, application, visitor, exhibitor, stranger } = await aHall(db);
  const far = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const [brought] = await db
    .insert(exhibitors)
    .values({ applicationId: application.id, position: 1, name: "HTX Gốm", signName: "Gốm", goods: "Gốm" })
    .returning();
  const draft = await anApplication(db, {
    ...{ fairId: fair.id, establishmentId: (await anEstablishment(db)).id, createdBy: exhibitor.actor!.userId },
    ...{ state: "refused" },
  });
  const ask = (id: string) => askExhibitor(visitor, buyer.code, { exhibitor: id, message: "" });

  await ask(brought!.id);
  expect(await theOne(db, buyer.id)).toMatchObject({ exhibitorId: brought!.id, partyId: brought!.id });
  for (const id of [far.application.id, draft.id, buyer.id]) {
    await expect(ask(id)).rejects.toMatchObject({ code: "invalid" });
  }
  const foreign = await aBuyer(db, { sessionId: far.session.id });
  await expect(askBuyer(exhibitor, application.id, foreign.id, ASK)).rejects.toMatchObject({ code: "not_found" });
  await expect(askBuyer(stranger, application.id, buyer.id, ASK)).rejects.toMatchObject({ code: "not_found" });
  const another = await aBuyer(db, { sessionId: session.id });
  const notOurs = { ...ASK, exhibitor: far.application.id };
  await expect(askBuyer(exhibitor, application.id, another.id, notOurs)).rejects.toMatchObject({ code: "invalid" });
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, application.id));
  await expect(askBuyer(exhibitor, application.id, another.id, ASK)).rejects.toMatchObject({ code: "closed" });
});

test("nobody asks for more meetings than the session has slots, nor after it takes no more", async ({ db }) => {
  const { session, application, exhibitor } = await aHall(db);
  for (let sent = 0; sent < 4; sent += 1) {
    await askBuyer(exhibitor, application.id, (await aBuyer(db, { sessionId: session.id })).id, ASK);
  }
  const fifth = await aBuyer(db, { sessionId: session.id });
  await expect(askBuyer(exhibitor, application.id, fifth.id, ASK)).rejects.toMatchObject({ code: "conflict" });
  const late = { ...exhibitor, now: at("12:00") };
  await expect(askBuyer(late, application.id, fifth.id, ASK)).rejects.toMatchObject({ code: "closed" });
});

test("both asking each other at one instant makes one request", async ({ db }) => {
  const { session, application, exhibitor, visitor } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const tries = await Promise.allSettled([
    askBuyer(exhibitor, application.id, buyer.id, ASK),
    askExhibitor(visitor, buyer.code, { exhibitor: application.id, message: "" }),
    askBuyer(exhibitor, application.id, buyer.id, ASK),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await meetingsOf(db, buyer.id)).toHaveLength(1);
});

test("a meeting is called off by either side or the organiser, with why, until it was held", async ({ db }) => {
  const { session, application, exhibitor, visitor, organiser, own, desk } = await aHall(db);
  const why = { reason: "Ốm" };
  const agreed = async (during: string | null = null) => {
    const buyer = await aBuyer(db, { sessionId: session.id });
    const values = { sessionId: session.id, buyerId: buyer.id, applicationId: application.id };
    return { buyer, ...(await aMeeting(db, { ...values, ...(during && { during, tableNumber: 1 }) })) };
  };
  const [byBuyer, byExhibitor, byOrganiser] = [await agreed(), await agreed(), await agreed()];
  await cancelMeeting(visitor, { side: "buyer", code: byBuyer.buyer.code }, byBuyer.id, why);
  await cancelMeeting(exhibitor, own, byExhibitor.id, why);
  await cancelMeeting(organiser, desk, byOrganiser.id, why);
  expect([
    await mailsTo(db, byBuyer.buyer.email!),
    await mailsTo(db, byExhibitor.buyer.email!),
    await mailsTo(db, byOrganiser.buyer.email!),
    await mailsTo(db, exhibitor.actor!.email),
  ]).toEqual([[], ["meeting_cancelled"], ["meeting_cancelled"], ["meeting_cancelled", "meeting_cancelled"]]);
  const slot = "[2026-12-04T03:00:00Z,2026-12-04T04:00:00Z)";
  const placed = await agreed(slot);
  await cancelMeeting(visitor, { side: "buyer", code: placed.buyer.code }, placed.id, why);
  const ownMail = (await lastMail(db, "meeting_cancelled_by_you"))!;
  expect([ownMail.recipient, ownMail.calendars?.map((one) => one.match(/^METHOD:.*$/m)![0].trim())]).toEqual([
    placed.buyer.email,
    ["METHOD:CANCEL"],
  ]);
  await cancelMeeting(exhibitor, own, (await agreed(slot)).id, why);
  expect((await mailsTo(db, exhibitor.actor!.email)).slice(2)).toEqual([
    "meeting_cancelled",
    "meeting_cancelled_by_you",
  ]);
  expect(await theOne(db, byOrganiser.buyer.id)).toMatchObject({ state: "cancelled", endedBy: "organiser" });
  await expect(cancelMeeting(exhibitor, own, byExhibitor.id, why)).rejects.toMatchObject({ code: "closed" });
  const held = await agreed("[2026-12-04T01:00:00Z,2026-12-04T02:00:00Z)");
  const after = { ...exhibitor, now: at("09:00") };
  await expect(cancelMeeting(after, own, held.id, why)).rejects.toMatchObject({ code: "closed" });
});
