import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import {
  aFairWithPapers,
  aMessageForm,
  anExhibitor,
  BEFORE_FAIR,
  detailsOf,
  takes,
} from "#tests/factories/exhibitor-papers";
import { aBilledFair, aPlacedApplication, issued, RENT } from "#tests/factories/invoices";
import { anAdmin, anOrganiser } from "#tests/factories/people";
import { HA_NOI } from "#tests/factories/provinces";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { applications, boothClaims, fairMessageRecipients, fairMessages, fairs, mails } from "~/db/schema";
import { MessageForm } from "~/domain/exhibitor-papers/forms";
import { messageById, messagesOf, messageToShow } from "~/domain/exhibitor-papers/messages.server";
import { ownPapers } from "~/domain/exhibitor-papers/own-papers.server";
import { addressed } from "~/domain/exhibitor-papers/recipients.server";
import { messageToSend, sendMessage, sendTestMessage } from "~/domain/exhibitor-papers/send-message.server";
import { editMessage, removeMessage, startMessage } from "~/domain/exhibitor-papers/write-message.server";
import { eraseRecipients } from "~/domain/fair-days/erase-recipients.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import { runWithLocale } from "~/i18n/locale.server";

const mailsOf = (db: Database, address: string) =>
  db.select().from(mails).where(sql`lower(${mails.recipient}) = ${address}`);

async function aFairToWriteTo(db: Database, count: number) {
  const world = await aFairWithPapers(db);
  const exhibitors = [];
  for (let at = 0; at < count; at += 1) {
    const contactEmail = `e${at}.${world.fair.slug}@example.vn`;
    const signName = `Biển ${at + 1}`;
    exhibitors.push(
      await anExhibitor(db, world.fair.id, { contactEmail, signName, codes: at === 0 ? ["B1", "B2"] : [] }),
    );
  }
  return { ...world, exhibitors };
}

test("a message goes to the contact of each, with its fields filled in, once", async ({ db }) => {
  const { fair, ctx, exhibitors, organiser } = await aFairToWriteTo(db, 2);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  // What an officer wrote in Vietnamese is filled in in Vietnamese, whatever they read.
  expect(await runWithLocale("en", () => sendMessage(ctx, id, { version: 1, count: 2 }))).toBe(2);

  const [first, second] = exhibitors;
  const [mail] = await mailsOf(db, first!.application.contactEmail);
  expect(mail).toMatchObject({ subject: "Giờ lắp dựng của Biển 1", purpose: "fair_message" });
  expect(mail!.body).toContain(`Đơn ${first!.application.number} có gian B1, B2 tại ${fair.name}.`);
  expect(mail!.body).toContain(`{site}/applications/${first!.application.id}/papers`);
  expect((await mailsOf(db, second!.application.contactEmail))[0]!.body).toContain("có gian chưa có gian tại");
  expect((await ownPapers(first!.ctx, first!.application.id)).messages).toEqual([
    {
      id,
      subject: "Giờ lắp dựng của Biển 1",
      body: `Đơn ${first!.application.number} có gian B1, B2 tại ${fair.name}.`,
      sentAt: BEFORE_FAIR,
    },
  ]);
  const details = await detailsOf(ctx, fair.id);
  expect(await messageById(ctx, details, id)).toMatchObject({
    recipients: 2,
    sentAt: BEFORE_FAIR,
    sentBy: organiser.name,
    subject: "Giờ lắp dựng của {sign_name}",
  });
  await expect(sendMessage(ctx, id, { version: 1, count: 2 })).rejects.toMatchObject({ code: "conflict" });
  expect(await mailsOf(db, first!.application.contactEmail)).toHaveLength(1);
  expect(await auditOf(db, fair.id)).toEqual(["fair_messages.started", "fair_messages.sent"]);
});

