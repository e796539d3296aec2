import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { versionOf } from "#tests/factories/applications";
import {
  aBilledFair,
  aPlacedApplication,
  type BilledFair,
  issued,
  NOW,
  RENT,
  takeBooth,
} from "#tests/factories/invoices";
import { actorOf, aMembership, anOrganiser } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { agencyBankAccounts, establishments, fairs, payments } from "~/db/schema";
import { withdrawApplication } from "~/domain/applications/withdraw-application.server";
import type { Actor } from "~/domain/context";
import { cancelFair } from "~/domain/fairs/cancel-fair.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { accountInForce, setBankAccount } from "~/domain/invoices/account.server";
import { cancelInvoice } from "~/domain/invoices/cancel-invoice.server";
import { noteCash, noteRefund } from "~/domain/invoices/note-money.server";
import { paymentNotice } from "~/domain/invoices/notice.server";
import { leftToPayBack } from "~/domain/invoices/paid-back.server";
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
async function withdraw(db: Database, applicationId: string, producer: Actor, at: string) {
  const maker = contextOf(db, producer, new Date(at));
  const version = await versionOf(maker, applicationId);
  await withdrawApplication(maker, applicationId, { version, reason: "Không kịp chuẩn bị hàng." });
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
  await withdraw(db, application.id, producer, "2026-11-30T05:00:00Z");
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
    const { invoice } = await invoiceAtWork(ctx, world.fair.slug, String(next!.number));
    return paymentNotice(ctx, invoice);
  };
  const { sums, dues, inWords, codes } = await paper();
  expect(sums.slice(-2).map(({ text }) => text)).toEqual(["3.000.000 đồng", "13.000.000 đồng"]);
  expect(inWords).toContain("Mười ba triệu đồng");
  expect(dues[0]).toContain("5.000.000");
  expect(codes.map(({ caption }) => /[\d.]+ đồng/.exec(caption)?.[0])).toEqual(["5.000.000 đồng", "13.000.000 đồng"]);
  await withdraw(db, application.id, producer, "2026-11-01T05:00:00Z");
  expect((await paper()).codes).toEqual([]);
});

test("the paper of a notice stays as it was issued, whatever is undone or renamed afterwards", async ({ db }) => {
  const { world, notice, application, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(3_000_000));
  await takeBooth(db, world.fair.id, application.id);
  const [next] = await issued(db, world, [application.id], new Date(NOW.getTime() + 60_000));
  const paper = async () =>
    paymentNotice(ctx, (await invoiceAtWork(ctx, world.fair.slug, String(next!.number))).invoice);
  const before = await paper();
  expect(before.sums.at(-1)!.text).toBe("13.000.000 đồng");

  const [paid] = await db.select().from(payments).where(eq(payments.invoiceId, notice.id));
  await undoPayment(contextOf(db, world.organiser, new Date(NOW.getTime() + 120_000)), paid!.id, {
    reason: "Ghi nhầm",
  });
  await noteCash(ctx, next!.id, cash(7_000_000));
  await db.update(fairs).set({ name: "Hội chợ tên khác" }).where(eq(fairs.id, world.fair.id));
  await db
    .update(establishments)
    .set({ name: "Cơ sở tên khác", address: "Nơi khác", taxCode: "0300588569" })
    .where(eq(establishments.id, application.establishmentId!));
  expect(await paper()).toEqual(before);
});

test("nobody notes, undoes or takes back money of their own establishment", async ({ db }) => {
  const { world, notice, application, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(1_000_000));
  const [paid] = await db.select().from(payments).where(eq(payments.invoiceId, notice.id));
  const { userId: id } = await anOrganiser(db, world.agencyId);
  await aMembership(db, id, "producer", { establishmentId: application.establishmentId! });
  const own = contextOf(db, await actorOf(db, { id }), NOW);
  const refused = {
    code: "forbidden",
    message: "Đây là tiền của chính cơ sở bạn; người khác phải ghi nhận và đối chiếu.",
  };
  const reason = { reason: "Ghi nhầm" };
  await expect(noteCash(own, notice.id, cash(1))).rejects.toMatchObject(refused);
  await expect(noteRefund(own, notice.id, cash(1))).rejects.toMatchObject(refused);
  await expect(undoPayment(own, paid!.id, reason)).rejects.toMatchObject(refused);
  await expect(cancelInvoice(own, notice.id, reason)).rejects.toMatchObject(refused);
  expect(await accountNow(db, world)).toMatchObject({ paid: 1_000_000 });
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
    await withdraw(db, application.id, producer, at);
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

test("what goes back is what was promised: neither other terms nor other days of the fair change it afterwards", async ({
  db,
}) => {
  const { world, notice, application, producer, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(4_000_000));
  const nothing = { ...USUAL_RULES, refunds: { value: [], source: "" }, cancellation: { value: 0, source: "" } };
  await db.update(fairs).set({ rules: nothing }).where(eq(fairs.id, world.fair.id));
  await withdraw(db, application.id, producer, "2026-11-10T05:00:00Z");
  expect((await accountNow(db, world)).toRefund).toBe(2_000_000);
  await db.update(fairs).set({ startsOn: "2027-03-04", endsOn: "2027-03-09" }).where(eq(fairs.id, world.fair.id));
  expect((await accountNow(db, world)).toRefund).toBe(2_000_000);
});

test("of a fair that is cancelled goes back what its notices promised, and nobody owes anything", async ({ db }) => {
  const { world, notice, ctx } = await aNotice(db);
  await noteCash(ctx, notice.id, cash(3_000_000));
  await cancelFair(ctx, world.fair.id, { version: world.fair.version, reason: "Bão lớn, không thể tổ chức." });
  expect(await accountNow(db, world)).toMatchObject({ owed: 0, next: null, toRefund: 3_000_000 });
  const left = async () => leftToPayBack(ctx, await fairById(ctx, world.fair.id));
  expect(await left()).toBe(3_000_000);
  await expect(noteCash(ctx, notice.id, cash(1))).rejects.toMatchObject({ code: "closed" });
  await noteRefund(ctx, notice.id, cash(3_000_000));
  expect([(await accountNow(db, world)).toRefund, await left()]).toEqual([0, 0]);
});

test("a fair that gives more time gives it to notices that were issued; one that gives less does not", async ({
  db,
}) => {
  const { world } = await aNotice(db);
  const dueNow = async (depositDueOn: string) => {
    await db.update(fairs).set({ depositDueOn }).where(eq(fairs.id, world.fair.id));
    return (await accountNow(db, world)).next?.on;
  };
  expect([await dueNow("2026-11-20"), await dueNow("2026-11-05")]).toEqual(["2026-11-20", "2026-11-10"]);
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
