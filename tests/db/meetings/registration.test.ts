import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { nextNumber } from "#tests/factories/counter";
import { aBuyer, aMeeting } from "#tests/factories/meetings";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { fairMeetings, fairs, meetingBuyers, meetingSessions } from "~/db/schema";
import { saveDaySettings } from "~/domain/fair-days/settings.server";
import { buyerPage } from "~/domain/meetings/buyer-page.server";
import { BUYER_CONSENT_VERSION } from "~/domain/meetings/consent";
import { eraseBuyers } from "~/domain/meetings/erase-buyers.server";
import { forgetBuyer, removeBuyer } from "~/domain/meetings/forget-buyer.server";
import { RegisterBuyerForm } from "~/domain/meetings/forms";
import { ownMeetings } from "~/domain/meetings/own-meetings.server";
import { registerBuyer, writeBuyer } from "~/domain/meetings/register-buyer.server";
import { aHall, at, BEFORE, lastMail, mailsTo } from "./hall";

const written = () => ({
  ...{
    name: "Phạm Thị Mua",
    organisation: "Siêu thị Hoa Sen",
    phone: "0912345678",
    email: `mua-${nextNumber()}@vidu.vn`,
  },
  ...{ looksFor: "Nước mắm", groups: ["A" as const], part: "morning" as const, consent: true as const },
  key: randomUUID(),
});

