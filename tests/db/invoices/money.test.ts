import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import {
  aBilledFair,
  aPlacedApplication,
  type BilledFair,
  issued,
  leaveBooths,
  NOW,
  RENT,
  takeBooth,
} from "#tests/factories/invoices";
import { anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { agencyBankAccounts, applicationEvents, applications, payments } from "~/db/schema";
import { accountInForce, setBankAccount } from "~/domain/invoices/account.server";
import { cancelInvoice } from "~/domain/invoices/cancel-invoice.server";
import { noteCash, noteRefund } from "~/domain/invoices/note-money.server";
import { paymentNotice } from "~/domain/invoices/notice.server";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { undoPayment } from "~/domain/invoices/undo-payment.server";

const cash = (amount: number, paidOn = "2026-11-01") => ({ amount, paidOn, key: randomUUID() });

async function aNotice(db: Database) {
  const world = await aBilledFair(db);
  const placed = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [placed.application.id]);
  return { world, ...placed, notice: notice!, ctx: contextOf(db, world.organiser, NOW) };
}

const accountNow = async (db: Database, { fair, organiser }: BilledFair) =>
  (await invoiceAtWork(contextOf(db, organiser, NOW), fair.slug, "1")).invoice.account;

/** Withdraws an application on a day. */
async function withdraw(db: Database, applicationId: string, actorId: string, at: string) {
  await leaveBooths(db, applicationId);
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, applicationId));
  await db.insert(applicationEvents).values({ applicationId, kind: "withdrawn", actorId, at: new Date(at) });
}

test("cash is noted once however often its form is sent, and what is too much is to go back", async ({ db }) => {
  const { world, notice, ctx } = await aNotice(db);
  const input = cash(RENT + 500_000);
  await noteCash(ctx, notice.id, input);
  await noteCash(ctx, notice.id, input);
  expect(await accountNow(db, world)).toMatchObject({ paid: RENT + 500_000, owed: 0, toRefund: 500_000 });

  await expect(noteRefund(ctx, notice.id, cash(500_001))).rejects.toMatchObject({
    code: "invalid",
    fields: { amount: ["Chỉ phải hoàn lại 500.000 đồng."] },
  });
  await noteRefund(ctx, notice.id, cash(500_000));
  expect(await accountNow(db, world)).toMatchObject({ paid: RENT, toRefund: 0 });
  await expect(noteRefund(ctx, notice.id, cash(1))).rejects.toMatchObject({ code: "invalid" });
});

test("another amount or another notice under the key of a form that was noted is refused, not passed over", async ({
  db,
}) => {
  const { world, notice, ctx } = await aNotice(db);
  const input = cash(1_000_000);
  await noteCash(ctx, notice.id, input);
  const conflict = { code: "conflict" };
  await expect(noteCash(ctx, notice.id, { ...input, amount: 2_000_000 })).rejects.toMatchObject(conflict);
  await expect(noteCash(ctx, notice.id, { ...input, note: "Phiếu thu 2" })).rejects.toMatchObject(conflict);
  await expect(noteRefund(ctx, notice.id, input)).rejects.toMatchObject(conflict);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [other] = await issued(db, world, [application.id]);
  await expect(noteCash(ctx, other!.id, input)).rejects.toMatchObject(conflict);
  expect(await accountNow(db, world)).toMatchObject({ paid: 1_000_000 });
});

test("a notice that was cancelled before the withdrawal is not due again: all that was paid goes back", async ({
  db,
}) => {
  const { world, notice, application, producer, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(4_000_000));
  await cancelInvoice(ctx, notice.id, { reason: "Lập nhầm" });
  expect((await accountNow(db, world)).toRefund).toBe(4_000_000);
  await withdraw(db, application.id, producer.userId, "2026-11-30T05:00:00Z");
  expect((await accountNow(db, world)).toRefund).toBe(4_000_000);
});

test("the paper of a notice that takes another's place asks for what is left, and of who withdrew for nothing", async ({
  db,
}) => {
  const { world, notice, application, producer, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(3_000_000));
  await takeBooth(db, world.fair.id, application.id);
  const [next] = await issued(db, world, [application.id], new Date(NOW.getTime() + 60_000));
  const paper = async () => {
    const { fair, invoice } = await invoiceAtWork(ctx, world.fair.slug, String(next!.number));
    return paymentNotice(ctx, fair, invoice);
  };
  const { sums, dues, inWords, codes } = await paper();
  expect(sums.slice(-2).map(({ text }) => text)).toEqual(["3.000.000 đồng", "13.000.000 đồng"]);
  expect(inWords).toContain("Mười ba triệu đồng");
  expect(dues[0]).toContain("5.000.000");
  expect(codes.map(({ caption }) => /[\d.]+ đồng/.exec(caption)?.[0])).toEqual(["5.000.000 đồng", "13.000.000 đồng"]);
  await withdraw(db, application.id, producer.userId, "2026-11-01T05:00:00Z");
  expect((await paper()).codes).toEqual([]);
});

