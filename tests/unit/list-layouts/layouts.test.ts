import { describe, expect, test } from "vitest";
import { ListLayoutForm, layoutOf } from "~/domain/list-layouts/forms";
import { inSections, ListLayout, localityIn, UNLESS_SET } from "~/domain/list-layouts/rules";

const aRow = (name: string, changes: Partial<Parameters<typeof inSections>[0][number]> = {}) => ({
  name,
  group: "Thủ công mỹ nghệ",
  tier: null,
  provinceName: "Lâm Đồng",
  address: null,
  ...changes,
});
const ORDER = { groups: ["Thủ công mỹ nghệ", "Thực phẩm"], tiers: ["Giải A", "Giải B"] };
const placed = (rows: ReturnType<typeof inSections<ReturnType<typeof aRow>>>) =>
  rows.map(({ name, section }) => [name, section]);

describe("rows in sections", () => {
  test("without grouping keep their order", () => {
    expect(placed(inSections([aRow("hai"), aRow("một")], "none", ORDER))).toEqual([
      ["hai", null],
      ["một", null],
    ]);
  });

  test("by group follow the rules, a group they no longer name after them, and those without one last", () => {
    const rows = [
      aRow("không nhóm", { group: null }),
      aRow("bánh", { group: "Thực phẩm" }),
      aRow("gốm"),
      aRow("lạ", { group: "Nhóm cũ" }),
      aRow("mây"),
    ];
    expect(placed(inSections(rows, "group", ORDER))).toEqual([
      ["gốm", "Thủ công mỹ nghệ"],
      ["mây", "Thủ công mỹ nghệ"],
      ["bánh", "Thực phẩm"],
      ["lạ", "Nhóm cũ"],
      ["không nhóm", null],
    ]);
  });

  test("by tier put the best first", () => {
    const rows = [aRow("b", { tier: "Giải B" }), aRow("a", { tier: "Giải A" })];
    expect(placed(inSections(rows, "tier", ORDER))).toEqual([
      ["a", "Giải A"],
      ["b", "Giải B"],
    ]);
  });

  test("by territory go by provinces in Vietnamese order, and within one province by the end of the address", () => {
    const several = [aRow("x", { provinceName: "Đắk Lắk" }), aRow("y", { provinceName: "Đà Nẵng" })];
    expect(placed(inSections(several, "territory", ORDER))).toEqual([
      ["y", "Đà Nẵng"],
      ["x", "Đắk Lắk"],
    ]);
    const one = [
      aRow("x", { address: "Thôn 2, xã Hàm Thuận" }),
      aRow("y", { address: "12 Trần Phú, phường Phan Thiết, tỉnh Lâm Đồng" }),
      aRow("z"),
    ];
    expect(placed(inSections(one, "territory", ORDER))).toEqual([
      ["y", "phường Phan Thiết"],
      ["x", "xã Hàm Thuận"],
      ["z", null],
    ]);
  });

  test("of no rows are none", () => {
    expect(inSections([], "group", ORDER)).toEqual([]);
  });
});

test.each([
  ["Xã Đạ Tẻh, TP. Huế", "Huế", "Xã Đạ Tẻh"],
  ["Thành phố Huế", "Huế", null],
  [" , ", "Huế", null],
  [null, "Huế", null],
])("the locality of %s in %s is %s", (address, province, locality) => {
  expect(localityIn(address, province)).toBe(locality);
});

test("a form's numbers put its columns in order, and an empty one leaves its column out", () => {
  const form = ListLayoutForm.parse({
    version: "0",
    grouping: "group",
    orientation: "auto",
    place: { productName: "2", number: "1", establishmentName: "2", certificateNumber: "10" },
    heading: { productName: "  Tên   sản phẩm ", group: "không dùng" },
  });
  expect(layoutOf(form)).toEqual({
    grouping: "group",
    orientation: "auto",
    columns: [
      { column: "number", heading: null },
      { column: "productName", heading: "Tên sản phẩm" },
      { column: "establishmentName", heading: null },
      { column: "certificateNumber", heading: null },
    ],
  });
});

test.each([
  [{ place: { number: "1" } }, "place.productName"],
  [{ place: { productName: "0" } }, "place.productName"],
  [{ place: { productName: "một" } }, "place.productName"],
  [{ place: { productName: "1" }, heading: { productName: "x".repeat(61) } }, "heading.productName"],
  [{ place: { productName: "1" }, grouping: "points" }, "grouping"],
])("a form with %j is refused beside %s", (changes, path) => {
  const answer = ListLayoutForm.safeParse({ version: "0", grouping: "none", orientation: "auto", ...changes });
  expect(answer.error!.issues.map((issue) => issue.path.join("."))).toEqual([path]);
});

test("the usual layout is one that can be kept", () => {
  expect(ListLayout.parse(JSON.parse(JSON.stringify(UNLESS_SET)))).toEqual(UNLESS_SET);
});
