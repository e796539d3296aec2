import { expect, test } from "vitest";
import { faultOfSet, type SetPart } from "~/domain/councils/sets";
import { SET_CASES } from "~/lib/vocabulary";

const part = (changes: Partial<SetPart> = {}): SetPart => ({
  productName: "Bình gốm",
  groupCode: "A",
  establishmentId: "e1",
  materials: "Đất sét Bàu Trúc",
  ...changes,
});

test("a set is of one maker and of a case that the rules know", () => {
  const parts = [part(), part({ establishmentId: "e2" })];

  expect(faultOfSet("b", parts, SET_CASES)).toBe("other_makers");
  expect(faultOfSet("b", [part(), part()], ["a", "c"])).toBe("case_not_in_rules");
});

test("cases a and b are of one group, case c of any", () => {
  const parts = [part({ materials: "Tre" }), part({ groupCode: "B", productName: "Mật ong", materials: "Mật" })];

  expect(SET_CASES.map((setCase) => faultOfSet(setCase, parts, SET_CASES))).toEqual([
    "other_groups",
    "other_groups",
    null,
  ]);
});

test("case a needs other materials, as far as the dossiers say", () => {
  expect(faultOfSet("a", [part(), part({ materials: "đất  sét BÀU TRÚC" })], SET_CASES)).toBe("same_materials");
  expect(faultOfSet("a", [part(), part({ materials: "Đồng" })], SET_CASES)).toBeNull();
  expect(faultOfSet("a", [part({ materials: null }), part({ materials: null })], SET_CASES)).toBeNull();
  expect(faultOfSet("b", [part(), part()], SET_CASES)).toBeNull();
});

test("case c joins products of different names", () => {
  expect(faultOfSet("c", [part(), part({ productName: "Bình gốm." })], SET_CASES)).toBe("same_products");
  expect(faultOfSet("c", [part(), part({ productName: "Đĩa gốm" })], SET_CASES)).toBeNull();
});
