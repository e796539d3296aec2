import { expect, test } from "vitest";
import { searchForms, searchTerms } from "~/domain/gallery/rules";

test("what is typed without accents is contained in what was written with them, in either Unicode form", () => {
  const { searchFolded } = searchForms("Bánh tráng phơi sương", null, "Tây Ninh");
  for (const typed of ["banh trang", "BÁNH TRÁNG", "bánh tráng".normalize("NFD"), "trang\u00a0banh"]) {
    const terms = searchTerms(typed)!;
    expect(terms.words.every((word) => searchFolded.includes(word))).toBe(true);
  }
});

test("both placements of a tone are one word", () => {
  expect(searchTerms("hoà")!.exact).toBe(searchTerms("hòa")!.exact);
});

test("đ folds to d, quotes and brackets separate words", () => {
  expect(searchTerms('Đũa (buông) "Thái"')!.words).toEqual(["dua", "buong", "thai"]);
});

test("nothing searchable is null, and length is bounded", () => {
  expect(searchTerms("  % ' -- \u0000")).toBeNull();
  expect(searchTerms(undefined)).toBeNull();
  expect(searchTerms("𝕏".repeat(3000))?.folded.length ?? 0).toBeLessThanOrEqual(240);
  expect(searchTerms("a ".repeat(500))!.words.length).toBe(12);
});
