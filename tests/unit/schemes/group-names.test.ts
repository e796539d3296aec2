import { expect, test } from "vitest";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { OCOP } from "~/domain/schemes/ocop";
import { runWithLocale } from "~/i18n/locale.server";
import { groupNameIn, shortGroupNameIn } from "~/i18n/names";

const both = (speak: () => string) => [runWithLocale("vi", speak), runWithLocale("en", speak)];

test("a group is called as the rules of its round call it, and by the programme's name where they do not know it", () => {
  expect(both(() => groupNameIn(OCOP.rules, "DR"))).toEqual(["Đồ uống", "Drinks"]);
  expect(both(() => groupNameIn(OCOP.rules, "A"))).toEqual(["Thủ công mỹ nghệ", "Handicrafts"]);
  expect(both(() => groupNameIn(OCOP.rules, "X"))).toEqual(["X", "X"]);
  const other = { groups: [{ code: "A", name: "Gốm", nameEn: "Pottery" }] };
  expect(both(() => groupNameIn(other, "A"))).toEqual(["Gốm", "Pottery"]);
});

test("only the programme's own groups have a shorter name", () => {
  expect(both(() => shortGroupNameIn(CNNTTB.rules, "B"))).toEqual([
    "Nông, lâm, thủy sản, thực phẩm",
    "Farm, food and drink",
  ]);
  const other = { groups: [{ code: "B", name: "Mây tre", nameEn: "Rattan" }] };
  expect(both(() => shortGroupNameIn(other, "B"))).toEqual(["Mây tre", "Rattan"]);
  expect(both(() => shortGroupNameIn(other, "C"))).toEqual(["Thiết bị, cơ khí", "Machinery, tools"]);
});
