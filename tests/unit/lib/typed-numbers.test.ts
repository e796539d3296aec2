import { expect, test } from "vitest";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";

test.each([
  ["1200", 1200],
  ["1.200", 1200],
  ["1,200", 1200],
  ["1 200 000", 1_200_000],
  [" 14 ", 14],
  ["0", 0],
  ["1,5", null],
  ["1.20", null],
  ["-3", null],
  ["1.200,000", null],
  ["mười", null],
  ["", null],
])("parseWhole reads %j as %j", (text, value) => {
  expect(parseWhole(text)).toBe(value);
});

test.each([
  ["1.200.000.000", 1_200_000_000],
  ["1200000000 đ", 1_200_000_000],
  ["1,200,000 VND", 1_200_000],
  ["850 triệu", 850_000_000],
  ["1,2 tỷ", 1_200_000_000],
  ["1.2 tỉ đồng", 1_200_000_000],
  // Seven and a half thousand, or seven and a half million?
  ["7.500 nghìn", null],
  ["1.000 tỷ", null],
  ["0", 0],
  ["1,5", null],
  ["5 usd", null],
  ["-1", null],
  ["9999999999 tỷ", null],
  ["", null],
])("parseMoney reads %j as %j", (text, value) => {
  expect(parseMoney(text)).toBe(value);
});

test("paragraphs keep their lines and nothing else of how they were typed", () => {
  expect(normalizeParagraphs("  Cá cơm \r\n\r\n\r\n\r\nmuối  hạt\t\n")).toBe("Cá cơm\n\nmuối hạt");
});
