import fc from "fast-check";
import { expect, test } from "vitest";
import { accountOf, dueDay, findingOf, flowOf, keptOf, lessened, standingOf } from "~/domain/invoices/rules";

const DUE = { payable: 10_000_000, deposit: 4_000_000, depositDueOn: "2026-11-10", balanceDueOn: "2026-11-25" };
const TODAY = "2026-11-01";
const account = (paidIn: number, refunded = 0, today = TODAY) => accountOf(DUE, { paidIn, refunded }, null, today);

test("what is due next is the rest of the deposit, then the balance", () => {
  expect(account(0).next).toEqual({ amount: 4_000_000, on: "2026-11-10", isDeposit: true });
  expect(account(1_000_000).next).toEqual({ amount: 3_000_000, on: "2026-11-10", isDeposit: true });
  expect(account(4_000_000).next).toEqual({ amount: 6_000_000, on: "2026-11-25", isDeposit: false });
  expect(account(10_000_000).next).toBeNull();
});

test("late is who has not paid what was due before today", () => {
  expect(account(0, 0, "2026-11-10").isLate).toBe(false);
  expect(account(0, 0, "2026-11-11").isLate).toBe(true);
  expect(account(4_000_000, 0, "2026-11-11").isLate).toBe(false);
  expect(account(4_000_000, 0, "2026-11-26").isLate).toBe(true);
});

test("what was paid too much goes back, and no more than that", () => {
  expect(account(10_500_000)).toEqual({
    paid: 10_500_000,
    owed: 0,
    next: null,
    overpaid: 500_000,
    toRefund: 500_000,
    isLate: false,
  });
  expect(account(10_500_000, 500_000)).toMatchObject({ owed: 0, overpaid: 0, toRefund: 0 });
});

test("who withdraws gets the share of the rule, and all that was too much", () => {
  const ended = (perMille: number, refunded = 0) =>
    accountOf(DUE, { paidIn: 10_500_000, refunded }, perMille, TODAY).toRefund;
  expect([ended(1000), ended(500), ended(0)]).toEqual([10_500_000, 5_500_000, 500_000]);
  expect(ended(500, 5_500_000)).toBe(0);
  expect(accountOf(null, { paidIn: 0, refunded: 0 }, 500, TODAY)).toMatchObject({
    owed: 0,
    toRefund: 0,
    isLate: false,
  });
});

test("what came in is what is kept, owed and goes back: no đồng is lost", () => {
  const money = fc.integer({ min: 0, max: 10 ** 12 });
  fc.assert(
    fc.property(
      money,
      fc.integer({ min: 0, max: 1000 }),
      money,
      fc.integer({ min: 0, max: 1000 }),
      (payable, share, paidIn, back) => {
        const deposit = Math.floor((payable * share) / 1000);
        const due = { payable, deposit, depositDueOn: null, balanceDueOn: null };
        const open = accountOf(due, { paidIn, refunded: 0 }, null, TODAY);
        expect(open.paid + open.owed - open.overpaid).toBe(payable);
        const ended = accountOf(due, { paidIn, refunded: 0 }, back, TODAY);
        expect(ended.toRefund).toBeLessThanOrEqual(paidIn);
        expect(accountOf(due, { paidIn, refunded: ended.toRefund }, back, TODAY).toRefund).toBe(0);
      },
    ),
  );
});

test("a transfer is told by what is owed, and never more than that is noted", () => {
  const named = (paid: number) => [{ account: account(paid) }];
  expect(findingOf(10_000_000, named(0), false)).toEqual({ finding: "exact", noted: 10_000_000 });
  expect(findingOf(4_000_000, named(0), false)).toEqual({ finding: "exact", noted: 4_000_000 });
  expect(findingOf(6_000_000, named(4_000_000), false)).toEqual({ finding: "exact", noted: 6_000_000 });
  expect(findingOf(3_999_999, named(0), false)).toEqual({ finding: "too_small", noted: 3_999_999 });
  expect(findingOf(5_000_000, named(0), false)).toEqual({ finding: "part", noted: 5_000_000 });
  expect(findingOf(10_000_001, named(0), false)).toEqual({ finding: "too_large", noted: 10_000_000 });
  expect(findingOf(4_000_000, named(10_000_000), false)).toEqual({ finding: "duplicate", noted: 0 });
  expect(findingOf(1, [{ account: null }], false)).toEqual({ finding: "cancelled", noted: 0 });
  expect(findingOf(1, [...named(0), ...named(0)], false)).toEqual({ finding: "several", noted: 0 });
  expect(findingOf(1, [], true)).toEqual({ finding: "wrong_reference", noted: 0 });
  expect(findingOf(1, [], false)).toEqual({ finding: "unknown", noted: 0 });
});

