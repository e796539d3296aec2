import fc from "fast-check";
import { expect, test } from "vitest";
import { type EstimateInput, estimateOf } from "~/domain/applications/estimate";
import { type Price, USUAL_RULES } from "~/domain/fairs/rules";

const PRICES: readonly Price[] = [
  { kind: "standard", price: 8_000_000, per: "booth" },
  { kind: "raw", price: 500_000, per: "square_metre" },
];

const estimate = (changes: Partial<EstimateInput> = {}) =>
  estimateOf({
    asks: { standard: { booths: 2, area: null } },
    wantsCorner: false,
    services: [],
    prices: PRICES,
    rules: USUAL_RULES,
    facts: { isRural: true, isRecognised: false },
    ...changes,
  });

const support = (perMille: number, booths: number | null): EstimateInput["rules"] => ({
  ...USUAL_RULES,
  support: { value: [{ who: "rural", kinds: ["standard"], perMille, booths }], source: "" },
});

test("rents, the wished corner and services add up; half of what is borne is the deposit", () => {
  const all = estimate({
    asks: { standard: { booths: 2, area: null }, raw: { booths: 1, area: 36 } },
    wantsCorner: true,
    services: [{ price: 150_000, quantity: 2 }],
  });
  expect(all).toEqual({
    rents: [
      { kind: "standard", places: 2, amount: 16_800_000 },
      { kind: "raw", places: 1, amount: 18_000_000 },
    ],
    unpriced: [],
    corner: 800_000,
    services: 300_000,
    total: 35_100_000,
    support: 0,
    borne: 35_100_000,
    deposit: 17_550_000,
  });
});

test("a corner with a price of its own adds the difference", () => {
  const prices: Price[] = [...PRICES, { kind: "corner", price: 9_500_000, per: "booth" }];
  expect(estimate({ prices, wantsCorner: true })).toMatchObject({ corner: 1_500_000, total: 17_500_000 });
});

test("support bears its share of as many booths as it is paid for, never of services", () => {
  expect(estimate({ rules: support(800, null) })).toMatchObject({ support: 12_800_000, borne: 3_200_000 });
  const limited = estimate({ rules: support(1000, 1), services: [{ price: 100_000, quantity: 1 }] });
  expect(limited).toMatchObject({ support: 8_000_000, borne: 8_100_000 });
});

test("a kind without a price is named, not counted as free", () => {
  const asks = { pavilion: { booths: 1, area: 36 } };
  expect(estimate({ asks })).toMatchObject({ rents: [], unpriced: ["pavilion"], total: 0 });
});

test("nothing asked for costs nothing", () => {
  expect(estimate({ asks: {} })).toMatchObject({ rents: [], total: 0, borne: 0, deposit: 0 });
});

test("amounts are whole đồng, and what is borne is never more than the total nor less than nothing", () => {
  const asks = fc.record({
    standard: fc.option(fc.record({ booths: fc.integer({ min: 1, max: 50 }), area: fc.constant(null) }), {
      nil: undefined,
    }),
    raw: fc.option(fc.record({ booths: fc.integer({ min: 1, max: 9 }), area: fc.integer({ min: 1, max: 5000 }) }), {
      nil: undefined,
    }),
  });
  const share = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(
      asks,
      fc.boolean(),
      share,
      fc.option(fc.integer({ min: 1, max: 20 })),
      (asked, wantsCorner, perMille, booths) => {
        const given = Object.fromEntries(Object.entries(asked).filter(([, ask]) => ask !== undefined));
        const {
          total,
          borne,
          deposit,
          support: paid,
        } = estimate({ asks: given, wantsCorner, rules: support(perMille, booths) });
        expect([total, borne, deposit, paid].every(Number.isSafeInteger)).toBe(true);
        expect(borne).toBe(total - paid);
        expect(borne).toBeGreaterThanOrEqual(0);
        expect(deposit).toBeLessThanOrEqual(borne);
      },
    ),
  );
});
