import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aHall } from "#tests/db/meetings/hall";
import { aBuyer, aMeeting } from "#tests/factories/meetings";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { fairMeetings, fairs, mails, meetingBuyers } from "~/db/schema";
import { addressKey, limiter } from "~/http/rate-limit.server";
import { loader as fairLoader } from "~/routes/_public.fairs.$slug/route";
import { action as register, loader as registerLoader } from "~/routes/_public.fairs.$slug_.meetings";
import { loader as buyerLoader } from "~/routes/_public.meetings.$code";
import { loader as calendarLoader } from "~/routes/_public.meetings.$code_.calendar[.ics]";
import { action as ask, loader as askLoader } from "~/routes/_public.meetings.$code_.exhibitors";
import { action as forget } from "~/routes/_public.meetings.$code_.forgetting";
import { action as settle } from "~/routes/applications_.$id_.meetings_.requests.$meeting.result";
import { loader as listLoader } from "~/routes/organiser.fairs_.$slug_.meetings_.$session_.list.$format";
import { action as place } from "~/routes/organiser.fairs_.$slug_.meetings_.$session_.requests.$meeting.place";
import { action as create } from "~/routes/organiser.fairs_.$slug_.meetings_.new";

/** A hall whose session is years away, whatever the clock of the machine says. */
async function toCome(db: Database) {
  const day = (clock: string) => new Date(`2099-12-04T${clock}:00+07:00`);
  const hall = await aHall(db, new Date(), {
    ...{ day: "2099-12-04", startsAt: day("08:00"), endsAt: day("12:00"), closesAt: day("12:00") },
  });
  await db.update(fairs).set({ startsOn: "2099-12-04", endsOn: "2099-12-05" }).where(eq(fairs.id, hall.fair.id));
  return { ...hall, day };
}

const form = (session: string) => ({
  ...{ name: "Phạm Thị Mua", organisation: "Siêu thị Hoa Sen", email: `mua-${randomUUID()}@vidu.vn`, session },
  ...{ looksFor: "Nước mắm", groups: "A", part: "any", consent: "on", key: randomUUID() },
});

test("a buyer registers on the fair's page without an account, gets a page of their own, and erases it", async ({
  db,
}) => {
  const { fair, session, application } = await toCome(db);
  const asked = { url: `/fairs/${fair.slug}/meetings`, params: { slug: fair.slug } };
  expect((await load(db, fairLoader, { ...asked, url: `/fairs/${fair.slug}` })).data).toMatchObject({
    meetingsUntil: session.closesAt,
  });
  const page = await load(db, registerLoader, { ...asked, url: `${asked.url}?exhibitor=${application.id}` });
  expect(page.data).toMatchObject({ asked: { id: application.id, signName: "Rượu cần Lâm Đồng" } });

  const posted = await post(db, register, { ...asked, form: { ...form(session.id), exhibitor: application.id } });
  const [buyer] = await db.select().from(meetingBuyers).where(eq(meetingBuyers.sessionId, session.id));
  expect([posted.status, posted.location]).toEqual([303, `/meetings/${buyer!.code}`]);
  const params = { code: buyer!.code };
  expect((await load(db, buyerLoader, { url: posted.location!, params })).data).toMatchObject({
    ...{ buyer: { name: "Phạm Thị Mua", groups: ["A"] }, whyNotAsk: null },
    meetings: [{ state: "asked", party: "Rượu cần Lâm Đồng", acts: { withdraw: true, answer: false, cancel: false } }],
  });
  const list = await load(db, askLoader, { url: `${posted.location}/exhibitors`, params });
  expect(list.data).toMatchObject({ found: [{ id: application.id, isAsked: true, booths: ["A1"] }] });
  const again = await post(db, ask, {
    url: `${posted.location}/exhibitors`,
    params,
    form: { exhibitor: application.id },
  });
  expect([again.status, again.data]).toMatchObject([
    409,
    { result: { error: { "": [expect.stringMatching(/đã có đề nghị/)] } } },
  ]);

  const gone = await post(db, forget, { url: `${posted.location}/forgetting`, params });
  expect([gone.status, gone.location]).toEqual([303, `/fairs/${fair.slug}`]);
  expect((await load(db, buyerLoader, { url: posted.location!, params })).status).toBe(404);
});

test("a form that was not filled in right keeps what was typed and says what is wrong beside its field", async ({
  db,
}) => {
  const { fair, session, organiser } = await toCome(db);
  const asked = { url: `/fairs/${fair.slug}/meetings`, params: { slug: fair.slug } };
  const { consent: _, email: __, ...bare } = form(session.id);
  const refused = await post(db, register, { ...asked, form: { ...bare, phone: "12" } });
  expect([refused.status, refused.data]).toMatchObject([
    422,
    {
      result: {
        initialValue: { name: "Phạm Thị Mua", phone: "12" },
        error: {
          phone: ["Số điện thoại không đúng."],
          consent: ["Cần đồng ý thì ban tổ chức mới được lưu thông tin."],
        },
      },
    },
  ]);
  const wrong = await post(db, create, {
    ...{ url: `/organiser/fairs/${fair.slug}/meetings/new`, params: { slug: fair.slug }, as: organiser.actor },
    form: {
      ...{ day: "06/12/2099", from: "8h", until: "11h", room: "B", tables: "3", slotMinutes: "30", gapMinutes: "0" },
      ...{ closesOn: "04/12/2099", closesTime: "8h" },
    },
  });
  expect([wrong.status, wrong.data]).toMatchObject([
    422,
    { result: { error: { day: ["Ngày phải trong thời gian hội chợ."] } } },
  ]);
});