test("a buyer registers once a form, gets the way to their page by mail, and asks for an exhibitor at once", async ({
  db,
}) => {
  const { fair, session, application, visitor, exhibitor } = await aHall(db);
  const form = { ...written(), session: session.id, exhibitor: application.id };
  const code = await registerBuyer(visitor, fair.slug, form, { isMailed: true });

  expect(await registerBuyer(visitor, fair.slug, form, { isMailed: true })).toBe(code);
  const { buyer, meetings } = await buyerPage(visitor, code.toLowerCase());
  expect(buyer).toMatchObject({
    ...{ name: "Phạm Thị Mua", organisation: "Siêu thị Hoa Sen", part: "morning", groups: ["A"] },
    ...{ consentVersion: BUYER_CONSENT_VERSION, consentLocale: "vi", consentAt: BEFORE, registeredBy: null },
    // The last day and the usual half year after it.
    keepUntil: "2027-06-07",
  });
  expect(meetings).toMatchObject([{ state: "asked", askedBy: "buyer", applicationId: application.id }]);
  expect(await mailsTo(db, exhibitor.actor!.email)).toEqual(["meeting_asked"]);
  expect(await mailsTo(db, form.email)).toEqual(["meeting_registered"]);
  expect((await lastMail(db, "meeting_registered"))!.body).toContain(`/meetings/${code}`);
  expect(await auditOf(db, fair.id)).toEqual(["meetings.buyer_registered", "meetings.asked"]);
  const other = { ...form, name: "Lê Văn Khác" };
  await expect(registerBuyer(visitor, fair.slug, other, { isMailed: false })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a form that registered somebody answers the same once nobody registers any more", async ({ db }) => {
  const { fair, session } = await aHall(db, BEFORE, { closesAt: at("07:00") });
  const form = { ...written(), session: session.id };
  const send = (now: Date) => registerBuyer(contextOf(db, null, now), fair.slug, form, { isMailed: false });
  expect(await send(BEFORE)).toBe(await send(at("07:30")));
});

test("nobody registers after the last day for it, for a cancelled session, or at a fair that is not public or off", async ({
  db,
}) => {
  const { fair, session, visitor } = await aHall(db, BEFORE, { closesAt: at("07:00") });
  const attempt = (now = BEFORE) =>
    registerBuyer(contextOf(db, null, now), fair.slug, { ...written(), session: session.id }, { isMailed: false });
  await attempt();
  await expect(attempt(at("07:00"))).rejects.toMatchObject({ code: "closed" });
  const elsewhere = await aHall(db);
  const foreign = { ...written(), session: elsewhere.session.id };
  await expect(registerBuyer(visitor, fair.slug, foreign, { isMailed: false })).rejects.toMatchObject({
    code: "not_found",
  });
  const off = { cancelledAt: BEFORE, cancelledReason: "Bão" };
  await db.update(meetingSessions).set(off).where(eq(meetingSessions.id, session.id));
  await expect(attempt()).rejects.toMatchObject({ code: "closed" });
  await db
    .update(meetingSessions)
    .set({ cancelledAt: null, cancelledReason: null })
    .where(eq(meetingSessions.id, session.id));
  await db.update(fairs).set(off).where(eq(fairs.id, fair.id));
  await expect(attempt()).rejects.toMatchObject({ code: "closed" });
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
});

test("a registration needs a way to reach its buyer, and consent", () => {
  const fieldsOf = (form: object) => {
    const { error } = RegisterBuyerForm.safeParse({ ...written(), session: randomUUID(), ...form });
    return error ? error.issues.map(({ path }) => path.join(".")) : [];
  };
  expect([
    fieldsOf({}),
    fieldsOf({ phone: undefined, email: undefined }),
    fieldsOf({ phone: "0912" }),
    fieldsOf({ consent: undefined }),
    fieldsOf({ website: "http://x" }),
    fieldsOf({ looksFor: " " }),
  ]).toEqual([[], ["phone"], ["phone"], ["consent"], ["website"], ["looksFor"]]);
});

test("the organiser writes a buyer down; support and strangers do not", async ({ db }) => {
  const { fair, session, organiser, support, stranger, exhibitor } = await aHall(db);
  await writeBuyer(organiser, fair.id, session.id, written());
  expect(await db.select().from(meetingBuyers).where(eq(meetingBuyers.sessionId, session.id))).toMatchObject([
    { registeredBy: organiser.actor!.userId },
  ]);
  for (const ctx of [support, stranger, exhibitor]) {
    await expect(writeBuyer(ctx, fair.id, session.id, written())).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("an exhibitor sees what a buyer looks for, and whom to reach once both have agreed", async ({ db }) => {
  const { session, application, exhibitor, stranger } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const meeting = await aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: application.id },
    ...{ state: "asked", answeredAt: null },
  });
  const seen = async () => (await ownMeetings(exhibitor, application.id)).meetings[0]!.buyer;

  const { organisation, looksFor } = buyer;
  expect(await seen()).toMatchObject({ organisation, looksFor, name: null, phone: null, email: null });
  expect(JSON.stringify((await ownMeetings(exhibitor, application.id)).buyers)).not.toContain(buyer.phone);
  await db.update(fairMeetings).set({ state: "accepted" }).where(eq(fairMeetings.id, meeting.id));
  expect(await seen()).toMatchObject({ name: buyer.name, phone: buyer.phone, email: buyer.email });
  await expect(ownMeetings(stranger, application.id)).rejects.toMatchObject({ code: "not_found" });
});

test("a buyer who withdraws is forgotten everywhere, meetings to come are off, and what came of others stays", async ({
  db,
}) => {
  const { fair, session, application, exhibitor, visitor } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const of = { sessionId: session.id, buyerId: buyer.id, applicationId: application.id };
  const toCome = await aMeeting(db, { ...of, message: "Chị Mua hẹn" });
  await forgetBuyer(visitor, buyer.code);

  expect(await db.select().from(meetingBuyers).where(eq(meetingBuyers.id, buyer.id))).toMatchObject([
    {
      name: null,
      organisation: null,
      phone: null,
      email: null,
      looksFor: null,
      groups: [],
      keepUntil: null,
      erasedAt: BEFORE,
    },
  ]);
  expect(await db.select().from(fairMeetings).where(eq(fairMeetings.id, toCome.id))).toMatchObject([
    { state: "cancelled", endedBy: "buyer", message: "" },
  ]);
  expect(await mailsTo(db, exhibitor.actor!.email)).toEqual(["meeting_cancelled"]);
  expect((await ownMeetings(exhibitor, application.id)).buyers).toEqual([]);
  await expect(buyerPage(visitor, buyer.code)).rejects.toMatchObject({ code: "not_found" });
  await expect(forgetBuyer(visitor, buyer.code)).rejects.toMatchObject({ code: "not_found" });
  expect(await auditOf(db, fair.id)).toEqual(["meetings.cancelled", "meetings.buyer_forgotten"]);
  expect(JSON.stringify(await auditOf(db, fair.id, { details: true }))).not.toContain(buyer.name);
});

test("the organiser erases a buyer who asks for it; others may not", async ({ db }) => {
  const { fair, session, organiser, support } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  await expect(removeBuyer(support, fair.id, session.id, buyer.id)).rejects.toMatchObject({ code: "forbidden" });
  await removeBuyer(organiser, fair.id, session.id, buyer.id);
  await expect(removeBuyer(organiser, fair.id, session.id, buyer.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(removeBuyer(organiser, fair.id, session.id, "x")).rejects.toMatchObject({ code: "not_found" });
});

test("buyers are erased once the fair's term is over, their results stay", async ({ db }) => {
  const { fair, session, application, organiser } = await aHall(db, at("11:00"));
  const buyer = await aBuyer(db, { sessionId: session.id });
  await aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: application.id, note: "Gọi chị Mua" },
    ...{ tableNumber: 1, during: "[2026-12-04T01:00:00Z,2026-12-04T02:00:00Z)", outcome: "contract", value: 5_000_000 },
    ...{ reportedBy: organiser.actor!.userId, reportedAt: at("10:00") },
  });
  await saveDaySettings(organiser, fair.id, {
    ...{ passesPerBooth: 4, passesSource: "", contactDays: 30, contactSource: "" },
  });
  // The fair ends on 9 December.
  expect(await eraseBuyers(contextOf(db, null, new Date("2027-01-08T03:00:00Z")))).toBe(0);
  expect(await eraseBuyers(contextOf(db, null, new Date("2027-01-09T03:00:00Z")))).toBe(1);
  expect(await eraseBuyers(contextOf(db, null, new Date("2027-01-09T03:00:00Z")))).toBe(0);
  expect(await db.select().from(fairMeetings).where(eq(fairMeetings.buyerId, buyer.id))).toMatchObject([
    { outcome: "contract", value: 5_000_000, note: "" },
  ]);
});

