import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aBilledFair, aPlacedApplication, issued, NOW, RENT, takeBooth } from "#tests/factories/invoices";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { agencyBankAccounts, bankAccounts, boothClaims, fairs, mails } from "~/db/schema";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { giveBack } from "~/domain/invoices/give-back.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import { ownInvoice, payCode } from "~/domain/invoices/own-invoices.server";
import { invoiceAtWork } from "~/domain/invoices/queries.server";
import { remindOfPayments } from "~/domain/invoices/remind-of-payments.server";

/** So many days before a part is due. */
const remindingBefore = (value: number) => ({ ...USUAL_RULES, remindDays: { value, source: "Điều lệ" } });

const mailedTo = async (db: Database, { email }: { readonly email: string }) =>
  (await db.select({ purpose: mails.purpose }).from(mails).where(eq(mails.recipient, email))).map((one) => one.purpose);

const clock = (db: Database, at: string) => ({ ...contextOf(db, null), now: new Date(at) });

test("a part that is overdue is reminded of once for each day it was due on, and stands with its notice", async ({
  db,
}) => {
  const world = await aBilledFair(db, { rules: remindingBefore(0) });
  const placed = await aPlacedApplication(db, world.fair.id);
  const paying = await aPlacedApplication(db, world.fair.id);
  const [notice, other] = await issued(db, world, [placed.application.id, paying.application.id]);
  const office = contextOf(db, world.organiser, NOW);
  await noteCash(office, other!.id, { amount: RENT, paidOn: "2026-11-01", key: randomUUID() });

  expect(await remindOfPayments(clock(db, "2026-11-10T16:00:00Z"))).toBe(0);
  expect(await remindOfPayments(clock(db, "2026-11-11T00:40:00Z"))).toBe(1);
  expect(await remindOfPayments(clock(db, "2026-11-12T00:40:00Z"))).toBe(0);
  await noteCash(office, notice!.id, { amount: RENT / 2, paidOn: "2026-11-01", key: randomUUID() });
  expect(await remindOfPayments(clock(db, "2026-11-25T00:40:00Z"))).toBe(0);
  expect(await remindOfPayments(clock(db, "2026-11-26T00:40:00Z"))).toBe(1);

  const told = await db.select().from(mails).where(eq(mails.recipient, placed.producer.email));
  expect(told.filter(({ purpose }) => purpose === "invoice_overdue")).toHaveLength(2);
  const { invoice } = await invoiceAtWork(office, world.fair.slug, String(notice!.number));
  expect(invoice.reminders).toEqual([
    {
      part: "deposit",
      kind: "overdue",
      dueOn: "2026-11-10",
      amount: RENT / 2,
      sentAt: new Date("2026-11-11T00:40:00Z"),
    },
    {
      part: "balance",
      kind: "overdue",
      dueOn: "2026-11-25",
      amount: RENT / 2,
      sentAt: new Date("2026-11-26T00:40:00Z"),
    },
  ]);
  expect((await auditOf(db, notice!.id)).filter((act) => act === "invoices.reminded")).toHaveLength(2);
});

test("a part that is due within the days the fair names is reminded of once, and again only once it is overdue", async ({
  db,
}) => {
  const world = await aBilledFair(db, { rules: remindingBefore(3) });
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);

  expect(await remindOfPayments(clock(db, "2026-11-06T00:40:00Z"))).toBe(0);
  expect(await remindOfPayments(clock(db, "2026-11-07T00:40:00Z"))).toBe(1);
  expect(await remindOfPayments(clock(db, "2026-11-08T00:40:00Z"))).toBe(0);
  expect(await remindOfPayments(clock(db, "2026-11-10T00:40:00Z"))).toBe(0);
  expect(await remindOfPayments(clock(db, "2026-11-11T00:40:00Z"))).toBe(1);

  const told = await db.select().from(mails).where(eq(mails.recipient, producer.email));
  expect(told.map(({ purpose }) => purpose).filter((one) => one !== "invoice_issued")).toEqual([
    "invoice_coming",
    "invoice_overdue",
  ]);
  expect(told.find(({ purpose }) => purpose === "invoice_coming")!.body).toContain("đến hạn ngày 10/11/2026");
  const office = contextOf(db, world.organiser, NOW);
  const { invoice } = await invoiceAtWork(office, world.fair.slug, String(notice!.number));
  expect(invoice.reminders.map(({ kind, part }) => [kind, part])).toEqual([
    ["coming", "deposit"],
    ["overdue", "deposit"],
  ]);
});

test("a notice that came within those days is its own reminder", async ({ db }) => {
  const world = await aBilledFair(db, { rules: remindingBefore(10) });
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  await issued(db, world, [application.id]);
  await remindOfPayments(clock(db, "2026-11-09T00:40:00Z"));
  expect(await mailedTo(db, producer)).toEqual(["invoice_issued"]);
});

test("a notice that asks for a booth which the office took away is not reminded of before a new one", async ({
  db,
}) => {
  const world = await aBilledFair(db, { rules: remindingBefore(0) });
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  await takeBooth(db, world.fair.id, application.id);
  await issued(db, world, [application.id]);
  const [claim] = await db.select().from(boothClaims).where(eq(boothClaims.applicationId, application.id));
  await giveBack(contextOf(db, world.organiser, NOW), claim!.id, { reason: "Gian vướng lối thoát hiểm." });

  const own = async () => (await ownInvoice(contextOf(db, producer, NOW), application.id)).invoice!;
  expect([(await own()).asksTooMuch, payCode(await own())]).toEqual([true, null]);
  await remindOfPayments(clock(db, "2026-11-11T00:40:00Z"));
  expect(await mailedTo(db, producer)).not.toContain("invoice_overdue");
  await issued(db, world, [application.id], new Date("2026-11-11T03:00:00Z"));
  await remindOfPayments(clock(db, "2026-11-12T00:40:00Z"));
  expect(await mailedTo(db, producer)).toContain("invoice_overdue");
  expect([(await own()).asksTooMuch, payCode(await own())?.amount]).toEqual([false, RENT / 2]);
});

test("nobody is reminded of a fair that was cancelled or settled, nor twice by two clocks at once", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  await issued(db, world, [application.id]);
  const late = clock(db, "2026-11-11T00:40:00Z");
  const isFair = eq(fairs.id, world.fair.id);
  await db.update(fairs).set({ cancelledAt: NOW, cancelledReason: "Bão lớn." }).where(isFair);
  expect(await remindOfPayments(late)).toBe(0);
  await db.update(fairs).set({ cancelledAt: null, cancelledReason: null, closedAt: NOW }).where(isFair);
  expect(await remindOfPayments(late)).toBe(0);
  await db.update(fairs).set({ closedAt: null }).where(isFair);
  const [one, two] = await Promise.all([remindOfPayments(late), remindOfPayments(late)]);
  expect(one! + two!).toBe(1);
});

test("what an account was said to be is history: only its end is written later", async ({ db }) => {
  await aBilledFair(db);
  await expect(db.update(agencyBankAccounts).set({ number: "999999" })).rejects.toMatchObject({
    cause: { constraint_name: "agency_bank_accounts_history" },
  });
  await expect(db.delete(agencyBankAccounts)).rejects.toMatchObject({
    cause: { constraint_name: "agency_bank_accounts_history" },
  });
  await expect(db.update(bankAccounts).set({ number: "999999" })).rejects.toThrow();
  await db.update(agencyBankAccounts).set({ validUntil: "2026-12-31" });
});