test("one address does not register without end, nor fill anybody's mailbox", async ({ db }) => {
  const { fair, session } = await toCome(db);
  const asked = { url: `/fairs/${fair.slug}/meetings`, params: { slug: fair.slug }, address: "10.9.8.7" };
  const email = `day-${randomUUID()}@vidu.vn`;
  for (let sent = 0; sent < 5; sent += 1) {
    const posted = await post(db, register, { ...asked, form: { ...form(session.id), email } });
    expect(posted.status).toBe(303);
  }
  expect(await db.select().from(mails).where(eq(mails.recipient, email))).toHaveLength(3);
  await limiter(db, "meeting_buyer").penalty(addressKey("10.9.8.7"), 60);
  expect((await post(db, register, { ...asked, form: form(session.id) })).status).toBe(429);
});

test("a calendar has a buyer's meetings, and says which are off", async ({ db }) => {
  const { session, application, day } = await toCome(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const of = { sessionId: session.id, buyerId: buyer.id, applicationId: application.id };
  const during = (from: string, until: string) => `[${day(from).toISOString()},${day(until).toISOString()})`;
  await aMeeting(db, { ...of, tableNumber: 2, during: during("08:00", "09:00"), sequence: 3 });
  const off = { state: "cancelled", endedBy: "buyer", endedAt: new Date(), endedReason: "Ốm" } as const;
  await aMeeting(db, { ...of, ...off, tableNumber: 1, during: during("09:00", "10:00") });
  const { headers, data } = await load(db, calendarLoader, {
    ...{ url: `/meetings/${buyer.code}/calendar.ics`, params: { code: buyer.code } },
  });
  expect(headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const lines = String(data)
    .split(/\r\n/)
    .filter((line) => /^(DTSTART|SUMMARY|STATUS|SEQUENCE)/.test(line));
  expect(lines).toEqual([
    ...["SEQUENCE:3", "DTSTART:20991204T010000Z", "SUMMARY:Gặp Rượu cần Lâm Đồng", "STATUS:CONFIRMED"],
    ...["SEQUENCE:0", "DTSTART:20991204T020000Z", "SUMMARY:Gặp Rượu cần Lâm Đồng", "STATUS:CANCELLED"],
  ]);
});

test("the organiser places a meeting by its form; a taken table is told beside its field; the list is a file", async ({
  db,
}) => {
  const { fair, session, application, organiser, day } = await toCome(db);
  const [first, second] = [await aBuyer(db, { sessionId: session.id }), await aBuyer(db, { sessionId: session.id })];
  const of = { sessionId: session.id, applicationId: application.id };
  const meeting = await aMeeting(db, { ...of, buyerId: first.id });
  const during = `[${day("08:00").toISOString()},${day("09:00").toISOString()})`;
  await aMeeting(db, { ...of, buyerId: second.id, tableNumber: 1, during });
  const params = { slug: fair.slug, session: session.id, meeting: meeting.id };
  const here = `/organiser/fairs/${fair.slug}/meetings/${session.id}`;
  const at = { url: `${here}/requests/${meeting.id}/place`, params, as: organiser.actor };

  const taken = await post(db, place, { ...at, form: { from: String(day("08:00").getTime()), table: "1" } });
  expect([taken.status, taken.data]).toMatchObject([
    409,
    { result: { error: { table: [expect.stringMatching(/Bàn 1 lúc 08h00 đã có/)] } } },
  ]);
  expect((await post(db, place, { ...at, form: { from: String(day("09:00").getTime()), table: "1" } })).status).toBe(
    303,
  );
  expect(await db.select().from(fairMeetings).where(eq(fairMeetings.id, meeting.id))).toMatchObject([
    { tableNumber: 1 },
  ]);
  const file = await load(db, listLoader, {
    ...{ url: `${here}/list/csv`, params: { ...params, format: "csv" }, as: organiser.actor },
  });
  expect(
    String(file.data)
      .split("\n")
      .filter((line) => line.includes("Siêu thị")),
  ).toHaveLength(2);
});

test("an exhibitor does not report a meeting that has not begun", async ({ db }) => {
  const { session, application, exhibitor, day } = await toCome(db);
  const buyer = await aBuyer(db, { sessionId: session.id });
  const during = `[${day("08:00").toISOString()},${day("09:00").toISOString()})`;
  const meeting = await aMeeting(db, {
    ...{ sessionId: session.id, buyerId: buyer.id, applicationId: application.id, tableNumber: 1, during },
  });
  const refused = await post(db, settle, {
    url: `/applications/${application.id}/meetings/requests/${meeting.id}/result`,
    params: { id: application.id, meeting: meeting.id },
    as: exhibitor.actor,
    form: { outcome: "contract", value: "1 tỷ", note: "", version: "0" },
  });
  expect([refused.status, refused.data]).toMatchObject([
    409,
    { result: { initialValue: { value: "1 tỷ" }, error: { "": ["Cuộc hẹn chưa bắt đầu."] } } },
  ]);
});