test("buyers are kept no longer than they agreed to, nor than is settled now", async ({ db }) => {
  const { fair, session, organiser, visitor } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id, keepUntil: "2027-02-01" });
  const settle = (contactDays: number) =>
    saveDaySettings(organiser, fair.id, { passesPerBooth: 4, passesSource: "", contactDays, contactSource: "" });
  const until = async () => (await buyerPage(visitor, buyer.code)).keptUntil;
  const erase = (day: string) => eraseBuyers(contextOf(db, null, new Date(`${day}T03:00:00Z`)));
  await settle(365);
  expect(await until()).toBe("2027-02-01");
  await settle(10);
  expect(await until()).toBe("2026-12-19");
  await settle(365);
  const longer = await aBuyer(db, { sessionId: session.id, keepUntil: "2027-03-01" });
  expect([
    await erase("2027-02-01"),
    await erase("2027-02-02"),
    await erase("2027-03-01"),
    await erase("2027-03-02"),
  ]).toEqual([0, 1, 0, 1]);
  await expect(buyerPage(visitor, longer.code)).rejects.toMatchObject({ code: "not_found" });
});

test("of a fair that was put off beyond what a buyer agreed to, their meetings to come end with them, and the exhibitor is told", async ({
  db,
}) => {
  const { session, application } = await aHall(db);
  const buyer = await aBuyer(db, { sessionId: session.id, keepUntil: "2026-11-21" });
  const meeting = await aMeeting(db, { sessionId: session.id, buyerId: buyer.id, applicationId: application.id });

  expect(await eraseBuyers(contextOf(db, null, new Date("2026-11-23T03:00:00Z")))).toBe(1);

  const [after] = await db.select().from(fairMeetings).where(eq(fairMeetings.id, meeting.id));
  expect(after).toMatchObject({ state: "cancelled", endedBy: "organiser" });
  expect((await lastMail(db, "meeting_cancelled"))?.body).toContain("Thời hạn lưu thông tin của người mua đã hết.");
});
