import { describe, expect, test } from "vitest";
import { type MakerFacts, needlesFor, piecesOf, tracesIn } from "~/domain/redactions/traces";

const maker: MakerFacts = {
  names: ["Công ty TNHH Một thành viên Gốm Sơn Nam"],
  taxCode: "0314409058-002",
  phone: "0912 345 678",
  email: "lienhe@gomsonnam.vn",
  website: "https://www.gomsonnam.vn/gioi-thieu",
  representatives: ["Ông Trần Quốc Bảo"],
  places: ["Số 12 đường Lò Gốm, thôn 3", "Xã Hòa Ninh"],
  numbers: ["07/2024/ATTP-LĐ", "VN"],
};

const found = (text: string, facts: Partial<MakerFacts> = {}) =>
  tracesIn(text, needlesFor({ ...maker, ...facts }, [text])).map(({ kind, start, end }) => [
    kind,
    text.slice(start, end),
  ]);

describe("what tells of the maker is found", () => {
  test.each([
    [
      "the whole name",
      "Do công ty TNHH một thành viên Gốm Sơn Nam làm.",
      "name",
      "công ty TNHH một thành viên Gốm Sơn Nam",
    ],
    ["what people call it", "Men của Gốm Sơn Nam rất bền.", "short_name", "Gốm Sơn Nam"],
    ["the same without tones", "gom son nam", "short_name", "gom son nam"],
    ["the same with dashes", "GỐM-SƠN-NAM", "short_name", "GỐM-SƠN-NAM"],
    ["the representative without title", "Nghệ nhân Trần Quốc Bảo truyền nghề.", "representative", "Trần Quốc Bảo"],
    ["the phone as it is spaced here", "Gọi +84 912.345.678 nhé", "phone", "+84 912.345.678"],
    ["the tax code in pieces", "MST 03 1440 9058-002", "tax_code", "03 1440 9058-002"],
    ["the mail address", "lienhe@gomsonnam.vn", "email", "lienhe@gomsonnam.vn"],
    ["the domain of its mail and website", "xem gomsonnam.vn.", "website", "gomsonnam.vn"],
    ["a part of the address", "Xưởng ở số 12 đường Lò Gốm.", "address", "12 đường Lò Gốm"],
    ["the commune", "Đất sét xã Hoà Ninh", "address", "Hoà Ninh"],
    ["the number of a paper", "theo giấy 07/2024/ATTP-LĐ", "paper", "07/2024/ATTP-LĐ"],
    ["a trade mark the text names", 'Bán dưới nhãn hiệu "Men Xanh Cổ" và Men Xanh Cổ Nhỏ', "brand", "Men Xanh Cổ"],
  ])("%s", (_, text, kind, words) => {
    expect(found(text)).toContainEqual([kind, words]);
  });
});

test("words that only look alike, and too little to look for, are left alone", () => {
  const facts = {
    names: ["HTX Hoa"],
    phone: null,
    taxCode: null,
    email: "an@gmail.com",
    website: null,
    places: ["Thôn 3"],
  };

  expect(found("Hoa văn của sản phẩm, bán qua gmail.com, gốm sơn nâm, thôn 30.", facts)).toEqual([]);
});

test("the longer find stands for the shorter one within it, and the pieces make the text again", () => {
  const text = "Công ty TNHH Một thành viên Gốm Sơn Nam (Gốm Sơn Nam).";
  const pieces = piecesOf(text, needlesFor(maker, [text]));

  expect(pieces).toEqual([
    { text: "Công ty TNHH Một thành viên Gốm Sơn Nam", kind: "name" },
    { text: " (", kind: null },
    { text: "Gốm Sơn Nam", kind: "short_name" },
    { text: ").", kind: null },
  ]);
});
