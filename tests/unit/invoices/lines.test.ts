import fc from "fast-check";
import { expect, test } from "vitest";
import { rentOf, type SupportRow, supportedSum, USUAL_RULES } from "~/domain/fairs/rules";
import { type Basis, linesOf, sameLines, sumsOf, unpricedKinds } from "~/domain/invoices/lines";

const rules = (support: SupportRow[] = [], corner = 100) => ({
  ...USUAL_RULES,
  support: { value: support, source: "" },
  cornerSurcharge: { value: corner, source: "" },
});
const RURAL: SupportRow = { who: "rural", kinds: ["standard"], perMille: 800, booths: 1 };
const basis = (values: Partial<Basis> = {}): Basis => ({
  booths: [
    { code: "A1", kind: "standard", area: 900 },
    { code: "A2", kind: "standard", area: 900 },
    { code: "A18", kind: "corner", area: 900 },
  ],
  services: [{ name: "Bàn thêm", nameEn: "Extra table", unit: "chiếc", price: 150_000, quantity: 2 }],
  facts: { isRural: true, isRecognised: false },
  prices: [{ kind: "standard", price: 8_000_000, per: "booth" }],
  rules: rules(),
  ...values,
});

test("booths alike share a line, a corner adds its surcharge, services follow", () => {
  const lines = linesOf(basis());
  expect(
    lines.map(({ kind, codes, name, quantity, unitPrice, amount }) => [kind, codes, name, quantity, unitPrice, amount]),
  ).toEqual([
    ["rent", ["A1", "A2"], null, 2, 8_000_000, 16_000_000],
    ["rent", ["A18"], null, 1, 8_000_000, 8_000_000],
    ["surcharge", ["A18"], null, 1, 800_000, 800_000],
    ["service", [], "Bàn thêm", 2, 150_000, 300_000],
  ]);
  expect(sumsOf(lines, USUAL_RULES)).toEqual({
    total: 25_100_000,
    support: 0,
    payable: 25_100_000,
    deposit: 12_550_000,
    balance: 12_550_000,
  });
});

test("public money bears its share of as many booths as the rule says, the dearest first", () => {
  const lines = linesOf(basis({ rules: rules([RURAL]) }));
  expect(lines.map(({ kind, support }) => [kind, support])).toEqual([
    ["rent", 0],
    ["rent", 6_400_000],
    ["surcharge", 640_000],
    ["service", 0],
  ]);
});

test("a corner with a price of its own has no surcharge", () => {
  const lines = linesOf(
    basis({
      services: [],
      prices: [
        { kind: "standard", price: 8_000_000, per: "booth" },
        { kind: "corner", price: 9_500_000, per: "booth" },
      ],
    }),
  );
  expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
    ["rent", 16_000_000],
    ["rent", 9_500_000],
  ]);
});

test("a kind without a price is named", () => {
  const raw = basis({ booths: [{ code: "N1", kind: "raw", area: 3600 }] });
  expect(unpricedKinds(raw)).toEqual(["raw"]);
  expect(unpricedKinds(basis())).toEqual([]);
});

test("two notices say the same whatever the order of their lines; another booth, price or support is a change", () => {
  const lines = linesOf(basis());
  expect(sameLines(lines, lines.toReversed())).toBe(true);
  expect(sameLines(lines, linesOf(basis({ services: [] })))).toBe(false);
  expect(sameLines(lines, linesOf(basis({ rules: rules([RURAL]) })))).toBe(false);
  expect(sameLines(lines, linesOf(basis({ booths: basis().booths.slice(1) })))).toBe(false);
});

const booth = fc.record({
  code: fc.string({ minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom("standard" as const, "corner" as const, "raw" as const, "common" as const),
  area: fc.integer({ min: 1, max: 50_000 }),
});
const supportRow = fc.record({
  who: fc.constantFrom("all" as const, "rural" as const, "recognised" as const),
  kinds: fc.constant(["standard", "raw", "common"] as SupportRow["kinds"]),
  perMille: fc.integer({ min: 0, max: 1000 }),
  booths: fc.option(fc.integer({ min: 1, max: 4 })),
});

test("no đồng is lost: lines add up to the rents, support to the rule's, deposit and balance to what is to be paid", () => {
  fc.assert(
    fc.property(
      fc.array(booth, { maxLength: 12 }),
      fc.array(supportRow, { maxLength: 3 }),
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
      (booths, support, price, corner, deposit) => {
        const of = basis({
          booths,
          services: [],
          rules: rules(support, corner),
          prices: [
            { kind: "standard", price, per: "booth" },
            { kind: "raw", price: Math.floor(price / 7), per: "square_metre" },
            { kind: "common", price: 0, per: "booth" },
          ],
        });
        const lines = linesOf(of);
        const sums = sumsOf(lines, { deposit: { value: deposit, source: "" } });
        const rented = booths.map((one) => ({ ...one, price: rentOf(of.prices, of.rules, one) }));
        expect(sums.total).toBe(rented.reduce((sum, one) => sum + (one.price ?? 0), 0));
        expect(sums.support).toBe(supportedSum(of.rules, of.facts, rented));
        expect(sums.deposit + sums.balance).toBe(sums.payable);
        expect(sums.support + sums.payable).toBe(sums.total);
        for (const line of lines) {
          expect(line.amount).toBe(line.quantity * line.unitPrice);
          expect(line.support).toBeGreaterThanOrEqual(0);
          expect(line.support).toBeLessThanOrEqual(line.amount);
        }
      },
    ),
  );
});
