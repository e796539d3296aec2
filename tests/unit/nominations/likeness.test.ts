import { expect, test } from "vitest";
import { areAlike, likeness } from "~/domain/nominations/likeness";

test.each([
  ["Nước mắm nhỉ 38 độ đạm", "NƯỚC MẮM NHỈ 40 ĐỘ ĐẠM"],
  ["Bánh tráng mè đen", "Banh trang me den"],
  ["Khăn thổ cẩm Lạc", "Khăn thổ cẩm Lạc (bộ 3 chiếc)"],
  ["Rượu cần", "Rượu  cần."],
])("%s is like %s", (a, b) => {
  expect(areAlike(a, b)).toBe(true);
});

test.each([
  ["Nước mắm nhỉ", "Bánh tráng mè đen"],
  ["Cà phê bột", "Cà phê hòa tan sấy lạnh nguyên chất"],
  ["Bình gốm", "Khăn thổ cẩm"],
])("%s is not like %s", (a, b) => {
  expect(areAlike(a, b)).toBe(false);
});

test("likeness goes from nothing in common to the same, whichever comes first", () => {
  expect([likeness("Trà", "Gốm"), likeness("Trà", "trà")]).toEqual([0, 1]);
  expect(likeness("Trà xanh", "Trà")).toBe(likeness("Trà", "Trà xanh"));
  expect(likeness("!", "?")).toBe(1);
});
