import { expect, test } from "vitest";
import { readGroup, readLevel, readRegion, readWebAddress, readYear } from "~/domain/imports/values";

test.each([
  ["tỉnh", "province", null],
  ["Cấp tỉnh", "province", null],
  ["CẤP TỈNH", "province", null],
  ["cấp tỉnh".normalize("NFD"), "province", null],
  ["Provincial level", "province", null],
  ["Tỉnh, thành phố", "province", null],
  ["CẤP QUỐC GIA", "nation", null],
  ["quoc gia", "nation", null],
  ["nation", "nation", null],
  ["huyện", "district", null],
  ["Cấp huyện/thị xã", "district", null],
  ["cấp xã", "commune", null],
  ["Xã, phường, đặc khu", "commune", null],
  ["khu vực", "region", null],
  ["khu vực phía Nam", "region", "south"],
  ["Cấp khu vực phía Bắc", "region", "north"],
  ["Khu vực miền Trung – Tây Nguyên", "region", "central"],
  ["khu vực Miền Trung\u00a0và Tây Nguyên", "region", "central"],
  ["phía Nam", "region", "south"],
  ["Southern region", "region", "south"],
  ["cấp", null, null],
  ["cấp thế giới", null, null],
  ["khu vực phía Đông", null, null],
  ["", null, null],
])("readLevel reads %j", (text, level, region) => {
  expect(readLevel(text)).toEqual(level && { level, region });
});

test.each([
  ["Bắc", "north"],
  ["Phía Bắc", "north"],
  ["khu vực phía bắc", "north"],
  ["Miền Trung - Tây Nguyên", "central"],
  ["Miền Trung và Tây Nguyên", "central"],
  ["Khu vực các tỉnh miền Trung - Tây Nguyên", "central"],
  ["Tây Nguyên", "central"],
  ["Nam", "south"],
  ["MIỀN NAM", "south"],
  ["south", "south"],
  ["Đông", null],
])("readRegion reads %j as %s", (text, region) => {
  expect(readRegion(text)).toBe(region);
});

test.each([
  ["B", "B"],
  ["nhóm b", "B"],
  ["Nhóm C: Thiết bị, máy móc", "C"],
  ["Thủ công mỹ nghệ", "A"],
  ["Nhóm sản phẩm thủ công mỹ nghệ", "A"],
  ["TCMN", "A"],
  ["Chế biến nông, lâm, thủy sản và thực phẩm", "B"],
  ["Chế biến nông, lâm, thuỷ sản và thực phẩm, đồ uống", "B"],
  ["Thực phẩm", "B"],
  ["Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "C"],
  ["Các sản phẩm khác", "D"],
  ["Khác", "D"],
  ["Other products", "D"],
  ["Hàng không", null],
])("readGroup reads %j as %s", (text, group) => {
  expect(readGroup(text)).toBe(group);
});

test("readYear and readWebAddress refuse what only resembles one", () => {
  expect(["2023", "Năm 2023", " 2023 ", "hai nghìn", "23", "2023-2024", "20233", "12/2023"].map(readYear)).toEqual([
    2023,
    2023,
    2023,
    null,
    null,
    null,
    null,
    null,
  ]);
  const given = [
    "https://bao.vn/a?b=1",
    "http://bao.vn",
    "www.bao.vn/tin",
    "Báo Phú Yên",
    "javascript:alert(1)",
    "https://",
  ];
  expect(given.map(readWebAddress)).toEqual([
    "https://bao.vn/a?b=1",
    "http://bao.vn",
    "https://www.bao.vn/tin",
    null,
    null,
    null,
  ]);
});