test("the same text to the same address is one mail, and each application still has it", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const contactEmail = `chung.${fair.slug}@example.vn`;
  const one = await anExhibitor(db, fair.id, { contactEmail });
  const other = await anExhibitor(db, fair.id, { contactEmail: contactEmail.toUpperCase() });
  const id = await startMessage(ctx, fair.id, aMessageForm({ subject: "Nhắc lịch", body: "Mở cửa lúc 8 giờ." }));
  const details = await detailsOf(ctx, fair.id);
  expect(await messageToSend(ctx, details, id)).toMatchObject({ count: 2, mails: 1, whyNot: null });
  await sendMessage(ctx, id, { version: 1, count: 2 });

  expect(await mailsOf(db, contactEmail)).toHaveLength(1);
  for (const { ctx: own, application } of [one, other]) {
    expect((await ownPapers(own, application.id)).messages).toHaveLength(1);
  }
});

test("an application without an address of its own is written to at that of who made it", async ({ db }) => {
  const { fair, ctx } = await aFairWithPapers(db);
  const { producer } = await anExhibitor(db, fair.id);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  await sendMessage(ctx, id, { version: 1, count: 1 });
  expect(await mailsOf(db, producer.email)).toHaveLength(1);
});

test("a filter takes state, province, kind, group and booths; drafts and withdrawn ones never", async ({ db }) => {
  const { fair, ctx, exhibitors } = await aFairToWriteTo(db, 5);
  const [confirmed, reserved, without, waiting, draft] = exhibitors.map(({ application }) => application);
  const claim = await takes(db, reserved!.id, fair.id, "B5");
  await db.update(boothClaims).set({ state: "reserved" }).where(eq(boothClaims.id, claim.id));
  await db.update(applications).set({ groupCode: "B" }).where(eq(applications.id, without!.id));
  await db.update(applications).set({ state: "waiting" }).where(eq(applications.id, waiting!.id));
  await db.update(applications).set({ state: "draft", number: null }).where(eq(applications.id, draft!.id));
  const details = await detailsOf(ctx, fair.id);
  const reached = async (changes: Record<string, unknown>) => {
    const id = await startMessage(ctx, fair.id, aMessageForm(changes));
    return (await messageToShow(ctx, details, id)).to.map(({ signName }) => signName);
  };
  expect(await reached({})).toEqual(["Biển 1", "Biển 2", "Biển 3"]);
  expect(await reached({ states: ["waiting", "refused"] })).toEqual(["Biển 4"]);
  expect(await reached({ states: ["accepted", "waiting"], booths: "none" })).toEqual(["Biển 3", "Biển 4"]);
  expect(await reached({ booths: "unconfirmed" })).toEqual(["Biển 2"]);
  expect(await reached({ booths: "confirmed" })).toEqual(["Biển 1"]);
  expect(await reached({ group: "B" })).toEqual(["Biển 3"]);
  expect(await reached({ kind: "raw" })).toEqual([]);
  expect(await reached({ kind: "standard" })).toHaveLength(3);
  expect(await reached({ provinceId: confirmed!.provinceId })).toHaveLength(3);
  expect(await reached({ provinceId: HA_NOI })).toEqual([]);
  expect(MessageForm.safeParse({ ...aMessageForm(), states: ["draft"] }).success).toBe(false);
});

test("a field that there is not is refused with its name", () => {
  const read = MessageForm.safeParse({ version: "0", states: ["accepted"], subject: "Gửi {tên}", body: "x {booths}" });
  expect(read.error!.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ["subject", "Không có chỗ điền tên tên. Dùng sign_name, number, booths hoặc fair trong ngoặc nhọn."],
  ]);
});

