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
import { countingQueries } from "#tests/support/queries";
import type { Database } from "~/db/client.server";
import { applications, fairInvoices, fairPrices, invoiceLines, mails } from "~/db/schema";
import { fairById } from "~/domain/fairs/fair-details.server";
import { cancelInvoice } from "~/domain/invoices/cancel-invoice.server";
import { issueInvoices } from "~/domain/invoices/issue-invoices.server";
import { moneyOf } from "~/domain/invoices/money.server";
import { ownInvoice } from "~/domain/invoices/own-invoices.server";
import { invoiceAtWork, moneyDesk } from "~/domain/invoices/queries.server";
import { foldText } from "~/lib/vietnamese-text";

const issue = (db: Database, { fair, organiser }: BilledFair, ids: readonly string[], payable: number) =>
  issueInvoices(contextOf(db, organiser, NOW), fair.id, { applications: [...ids], payable });

test("a notice says what the booths cost, who bears what and until when; its people are told", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);

  expect(notice).toMatchObject({
    number: 1,
    total: RENT,
    support: 0,
    payable: RENT,
    deposit: RENT / 2,
    balance: RENT / 2,
    depositDueOn: "2026-11-10",
    balanceDueOn: "2026-11-25",
    replacesId: null,
    cancelledAt: null,
  });
  expect(notice!.reference).toMatch(/^HCTH[34679ACDEFGHJKMNPQRTWXY]{7}$/);
  const own = await ownInvoice(contextOf(db, producer, NOW), application.id);
  expect(own.invoice).toMatchObject({ number: 1, standing: "open", account: { owed: RENT } });
  const told = await db.select({ to: mails.recipient }).from(mails).where(eq(mails.purpose, "invoice_issued"));
  expect(told.map((mail) => mail.to)).toContain(producer.email);
});

test("many are issued at once, numbered in the fair, or none of them", async ({ db }) => {
  const world = await aBilledFair(db);
  const placed = [];
  for (let count = 0; count < 3; count += 1) placed.push(await aPlacedApplication(db, world.fair.id));
  const ids = placed.map(({ application }) => application.id);
  await leaveBooths(db, ids[2]!);

  await expect(issue(db, world, ids, 3 * RENT)).rejects.toMatchObject({ code: "conflict" });
  expect(await db.select().from(fairInvoices).where(eq(fairInvoices.fairId, world.fair.id))).toEqual([]);
  const notices = await issued(db, world, ids.slice(0, 2));
  expect(notices.map((one) => one.number).toSorted()).toEqual([1, 2]);
});

test("the same is not issued twice; another booth is told as a change, and its notice takes the place of the first", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const [first] = await issued(db, world, [application.id]);
  const again = await issue(db, world, [application.id], RENT).catch((error: Error) => error);
  expect(again).toMatchObject({
    code: "conflict",
    message: `Đơn ${application.number} đã có thông báo đúng như hiện tại.`,
  });

  await takeBooth(db, world.fair.id, application.id);
  const ctx = contextOf(db, world.organiser, NOW);
  expect((await invoiceAtWork(ctx, world.fair.slug, "1")).invoice).toMatchObject({
    isChanged: true,
    standing: "changed",
  });
  const [second] = await issued(db, world, [application.id]);
  expect(second).toMatchObject({ number: 2, payable: 2 * RENT, replacesId: first!.id });
  expect((await invoiceAtWork(ctx, world.fair.slug, "1")).invoice).toMatchObject({
    cancelledReason: "Được thay bằng thông báo mới.",
    others: [{ number: 2, isCancelled: false }],
  });
});

