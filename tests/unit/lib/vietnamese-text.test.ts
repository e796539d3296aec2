import fc from "fast-check";
import { expect, test } from "vitest";
import { textOf } from "~/domain/imports/header";
import { canonicalTones, compareVietnamese, foldText, nameKey, normalizeText } from "~/lib/vietnamese-text";

test("normalizeText composes letters and tidies spaces, dashes and quotes", () => {
  expect(normalizeText("\uFEFF Ba\u0301nh\u00A0tra\u0301ng \u2013 \u201Cđặc sản\u201D\u200B\n \u2018Huế\u2019 ")).toBe(
    "Bánh tráng - \"đặc sản\" 'Huế'",
  );
});

test.each([
  ["a control", "Gốm\u0001 Bàu\u001B Trúc\u007F\u0085"],
  ["what turns the direction", "\u2067Gốm\u2066 Bàu\u2069 \u202ETrúc\u061C"],
  ["what is no letter", "Gốm\uFFFE Bàu\uFFFF Trúc"],
  ["what has no width", "Gốm\u200B \u2060Bàu\uFEFF Trúc\u00AD"],
  ["a tab and the end of a line", "Gốm\tBàu\r\n \u0001 Trúc"],
])("%s is not kept in a name, and not in a list that is read", (_, typed) => {
  expect(normalizeText(typed)).toBe("Gốm Bàu Trúc");
  expect(textOf(typed)).toBe("Gốm Bàu Trúc");
});

test("half a letter is not kept either", () => {
  expect(normalizeText("Gốm\uD800")).toBe("Gốm\uFFFD");
  expect(textOf("Gốm\uD800")).toBe("Gốm");
});

test("foldText drops tones, shapes and case", () => {
  expect(foldText("Bánh Tráng – ĐẶC sản của Nguyễn Thị Hường")).toBe("banh trang - dac san cua nguyen thi huong");
});

test.each([
  ["hoà", "hòa"],
  ["thuý", "thúy"],
  ["khoẻ", "khỏe"],
  ["Thuỷ", "Thủy"],
  ["HOÀ", "HÒA"],
  ["hòan", "hoàn"],
  ["qúy", "quý"],
  ["gìa", "già"],
])("canonicalTones writes %s as %s", (typed, canonical) => {
  expect(canonicalTones(typed)).toBe(canonical);
});

test("canonicalTones leaves every other syllable and foreign word alone", () => {
  const text =
    "Quý Hoàng khuỷu ngoại thuở nghiêng giếng gì giữ quốc người rượu khuyến huỳnh xoong mía múa cửa bưởi yểu đặc résumé café São Ñandú Đắk Lắk Kon Tum Pleiku Hường";

  expect(canonicalTones(text)).toBe(text);
});

test("canonicalTones is idempotent and changes no letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."abcđeghiklmnoquyáàảãạâấăắêếôốơớưứíìúùýỳ ") }), (text) => {
      const once = canonicalTones(text);
      expect(canonicalTones(once)).toBe(once);
      expect(foldText(once)).toBe(foldText(text));
    }),
  );
});

test("nameKey ignores case, punctuation, spacing and the place of tones, but no tone", () => {
  expect(nameKey("HTX Hoà Bình – Đà Lạt")).toBe(nameKey("htx  hòa bình, đà lạt."));
  expect(nameKey("Bánh tráng")).not.toBe(nameKey("Bánh trắng"));
  expect(nameKey("Ca\u0301")).toBe("cá");
});

test("compareVietnamese follows the dictionary", () => {
  const words = ["đũa", "dừa", "ba", "bá", "ăn", "ân", "an", "Sản phẩm 10", "Sản phẩm 9"];

  expect(words.sort(compareVietnamese)).toEqual([
    "an",
    "ăn",
    "ân",
    "ba",
    "bá",
    "dừa",
    "đũa",
    "Sản phẩm 9",
    "Sản phẩm 10",
  ]);
});