test("a draft is saved, noticed by two devices, tried on oneself and taken away", async ({ db }) => {
  const { fair, ctx, organiser } = await aFairToWriteTo(db, 1);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  await editMessage(ctx, id, aMessageForm({ version: "1", subject: "Mới", states: ["accepted", "waiting"] }));
  await expect(editMessage(ctx, id, aMessageForm({ version: "1" }))).rejects.toMatchObject({ code: "conflict" });
  await expect(sendMessage(ctx, id, { version: 1, count: 1 })).rejects.toMatchObject({ code: "conflict" });
  await sendTestMessage(ctx, id);
  const [trial] = await mailsOf(db, organiser.email);
  expect(trial).toMatchObject({ subject: "[Gửi thử] Mới" });
  expect(trial!.body).toContain("có gian B1, B2");
  expect(await db.select().from(fairMessageRecipients).where(eq(fairMessageRecipients.messageId, id))).toEqual([]);
  await removeMessage(ctx, id);
  const details = await detailsOf(ctx, fair.id);
  await expect(messageById(ctx, details, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await auditOf(db, fair.id)).toEqual([
    "fair_messages.started",
    "fair_messages.edited",
    "fair_messages.removed",
  ]);
});

test("sending is refused to nobody, and when it is another number than the page showed", async ({ db }) => {
  const { fair, ctx } = await aFairToWriteTo(db, 1);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  await expect(sendMessage(ctx, id, { version: 1, count: 3 })).rejects.toMatchObject({
    code: "conflict",
    message: "Trang này nói 3 đơn, nhưng lúc này là 1. Xem lại rồi gửi.",
  });
  const nobody = await startMessage(ctx, fair.id, aMessageForm({ states: ["refused"] }));
  await expect(sendMessage(ctx, nobody, { version: 1, count: 0 })).rejects.toMatchObject({ code: "conflict" });
  await sendTestMessage(ctx, nobody);
});

test("messages are written by organisers and secretaries, seen by the agency, and not there for others", async ({
  db,
}) => {
  const { fair, ctx, agency, exhibitors } = await aFairToWriteTo(db, 1);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  const acts = [
    (context: typeof ctx) => editMessage(context, id, aMessageForm({ version: "1" })),
    (context: typeof ctx) => sendMessage(context, id, { version: 1, count: 1 }),
    (context: typeof ctx) => sendTestMessage(context, id),
    (context: typeof ctx) => removeMessage(context, id),
  ];
  const support = contextOf(db, await anOrganiser(db, agency.id, "support"), BEFORE_FAIR);
  const details = await detailsOf(ctx, fair.id);
  expect(await messagesOf(support, details)).toHaveLength(1);
  for (const act of acts) await expect(act(support)).rejects.toMatchObject({ code: "forbidden" });
  await expect(startMessage(support, fair.id, aMessageForm())).rejects.toMatchObject({ code: "forbidden" });
  for (const actor of [
    null,
    exhibitors[0]!.producer,
    await anAdmin(db),
    await anOrganiser(db, (await anAgency(db)).id),
  ]) {
    const context = contextOf(db, actor, BEFORE_FAIR);
    await expect(startMessage(context, fair.id, aMessageForm())).rejects.toMatchObject({ code: "forbidden" });
    for (const act of acts) await expect(act(context)).rejects.toMatchObject({ code: "forbidden" });
    await expect(messagesOf(context, details)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(sendMessage(ctx, "không", { version: 1, count: 1 })).rejects.toMatchObject({ code: "not_found" });
  const other = await aFairWithPapers(db);
  const elsewhere = await detailsOf(other.ctx, other.fair.id);
  await expect(messageById(other.ctx, elsewhere, id)).rejects.toMatchObject({ code: "not_found" });
});

test("nothing is written before the publication and after the report", async ({ db }) => {
  const { fair, ctx } = await aFairToWriteTo(db, 1);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  for (const values of [{ publishedAt: null }, { publishedAt: BEFORE_FAIR, closedAt: BEFORE_FAIR }]) {
    await db.update(fairs).set(values).where(eq(fairs.id, fair.id));
    await expect(sendMessage(ctx, id, { version: 1, count: 1 })).rejects.toMatchObject({ code: "closed" });
    await expect(startMessage(ctx, fair.id, aMessageForm())).rejects.toMatchObject({ code: "closed" });
  }
});

test("of two who send at once one does, and nobody gets it twice", async ({ db }) => {
  const { fair, ctx, exhibitors } = await aFairToWriteTo(db, 3);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  const send = () => sendMessage(ctx, id, { version: 1, count: 3 });
  const outcomes = await Promise.allSettled([send(), send(), send()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  for (const { application } of exhibitors) expect(await mailsOf(db, application.contactEmail)).toHaveLength(1);
});

test("the database keeps what was sent as it was sent", async ({ db }) => {
  const { fair, ctx } = await aFairToWriteTo(db, 1);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  await sendMessage(ctx, id, { version: 1, count: 1 });
  await expect(db.update(fairMessages).set({ body: "khác" }).where(eq(fairMessages.id, id))).rejects.toThrow();
  await expect(db.delete(fairMessages).where(eq(fairMessages.id, id))).rejects.toThrow();
  await expect(
    db.update(fairMessageRecipients).set({ body: "khác" }).where(eq(fairMessageRecipients.messageId, id)),
  ).rejects.toThrow();
});

test("who gets a message is found with as many queries for thirty as for three", async ({ db }) => {
  const { fair, ctx } = await aFairToWriteTo(db, 3);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  const details = await detailsOf(ctx, fair.id);
  const show = (counted: Database) => messageToShow({ ...ctx, db: counted }, details, id);
  const few = await countingQueries(db, show);
  for (let at = 0; at < 27; at += 1) await anExhibitor(db, fair.id);
  const many = await countingQueries(db, show);
  expect(many.result.to).toHaveLength(30);
  expect(many.queries).toBe(few.queries);
});

test("a message goes to who has not paid in full, or whose day is past", async ({ db }) => {
  const world = await aBilledFair(db);
  const [late, paid, half] = [
    await aPlacedApplication(db, world.fair.id),
    await aPlacedApplication(db, world.fair.id),
    await aPlacedApplication(db, world.fair.id),
  ];
  await aPlacedApplication(db, world.fair.id);
  const placed = [late, paid, half].map(({ application }) => application.id);
  const [, paidNotice, halfNotice] = await issued(db, world, placed);
  const ctx = contextOf(db, world.organiser, new Date("2026-11-12T03:00:00Z"));
  await noteCash(ctx, paidNotice!.id, { amount: RENT, paidOn: "2026-11-02", key: randomUUID() });
  await noteCash(ctx, halfNotice!.id, { amount: RENT / 2, paidOn: "2026-11-02", key: randomUUID() });
  const numbersOf = async (money: "unpaid" | "overdue") => {
    const details = await detailsOf(ctx, world.fair.id);
    const id = await startMessage(ctx, world.fair.id, aMessageForm({ money }));
    return (await addressed(ctx, details, await messageById(ctx, details, id))).map(({ number }) => number);
  };
  expect(await numbersOf("unpaid")).toEqual([late.application.number, half.application.number]);
  expect(await numbersOf("overdue")).toEqual([late.application.number]);
});

test("addresses of messages go when the term of the fair's contacts is over; whom they went to and what they said stays", async ({
  db,
}) => {
  const { fair, ctx, exhibitors } = await aFairToWriteTo(db, 1);
  const id = await startMessage(ctx, fair.id, aMessageForm());
  await sendMessage(ctx, id, { version: 1, count: 1 });
  const details = await detailsOf(ctx, fair.id);
  const night = (day: string) => contextOf(db, null, new Date(`${day}T01:40:00+07:00`));
  // The fair ends on 9 December; contacts are kept for 180 days.
  const addresses = async () => (await messageToShow(ctx, details, id)).to.map(({ email }) => email);
  await eraseRecipients(night("2027-06-07"));
  expect(await addresses()).toEqual([exhibitors[0]!.application.contactEmail]);
  expect(await eraseRecipients(night("2027-06-08"))).toBeGreaterThan(0);
  expect(await eraseRecipients(night("2027-06-09"))).toBe(0);
  const { number, signName } = exhibitors[0]!.application;
  expect((await messageToShow(ctx, details, id)).to).toEqual([{ number, signName, email: null }]);
  expect(await auditOf(db, fair.id)).toContain("fair_messages.recipients_erased");
});