test("of several standings the first that needs a person is told", () => {
  const facts = { isEnded: false, hasNotice: true, isBillable: true, isChanged: false };
  expect(standingOf(account(0), { ...facts, hasNotice: false })).toBe("not_billed");
  expect(standingOf(account(0), facts)).toBe("open");
  expect(standingOf(account(1), facts)).toBe("part");
  expect(standingOf(account(10_000_000), facts)).toBe("settled");
  expect(standingOf(account(0, 0, "2026-12-01"), facts)).toBe("late");
  expect(standingOf(account(0, 0, "2026-12-01"), { ...facts, isChanged: true })).toBe("changed");
  expect(standingOf(account(10_000_001), { ...facts, isChanged: true })).toBe("refund");
  expect(standingOf(accountOf(DUE, { paidIn: 0, refunded: 0 }, 0, TODAY), { ...facts, isEnded: true })).toBe("ended");
});

test("refunds are counted apart, and no day of payment is before the notice's own", () => {
  expect(
    flowOf([
      { kind: "transfer", amount: 5 },
      { kind: "cash", amount: 3 },
      { kind: "refund", amount: 2 },
    ]),
  ).toEqual({ paidIn: 8, refunded: 2 });
  expect([dueDay("2026-11-10", "2026-11-20"), dueDay("2026-11-30", "2026-11-20"), dueDay(null, "2026-11-20")]).toEqual([
    "2026-11-20",
    "2026-11-30",
    null,
  ]);
});

test("giving every booth back is settled as withdrawing that day, to a đồng a booth", () => {
  const issuedAt = new Date("2026-11-01T03:00:00Z");
  const money = fc.integer({ min: 1, max: 10 ** 10 });
  fc.assert(
    fc.property(
      fc.array(money, { minLength: 1, maxLength: 5 }),
      money,
      fc.integer({ min: 0, max: 1000 }),
      (worths, paidIn, refundShare) => {
        const payable = worths.reduce((sum, one) => sum + one, 0);
        const due = { ...DUE, payable, deposit: 0 };
        const paid = [{ kind: "cash" as const, amount: paidIn, paidOn: TODAY, notedAt: issuedAt }];
        const returned = worths.map((worth) => ({
          ...{ number: 1, issuedAt, payable, worth, refundShare, returnedOn: TODAY },
        }));
        const kept = keptOf(returned, paid);
        const flow = { paidIn, refunded: 0 };
        const back = accountOf(lessened(due, payable), flow, null, TODAY, kept);
        const withdrawn = accountOf(due, flow, refundShare, TODAY);
        expect(Math.abs(back.toRefund - withdrawn.toRefund)).toBeLessThanOrEqual(worths.length);
        expect([back.owed, back.next]).toEqual([0, null]);
      },
    ),
  );
});

test("what is kept counts what was paid until the day, and each notice by what was left for it", () => {
  const at = (day: string) => new Date(`${day}T03:00:00Z`);
  const paid = (amount: number, paidOn: string) => ({
    kind: "cash" as const,
    amount,
    paidOn,
    notedAt: at("2026-12-20"),
  });
  const of = (number: number, payable: number, issued: string, returnedOn: string, refundShare = 0) => ({
    ...{ number, issuedAt: at(issued), payable, worth: 5_000_000, refundShare, returnedOn },
  });
  const first = of(1, 10_000_000, "2026-11-01", "2026-11-20");
  // Paid in time and noted late counts; paid after that day is for what was left.
  expect(keptOf([first], [paid(4_000_000, "2026-11-20"), paid(6_000_000, "2026-11-21")])).toBe(2_000_000);
  const second = of(2, 5_000_000, "2026-11-21", "2026-11-25", 500);
  expect(keptOf([first, second], [paid(10_000_000, "2026-11-02")])).toBe(7_500_000);
  // What went back before the second notice is not paid on it.
  const back = { ...paid(5_000_000, "2026-11-20"), kind: "refund" as const, notedAt: at("2026-11-20") };
  expect(keptOf([second], [paid(10_000_000, "2026-11-02"), back])).toBe(2_500_000);
});
