import { expect, test } from "vitest";
import { programmeResults } from "~/domain/gallery/programme-results.server";

test("the published series hold the programme's figures, and nothing where none was found", () => {
  const results = programmeResults();
  const of = (scope: string) =>
    results
      .filter((result) => result.scope === scope)
      .map(({ year, nominated, recognised }) => [year, nominated, recognised]);

  expect(of("nation")).toEqual([
    [2015, null, 100],
    [2017, 171, 102],
    [2019, 226, 110],
    [2021, 310, 200],
    [2023, 441, 173],
  ]);
  expect(of("regions")).toEqual([
    [2022, 786, 465],
    [2024, 889, 439],
  ]);
  expect(of("north")).toEqual([
    [2020, 194, 110],
    [2024, 218, 126],
  ]);
  // The three regions of 2024 add up to what was published of all.
  const year = results.filter((result) => result.year === 2024 && result.scope !== "regions");
  expect(year.map((result) => result.recognised).reduce((sum, count) => sum + count)).toBe(439);
  expect(year.map((result) => result.nominated ?? 0).reduce((sum, count) => sum + count)).toBe(889);
  for (const { note, noteEn } of results) expect(note === null).toBe(noteEn === null);
});
