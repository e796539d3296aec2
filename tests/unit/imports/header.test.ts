import fc from "fast-check";
import { expect, test } from "vitest";
import { FIELDS, fieldNamed, isNumbering } from "~/domain/imports/columns";
import { findHeader, ignoredHeadings, type TableCell } from "~/domain/imports/header";
import { foldText } from "~/lib/vietnamese-text";

const table = (...rows: TableCell[][]) => ({ rows: rows.map((cells, place) => ({ line: place + 1, cells })) });
const fields = (rows: TableCell[][]) => findHeader(table(...rows))?.columns.map(({ field }) => field);

test.each([
  ["Năm", "year"],
  ["Cấp", "level"],
  ["Cấp công nhận", "level"],
  ["Khu vực", "region"],
  ["Tỉnh/Thành phố", "province"],
  ["TỈNH, THÀNH PHỐ", "province"],
  ["Địa phương", "province"],
  ["Tên sản phẩm", "product_name"],
  ["Tên sản phẩm/bộ sản phẩm", "product_name"],
  ["Tên sản phẩm /\nbộ sản phẩm", "product_name"],
  ["Tên cơ sở", "establishment_name"],
  ["Cơ sở CNNT", "establishment_name"],
  ["Đơn vị", "establishment_name"],
  ["Địa chỉ", "address"],
  ["Nhóm", "product_group"],
  ["Nhóm sản phẩm", "product_group"],
  ["Giải/Hạng", "tier"],
  ["Hạng", "tier"],
  ["Số quyết định", "decision_number"],
  ["Số QĐ", "decision_number"],
  ["Ngày quyết định", "decision_date"],
  ["Ngày ban hành", "decision_date"],
  ["Nguồn", "source_url"],
  ["Nguồn (đường dẫn)", "source_url"],
  ["product_name", "product_name"],
  ["Product Name", "product_name"],
  ["Đơn vị tính", null],
  ["Tình trạng", null],
  ["Điểm", null],
])("fieldNamed reads the heading %j as %s", (heading, field) => {
  const typed = [heading, heading.toUpperCase(), heading.normalize("NFD"), foldText(heading), ` ${heading} :`];
  expect(typed.map(fieldNamed)).toEqual(typed.map(() => field));
});

test("the contract's own names are headings", () => {
  expect(FIELDS.map(fieldNamed)).toEqual([...FIELDS]);
  expect(["STT", "Số TT", "TT", "No.", "#"].every(isNumbering)).toBe(true);
});

test("findHeader finds the columns in any order, below titles", () => {
  const header = findHeader(
    table(
      ["UBND TỈNH PHÚ YÊN", null, null],
      ["DANH SÁCH SẢN PHẨM TIÊU BIỂU CẤP TỈNH NĂM 2024"],
      ["STT", "Tên sản phẩm", "Điểm", "Tỉnh", "Cấp", "Năm"],
      ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
      [1, "Chè", 85, "Phú Yên", "tỉnh", 2024],
      ["STT", "Tên sản phẩm", "Điểm", "Tỉnh", "Cấp", "Năm"],
      [2, "Mật", 80, "Phú Yên", "tỉnh", 2024],
    ),
  )!;

  expect(header.line).toBe(3);
  expect(header.columns.map(({ field }) => field)).toEqual([null, "product_name", null, "province", "level", "year"]);
  expect(ignoredHeadings(header.columns)).toEqual(["Điểm"]);
  expect(header.body.map(({ line }) => line)).toEqual([5, 7]);
});

test("findHeader joins a header of two rows, with merged cells filled in or left empty", () => {
  const expected = [
    "year",
    "level",
    "product_name",
    "establishment_name",
    "address",
    "decision_number",
    "decision_date",
  ];
  const filled = fields([
    ["Năm", "Cấp", "Tên sản phẩm", "Cơ sở", "Cơ sở", "Quyết định", "Quyết định"],
    ["Năm", "Cấp", "Tên sản phẩm", "Tên", "Địa chỉ", "Số", "Ngày"],
    [2023, "tỉnh", "Chè", "HTX", "Xã A", "1/QĐ", "01/02/2023"],
  ]);
  const empty = fields([
    ["Năm", "Cấp", "Tên sản phẩm", "Cơ sở", "", "Quyết định", ""],
    ["", "", "", "Tên", "Địa chỉ", "Số", "Ngày"],
    [2023, "tỉnh", "Chè", "HTX", "Xã A", "1/QĐ", "01/02/2023"],
  ]);

  expect(filled).toEqual(expected);
  expect(empty).toEqual(expected);
});

test("findHeader does not take the first row of data for a second header row", () => {
  const header = findHeader(table(["Năm", "Cấp", "Nơi", "Tên sản phẩm"], ["2023", "Tỉnh", "Địa phương", "Nhóm"]))!;

  expect(header.columns.map(({ field }) => field)).toEqual(["year", "level", null, "product_name"]);
  expect(header.body).toHaveLength(1);
});

test("a longer heading is understood when no column names its field outright", () => {
  expect(
    fields([["Năm", "Cấp", "Sản phẩm tham gia bình chọn", "Tên cơ sở công nghiệp nông thôn có sản phẩm"]]),
  ).toEqual(["year", "level", "product_name", "establishment_name"]);
  expect(fields([["Năm", "Tên sản phẩm", "Sản phẩm chính của cơ sở", "Đơn vị tính"]])).toEqual([
    "year",
    "product_name",
    null,
    null,
  ]);
});

test("findHeader finds none in a table without one, whatever is in it", () => {
  expect(findHeader(table())).toBeNull();
  expect(findHeader(table(["a", "b"], ["Năm"]))).toBeNull();
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.constant(null),
    fc.constantFrom("Năm", "Tỉnh", "Số", "Quyết định"),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
      const header = findHeader(table(...rows));
      expect(header === null || header.columns.filter(({ field }) => field).length >= 2).toBe(true);
    }),
  );
});