test("nothing is issued without an account, a choice, a booth, a price, or for another sum than was shown", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const refusalOf = (ids: readonly string[], payable = RENT) =>
    issue(db, world, ids, payable).then(
      () => null,
      (error: { code: string }) => error.code,
    );
  expect(await refusalOf([])).toBe("invalid");
  expect(await refusalOf([application.id], RENT - 1)).toBe("conflict");
  expect(await refusalOf([world.fair.id])).toBe("not_found");
  await db.update(applications).set({ state: "waiting" }).where(eq(applications.id, application.id));
  expect(await refusalOf([application.id])).toBe("conflict");
  await db.update(applications).set({ state: "accepted" }).where(eq(applications.id, application.id));
  await db.delete(fairPrices).where(eq(fairPrices.fairId, world.fair.id));
  expect(await refusalOf([application.id])).toBe("conflict");

  const poor = await aBilledFair(db);
  const other = await aPlacedApplication(db, poor.fair.id);
  const elsewhere = await anOrganiser(db, world.agencyId);
  await expect(
    issueInvoices(contextOf(db, elsewhere, NOW), poor.fair.id, { applications: [other.application.id], payable: RENT }),
  ).rejects.toMatchObject({ code: "forbidden" });
  const support = await anOrganiser(db, poor.agencyId, "support");
  await expect(
    issueInvoices(contextOf(db, support, NOW), poor.fair.id, { applications: [other.application.id], payable: RENT }),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("two who issue for one application at once make one notice", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  const race = await Promise.allSettled([1, 2, 3].map(() => issue(db, world, [application.id], RENT)));
  expect(race.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db.select().from(fairInvoices).where(eq(fairInvoices.fairId, world.fair.id))).toHaveLength(1);
});

test("a notice is taken back once, with a reason, and never changed or deleted", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  const [notice] = await issued(db, world, [application.id]);
  const cancel = (actor = world.organiser) =>
    cancelInvoice(contextOf(db, actor, NOW), notice!.id, { reason: "Lập nhầm đơn vị" });

  await expect(cancel(producer)).rejects.toMatchObject({ code: "not_found" });
  await expect(cancel(await anOrganiser(db, world.agencyId, "support"))).rejects.toMatchObject({ code: "forbidden" });
  await cancel();
  await expect(cancel()).rejects.toMatchObject({ code: "closed" });
  const history = { cause: { constraint_name: "fair_invoices_history" } };
  await expect(db.update(fairInvoices).set({ payable: 1, balance: 1, deposit: 0 })).rejects.toMatchObject(history);
  await expect(db.delete(fairInvoices)).rejects.toMatchObject(history);
  const line = {
    invoiceId: notice!.id,
    position: 9,
    kind: "rent" as const,
    boothKind: "standard" as const,
    codes: ["X"],
  };
  await expect(
    db.insert(invoiceLines).values({ ...line, quantity: 1, unitPrice: 5, amount: 5, support: 0 }),
  ).rejects.toMatchObject({ cause: { constraint_name: "fair_invoices_lines" } });
});

test("the list tells how each stands, finds without accents, and takes as many queries for three as for one", async ({
  db,
}) => {
  const world = await aBilledFair(db);
  const { application } = await aPlacedApplication(db, world.fair.id);
  await issued(db, world, [application.id]);
  const ask = (q = "", standing: "all" | "open" | "not_billed" = "all") =>
    countingQueries(db, async (db) => {
      const { list, totals } = await moneyDesk(contextOf(db, world.organiser, NOW), world.fair.slug, {
        q,
        standing,
        page: 1,
      });
      return { numbers: list.rows.map((row) => row.applicationNumber), totals };
    });
  const one = await ask();
  const more = [await aPlacedApplication(db, world.fair.id), await aPlacedApplication(db, world.fair.id)];
  const three = await ask();

  expect(one.result.numbers).toEqual([application.number]);
  expect(three.queries).toBe(one.queries);
  expect(three.result.totals).toMatchObject({
    count: 3,
    payable: RENT,
    paid: 0,
    owed: RENT,
    standings: { open: 1, not_billed: 2, late: 0 },
  });
  expect((await ask("", "not_billed")).result.numbers).toEqual(more.map((each) => each.application.number));
  const ctx = contextOf(db, null, NOW);
  const [first] = await moneyOf(ctx, await fairById(ctx, world.fair.id));
  expect((await ask(foldText(first!.applicant))).result.numbers).toEqual([application.number]);
  expect((await ask(application.number!.toLowerCase())).result.numbers).toEqual([application.number]);
});

test("what is not paid on its day is late, and a notice of another application is nobody else's", async ({ db }) => {
  const world = await aBilledFair(db);
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  const other = await aPlacedApplication(db, world.fair.id);
  await issued(db, world, [application.id]);
  const standing = async (now: string) =>
    (await ownInvoice(contextOf(db, producer, new Date(now)), application.id)).invoice!.standing;

  expect([await standing("2026-11-10T16:00:00Z"), await standing("2026-11-10T17:01:00Z")]).toEqual(["open", "late"]);
  await expect(ownInvoice(contextOf(db, other.producer, NOW), application.id)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(invoiceAtWork(contextOf(db, producer, NOW), world.fair.slug, "1")).rejects.toMatchObject({
    code: "forbidden",
  });
});
