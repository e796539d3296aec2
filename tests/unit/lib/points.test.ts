import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareFractions,
  formatFraction,
  formatPoints,
  fraction,
  fractionOfPoints,
  fractionText,
  parseFraction,
  parsePoints,
} from "~/lib/points";

test.each([
  ["7,5", 750],
  ["7.5", 750],
  [" 7,50 ", 750],
  ["\u00A07,05\u00A0", 705],
  ["100", 10000],
  ["0", 0],
  [",5", 50],
])("parsePoints reads %j as %i hundredths", (text, points) => {
  expect(parsePoints(text)).toBe(points);
});

test.each(["", ",", "7,", "-1", "+1", "7,505", "1.234,5", "1 000", "7,5đ", "1e3", "٣", "12345678"])(
  "parsePoints refuses %j",
  (text) => {
    expect(parsePoints(text)).toBeNull();
  },
);

test("formatPoints shows no more digits than needed, or as many as asked for", () => {
  expect([3350, 3300, 3305, 0, -50].map((points) => formatPoints(points))).toEqual([
    "33,5",
    "33",
    "33,05",
    "0",
    "-0,5",
  ]);
  expect([3350, 3300].map((points) => formatPoints(points, "en", 2))).toEqual(["33.50", "33.00"]);
  expect(formatPoints(3355, "vi", 1)).toBe("33,55");
});

test("what formatPoints shows, parsePoints reads back", () => {
  fc.assert(
    fc.property(
      fc.nat(999_999_999),
      fc.constantFrom("vi" as const, "en" as const),
      fc.nat(2),
      (points, locale, decimals) => {
        expect(parsePoints(formatPoints(points, locale, decimals))).toBe(points);
      },
    ),
  );
});

describe("a mean", () => {
  test("is kept exactly as it was formed", () => {
    const mean = fraction(8400 + 8366 + 8400, 300);

    expect(mean).toEqual({ numerator: 25166n, denominator: 300n });
    expect(fractionText(mean)).toBe("25166/300");
    expect(parseFraction("25166/300")).toEqual(mean);
    expect(formatFraction(mean, 2)).toBe("83,89");
    expect(formatFraction(mean, 4, "en")).toBe("83.8867");
  });

  test("just below 70 is displayed as 70 and still fails", () => {
    const mean = fraction(7000 + 7000 + 6999, 300);

    expect(formatFraction(mean, 2)).toBe("70,00");
    expect(compareFractions(mean, fractionOfPoints(7000))).toBe(-1);
  });

  test("over no sheet is refused", () => {
    expect(() => fraction(0, 0)).toThrow(RangeError);
  });
});

test("formatFraction rounds half away from zero", () => {
  expect([fraction(5, 1000), fraction(-5, 1000), fraction(4, 1000)].map((value) => formatFraction(value, 2))).toEqual([
    "0,01",
    "-0,01",
    "0,00",
  ]);
  expect([fraction(5, 2), fraction(-5, 2), fraction(-1, 4)].map((value) => formatFraction(value, 0))).toEqual([
    "3",
    "-3",
    "0",
  ]);
});

test("compareFractions orders by value, whatever the denominators and signs", () => {
  const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const below = fc.integer({ min: -1000, max: 1000 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(cents, below, cents, below, (a, b, c, d) => {
      expect(compareFractions(fraction(a, b), fraction(c, d))).toBe(Math.sign((a * d - c * b) * Math.sign(b * d)) + 0);
    }),
  );
  expect(compareFractions(fraction(166, 2), fraction(83, 1))).toBe(0);
});

test("parseFraction refuses what is no fraction", () => {
  expect(() => parseFraction("83.9")).toThrow(SyntaxError);
  expect(() => parseFraction("1/0")).toThrow(RangeError);
});