test("money is noted by who bills, for a day that was, on a notice in force", async ({ db }) => {
  const { world, notice, producer, ctx } = await aNotice(db);
  await expect(noteCash(ctx, notice.id, cash(1, "2026-11-02"))).rejects.toMatchObject({
    fields: { paidOn: ["Ngày này chưa đến."] },
  });
  const support = contextOf(db, await anOrganiser(db, world.agencyId, "support"), NOW);
  await expect(noteCash(support, notice.id, cash(1))).rejects.toMatchObject({ code: "forbidden" });
  await expect(noteCash(contextOf(db, producer, NOW), notice.id, cash(1))).rejects.toMatchObject({ code: "not_found" });
  await cancelInvoice(ctx, notice.id, { reason: "Lập nhầm" });
  await expect(noteCash(ctx, notice.id, cash(1))).rejects.toMatchObject({ code: "closed" });
});

test("a payment is undone once, stays in the history, and not when its money went back", async ({ db }) => {
  const { world, notice, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(RENT + 500_000));
  await noteRefund(ctx, notice.id, cash(500_000));
  const [paid, refund] = await db.select().from(payments).where(eq(payments.invoiceId, notice.id)).orderBy(payments.id);
  const undo = (id: string) => undoPayment(ctx, id, { reason: "Ghi nhầm" });
  await expect(undo(paid!.id)).rejects.toMatchObject({ code: "conflict" });
  await undo(refund!.id);
  await undo(paid!.id);
  await expect(undo(paid!.id)).rejects.toMatchObject({ code: "closed" });
  await expect(undo(randomUUID())).rejects.toMatchObject({ code: "not_found" });
  expect(await accountNow(db, world)).toMatchObject({ paid: 0, owed: RENT });
  await expect(db.delete(payments)).rejects.toMatchObject({ cause: { constraint_name: "payments_history" } });
  await expect(db.update(payments).set({ amount: 1 })).rejects.toMatchObject({
    cause: { constraint_name: "payments_history" },
  });
});

test("who withdraws gets back what the rule says for that day, also when the notice was cancelled after", async ({
  db,
}) => {
  // The fair begins on 4 December: 30 days before all goes back, 15 days before half, later nothing.
  const backFor = async (at: string) => {
    const { world, notice, application, producer, ctx } = await aNotice(db);
    await noteCash(ctx, notice.id, cash(4_000_001));
    await withdraw(db, application.id, producer.userId, at);
    await expect(noteCash(ctx, notice.id, cash(1))).rejects.toMatchObject({ code: "closed" });
    const before = (await accountNow(db, world)).toRefund;
    const after = contextOf(db, world.organiser, new Date("2026-12-01T03:00:00Z"));
    await cancelInvoice(after, notice.id, { reason: "Đơn đã rút" });
    expect((await accountNow(db, world)).toRefund).toBe(before);
    if (before > 0) await noteRefund(ctx, notice.id, cash(before));
    expect((await accountNow(db, world)).toRefund).toBe(0);
    return before;
  };
  expect(await backFor("2026-11-04T05:00:00Z")).toBe(4_000_001);
  expect(await backFor("2026-11-05T05:00:00Z")).toBe(2_000_000);
  expect(await backFor("2026-11-30T05:00:00Z")).toBe(0);
});

test("two refunds at once do not give back more than is to go back", async ({ db }) => {
  const { world, notice, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(RENT + 500_000));
  const race = await Promise.allSettled([1, 2, 3].map(() => noteRefund(ctx, notice.id, cash(500_000))));
  expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await accountNow(db, world)).toMatchObject({ paid: RENT, toRefund: 0 });
});

test("the account is the organiser's to set; the one before is kept, and two at once leave one in force", async ({
  db,
}) => {
  const { fair, agencyId, organiser } = await aBilledFair(db);
  const other = { bankBin: "970416", number: "257678859", holder: "SO CONG THUONG" };
  const secretary = contextOf(db, await anOrganiser(db, agencyId, "secretary"), NOW);
  await expect(setBankAccount(secretary, fair.id, other)).rejects.toMatchObject({ code: "forbidden" });
  const ctx = contextOf(db, organiser, NOW);
  await Promise.all([setBankAccount(ctx, fair.id, other), setBankAccount(ctx, fair.id, other)]);
  expect(await accountInForce(ctx, agencyId)).toMatchObject(other);
  expect(await db.select().from(agencyBankAccounts).where(eq(agencyBankAccounts.agencyId, agencyId))).toHaveLength(2);
});
