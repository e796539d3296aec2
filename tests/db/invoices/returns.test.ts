import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { aBilledFair, aPlacedApplication, issued, NOW, RENT, takeBooth } from "#tests/factories/invoices";
import { actorOf, aMembership } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { boothClaims, boothReturns, booths, fairInvoices } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { giveBack, sayNo } from "~/domain/invoices/give-back.server";
import { noteCash } from "~/domain/invoices/note-money.server";
import { paymentNotice } from "~/domain/invoices/notice.server";
import { invoiceAtWork, moneyDesk } from "~/domain/invoices/queries.server";
import { returnOutcome } from "~/domain/invoices/return-outcome.server";

// The fair begins on 4 December: 30 days before all goes back, 15 days before half, later nothing.
const ALL_BACK = "2026-11-04T05:00:00Z";
const HALF_BACK = "2026-11-05T05:00:00Z";
const NONE_BACK = "2026-11-30T05:00:00Z";
const reason = { reason: "Không đủ hàng để bày." };

/** Two booths on one notice of 16 million đồng, of which something was paid. */
async function twoBooths(db: Database, paid = 2 * RENT) {
  const world = await aBilledFair(db);
  const { application, producer } = await aPlacedApplication(db, world.fair.id);
  await takeBooth(db, world.fair.id, application.id);
  const [notice] = await issued(db, world, [application.id]);
  const office = contextOf(db, world.organiser, NOW);
  if (paid > 0) {
    await noteCash(office, notice!.id, { amount: paid, paidOn: "2026-11-01", note: undefined, key: randomUUID() });
  }
  const claims = await db
    .select({ id: boothClaims.id, boothId: boothClaims.boothId })
    .from(boothClaims)
    .where(eq(boothClaims.applicationId, application.id))
    .orderBy(asc(boothClaims.id));
  const back = (at: string, which = 0, actor: Actor = producer) =>
    giveBack(contextOf(db, actor, new Date(at)), claims[which]!.id, reason);
  const invoice = async (at = NONE_BACK) => {
    const [{ number }] = (await db
      .select({ number: fairInvoices.number })
      .from(fairInvoices)
      .where(and(eq(fairInvoices.applicationId, application.id), isNull(fairInvoices.cancelledAt)))) as [
      { number: number },
    ];
    return (await invoiceAtWork(contextOf(db, world.organiser, new Date(at)), world.fair.slug, String(number))).invoice;
  };
  return { world, application, producer, claims, back, invoice };
}

test("what was paid for a booth that is given back is settled by the rule of that day, before and after a new notice", async ({
  db,
}) => {
  const settledOn = async (at: string) => {
    const { world, application, back, invoice } = await twoBooths(db);
    await back(at);
    const before = await invoice();
    await issued(db, world, [application.id], new Date("2026-11-30T06:00:00Z"));
    const after = await invoice();
    expect([before.standing, after.sums.payable, after.account.owed]).toEqual([
      before.account.toRefund > 0 ? "refund" : "changed",
      RENT,
      0,
    ]);
    expect([after.kept, after.account.toRefund]).toEqual([before.kept, before.account.toRefund]);
    return { kept: after.kept, toRefund: after.account.toRefund };
  };
  expect(await settledOn(ALL_BACK)).toEqual({ kept: 0, toRefund: RENT });
  expect(await settledOn(HALF_BACK)).toEqual({ kept: RENT / 2, toRefund: RENT / 2 });
  expect(await settledOn(NONE_BACK)).toEqual({ kept: RENT, toRefund: 0 });
});

test("who gives all back is asked for nothing more, gets what a withdrawal gives, and a notice of no booths says so", async ({
  db,
}) => {
  const { world, application, back, invoice } = await twoBooths(db, RENT);
  await back(NONE_BACK, 0);
  expect((await invoice()).account).toMatchObject({ paid: RENT, owed: RENT / 2, toRefund: 0 });
  await back(NONE_BACK, 1);
  expect((await invoice()).account).toMatchObject({ owed: 0, next: null, toRefund: 0, isLate: false });

  await issued(db, world, [application.id], new Date("2026-11-30T06:00:00Z"));
  const none = await invoice();
  expect(none).toMatchObject({
    number: 2,
    lines: [],
    sums: { total: 0, payable: 0 },
    kept: RENT,
    standing: "settled",
    isChanged: false,
    account: { owed: 0, toRefund: 0 },
  });
  const paper = await paymentNotice(contextOf(db, world.organiser, NOW), none);
  expect(paper.opening).toContain("không còn gian hàng");
  expect([paper.rows, paper.codes, paper.transfer]).toEqual([[], [], []]);
  await expect(issued(db, world, [application.id], new Date("2026-11-30T07:00:00Z"))).rejects.toMatchObject({
    code: "conflict",
  });
});

test("what the office takes away is refunded whole; who runs the fair and exhibits gives back as an exhibitor", async ({
  db,
}) => {
  const taken = await twoBooths(db);
  await taken.back(NONE_BACK, 0, taken.world.organiser);
  await issued(db, taken.world, [taken.application.id], new Date("2026-11-30T06:00:00Z"));
  expect(await taken.invoice()).toMatchObject({ kept: 0, account: { toRefund: RENT } });

  const own = await twoBooths(db);
  const { userId: id } = own.world.organiser;
  await aMembership(db, id, "producer", { establishmentId: own.application.establishmentId! });
  await own.back(NONE_BACK, 0, await actorOf(db, { id }));
  expect(await own.invoice()).toMatchObject({ kept: RENT, account: { toRefund: 0 } });
});

