import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney, moneyInWords } from "~/lib/money";
import { formatNumber } from "~/lib/number-format";
import { numberInWords } from "~/lib/number-words";

test("numbers and money follow the language", () => {
  expect(formatNumber(1234567.89)).toBe("1.234.567,89");
  expect(formatNumber(1234567.89, "en")).toBe("1,234,567.89");
  expect(formatNumber(1234.5, "vi", 2)).toBe("1.234,50");
  expect(formatNumber(10n ** 18n)).toBe("1.000.000.000.000.000.000");
  expect(formatMoney(2_000_000)).toBe("2.000.000 đồng");
  expect(formatMoney(2_000_000n, "en")).toBe("2,000,000 VND");
});

test.each<[number | bigint, string]>([
  [0, "không"],
  [4, "bốn"],
  [5, "năm"],
  [10, "mười"],
  [11, "mười một"],
  [14, "mười bốn"],
  [15, "mười lăm"],
  [20, "hai mươi"],
  [21, "hai mươi mốt"],
  [24, "hai mươi tư"],
  [25, "hai mươi lăm"],
  [55, "năm mươi lăm"],
  [100, "một trăm"],
  [101, "một trăm linh một"],
  [104, "một trăm linh bốn"],
  [105, "một trăm linh năm"],
  [110, "một trăm mười"],
  [1005, "một nghìn không trăm linh năm"],
  [1050, "một nghìn không trăm năm mươi"],
  [21_015, "hai mươi mốt nghìn không trăm mười lăm"],
  [2_000_000, "hai triệu"],
  [1_000_005, "một triệu không trăm linh năm"],
  [2_050_021, "hai triệu không trăm năm mươi nghìn không trăm hai mươi mốt"],
  [12_000_000_000, "mười hai tỷ"],
  [1_000_000_001, "một tỷ không trăm linh một"],
  [3_004_000_000_000, "ba nghìn không trăm linh bốn tỷ"],
  [10n ** 15n, "một triệu tỷ"],
])("%s is said %s", (value, words) => {
  expect(numberInWords(value)).toBe(words);
});

test.each<[number | bigint, string]>([
  [0, "zero"],
  [21, "twenty-one"],
  [100, "one hundred"],
  [115, "one hundred and fifteen"],
  [2_000_000, "two million"],
  [1_234_567, "one million two hundred and thirty-four thousand five hundred and sixty-seven"],
  [10n ** 15n, "one quadrillion"],
])("%s is said %s in English", (value, words) => {
  expect(numberInWords(value, "en")).toBe(words);
});

test("money in words begins with a capital and names the currency", () => {
  expect(moneyInWords(5_000_000)).toBe("Năm triệu đồng");
  expect(moneyInWords(5_000_000, "en")).toBe("Five million Vietnamese dong");
});

test("no two amounts share their words", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(amount, amount, fc.constantFrom("vi" as const, "en" as const), (a, b, locale) => {
      expect(numberInWords(a, locale) === numberInWords(b, locale)).toBe(a === b);
      expect(numberInWords(a, locale)).toMatch(/^\S+( \S+)*$/);
    }),
  );
});

test("amounts out of range have no words", () => {
  expect(() => numberInWords(-1)).toThrow(RangeError);
  expect(() => numberInWords(10n ** 15n + 1n)).toThrow(RangeError);
});
