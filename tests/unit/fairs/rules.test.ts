import { describe, expect, test } from "vitest";
import {
  type FairRules,
  promisedBy,
  refundOf,
  rentOf,
  type SupportRow,
  shareOf,
  supportedSum,
  supportOf,
  USUAL_RULES,
} from "~/domain/fairs/rules";

const rulesWith = (...rows: SupportRow[]): FairRules => ({
  ...USUAL_RULES,
  support: { value: rows, source: "Nghị định số 45/2012/NĐ-CP" },
});

const ANYONE = { isRural: false, isRecognised: false };
const RURAL = { isRural: true, isRecognised: false };
const RECOGNISED = { isRural: true, isRecognised: true };

const recognised: SupportRow = { who: "recognised", kinds: ["standard", "common"], perMille: 1000, booths: 1 };
const rural: SupportRow = { who: "rural", kinds: ["standard"], perMille: 800, booths: 2 };
const all: SupportRow = { who: "all", kinds: ["standard", "raw"], perMille: 300, booths: null };

describe("supportOf", () => {
  test("the first row that fits exhibitor and kind counts", () => {
    const rules = rulesWith(recognised, rural, all);

    expect(supportOf(rules, RECOGNISED, "standard")).toEqual(recognised);
    expect(supportOf(rules, RURAL, "standard")).toEqual(rural);
    expect(supportOf(rules, ANYONE, "standard")).toEqual(all);
    expect(supportOf(rules, RECOGNISED, "raw")).toEqual(all);
    expect(supportOf(rulesWith(all, recognised), RECOGNISED, "standard")).toEqual(all);
  });

  test("a corner is supported as a standard booth, and what no row names is not", () => {
    expect(supportOf(rulesWith(rural), RURAL, "corner")).toEqual(rural);
    expect(supportOf(rulesWith(rural), RURAL, "pavilion")).toBeNull();
    expect(supportOf(rulesWith(), RECOGNISED, "standard")).toBeNull();
  });
});

describe("supportedSum", () => {
  test("a row pays its share of the dearest places until it has paid for as many as it pays for", () => {
    const places = [
      { kind: "standard", price: 8_000_000 },
      { kind: "corner", price: 8_800_000 },
      { kind: "standard", price: 8_000_000 },
    ] as const;

    expect(supportedSum(rulesWith(rural), RURAL, places)).toBe(0.8 * (8_800_000 + 8_000_000));
    expect(supportedSum(rulesWith(rural), RURAL, [...places].reverse())).toBe(0.8 * (8_800_000 + 8_000_000));
    expect(supportedSum(rulesWith(all), ANYONE, places)).toBe(0.3 * 24_800_000);
  });

  test("a row that is used up does not hand on to the next, and what has no price is not paid for", () => {
    const places = [
      { kind: "standard", price: 5_000_000 },
      { kind: "standard", price: 5_000_000 },
    ] as const;

    expect(supportedSum(rulesWith(recognised, all), RECOGNISED, places)).toBe(5_000_000);
    expect(supportedSum(rulesWith(all), ANYONE, [{ kind: "raw", price: null }])).toBe(0);
  });
});

describe("shareOf", () => {
  test("rounds down, and stays exact with amounts that a double could not hold times a thousand", () => {
    expect(shareOf(999, 500)).toBe(499);
    expect(shareOf(999_999_999_999_999, 999)).toBe(998_999_999_999_999);
    expect([shareOf(1000, 0), shareOf(1000, 1000)]).toEqual([0, 1000]);
  });
});

describe("rentOf", () => {
  const standard = { kind: "standard", price: 8_000_000, per: "booth" } as const;
  const raw = { kind: "raw", price: 450_000, per: "square_metre" } as const;

  test("a corner costs its own price, or the standard one and the surcharge", () => {
    const corner = { kind: "corner", price: 9_500_000, per: "booth" } as const;
    const place = { kind: "corner", area: 900 } as const;

    expect(rentOf([standard], USUAL_RULES, place)).toBe(8_800_000);
    expect(rentOf([standard, corner], USUAL_RULES, place)).toBe(9_500_000);
    expect(rentOf([raw], USUAL_RULES, place)).toBeNull();
  });

  test("ground is paid by its square metres, parts of them too", () => {
    expect(rentOf([raw], USUAL_RULES, { kind: "raw", area: 3600 })).toBe(16_200_000);
    expect(rentOf([raw], USUAL_RULES, { kind: "raw", area: 3625 })).toBe(16_312_500);
    expect(rentOf([{ ...raw, price: 333 }], USUAL_RULES, { kind: "raw", area: 50 })).toBe(167);
  });
});

test("who withdraws gets the share of the days reached, and nothing with fewer", () => {
  expect([60, 30, 29, 15, 14, 0].map((days) => refundOf(promisedBy(USUAL_RULES), days))).toEqual([
    1000, 1000, 500, 500, 0, 0,
  ]);
});