test("a booth that was given and is declined is settled likewise; without a notice nothing is", async ({ db }) => {
  const { world, producer, claims, invoice } = await twoBooths(db);
  await db.update(boothClaims).set({ state: "reserved" }).where(eq(boothClaims.id, claims[0]!.id));
  const ctx = contextOf(db, producer, new Date(HALF_BACK));
  await sayNo(ctx, claims[0]!.id, reason);
  expect(await invoice()).toMatchObject({ kept: RENT / 2, account: { toRefund: RENT / 2 } });

  const unbilled = await aPlacedApplication(db, world.fair.id);
  const [claim] = await db
    .select({ id: boothClaims.id })
    .from(boothClaims)
    .where(eq(boothClaims.applicationId, unbilled.application.id));
  await giveBack(contextOf(db, unbilled.producer, new Date(HALF_BACK)), claim!.id, reason);
  expect(await db.select().from(boothReturns).where(eq(boothReturns.claimId, claim!.id))).toEqual([]);
});

test("a booth that no notice bills yet is given back for nothing, and what was given back is never changed", async ({
  db,
}) => {
  const { world, application, producer, invoice, back } = await twoBooths(db);
  await takeBooth(db, world.fair.id, application.id);
  const [newest] = await db
    .select({ id: boothClaims.id })
    .from(boothClaims)
    .where(eq(boothClaims.applicationId, application.id))
    .orderBy(sql`${boothClaims.id} desc`)
    .limit(1);
  await giveBack(contextOf(db, producer, new Date(NONE_BACK)), newest!.id, reason);
  expect(await invoice()).toMatchObject({ kept: 0, isChanged: false, account: { owed: 0, toRefund: 0 } });
  await back(NONE_BACK);
  await expect(db.update(boothReturns).set({ refundShare: 1000 })).rejects.toThrow();
});

test("what a page says before a booth is given back is what the account says after, to the đồng", async ({ db }) => {
  const cases: readonly (readonly [number, string, boolean])[] = [
    [0, HALF_BACK, false],
    [5_000_001, HALF_BACK, false],
    [RENT, NONE_BACK, false],
    [2 * RENT, ALL_BACK, false],
    [2 * RENT, HALF_BACK, false],
    [2 * RENT, NONE_BACK, true],
    [RENT, HALF_BACK, true],
  ];
  const said = [];
  for (const [paid, at, isTaken] of cases) {
    const { world, application, producer, claims, back, invoice } = await twoBooths(db, paid);
    const actor = isTaken ? world.organiser : producer;
    const [booth] = await db.select().from(booths).where(eq(booths.id, claims[0]!.boothId));
    const of = { applicationId: application.id, code: booth!.code };
    const told = await returnOutcome(contextOf(db, actor, new Date(at)), world.fair.id, of);
    await back(at, 0, actor);
    if (isTaken) await issued(db, world, [application.id], new Date(at));
    const { account, kept } = await invoice(at);
    expect(told.isTaken).toBe(isTaken);
    expect(told.outcome).toMatchObject({ kept, owed: account.owed, toRefund: account.toRefund });
    const { paid: part, back: counted } = told.outcome!;
    said.push([part, counted, kept, account.owed, account.toRefund]);
  }
  expect(said).toEqual([
    [0, 0, 0, RENT, 0],
    [2_500_000, 1_250_000, 1_250_000, 4_249_999, 0],
    [RENT / 2, 0, RENT / 2, RENT / 2, 0],
    [RENT, RENT, 0, 0, RENT],
    [RENT, RENT / 2, RENT / 2, 0, RENT / 2],
    [RENT, RENT, 0, 0, RENT],
    [RENT / 2, RENT / 2, 0, 0, 0],
  ]);
});

test("where no notice bills a booth, nothing is said of its money; who runs the fair and exhibits is told as an exhibitor", async ({
  db,
}) => {
  const { world, application } = await twoBooths(db);
  const told = async (actor: Actor, applicationId: string, code: string) =>
    returnOutcome(contextOf(db, actor, new Date(NONE_BACK)), world.fair.id, { applicationId, code });
  const unbilled = await aPlacedApplication(db, world.fair.id);
  expect(await told(unbilled.producer, unbilled.application.id, "T2")).toEqual({ isTaken: false, outcome: null });

  const { userId: id } = world.organiser;
  await aMembership(db, id, "producer", { establishmentId: application.establishmentId! });
  const [first] = await db
    .select({ code: booths.code })
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .where(eq(boothClaims.applicationId, application.id))
    .orderBy(asc(boothClaims.id));
  const own = await told(await actorOf(db, { id }), application.id, first!.code);
  expect(own).toMatchObject({ isTaken: false, outcome: { share: 0, kept: RENT } });
  const newest = await takeBooth(db, world.fair.id, application.id);
  expect(await told(world.organiser, application.id, newest)).toEqual({ isTaken: true, outcome: null });
});

test("in the list what is to be paid is what was paid and what is owed, also once a booth was given back", async ({
  db,
}) => {
  const { world, back } = await twoBooths(db, RENT);
  await back(HALF_BACK);
  const ctx = contextOf(db, world.organiser, new Date(HALF_BACK));
  const { list, totals } = await moneyDesk(ctx, world.fair.slug, { standing: "all", q: "", page: 1 });
  // Of 4 million that were paid for it half is kept; the other booth costs 8 million.
  expect(list.rows).toMatchObject([{ payable: 10_000_000, account: { paid: RENT, owed: 2_000_000 } }]);
  expect(totals).toMatchObject({ payable: 10_000_000, paid: RENT, owed: 2_000_000 });
});
