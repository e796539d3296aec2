import { expect, test } from "vitest";
import { placeOf, pooled, type TerritoryRow, territoryIn } from "~/domain/nominations/places";

const territory = (provinceId: string, quota: number | null, also: readonly string[]): TerritoryRow => ({
  provinceId,
  era: provinceId.startsWith("old") ? "old" : "new",
  name: provinceId,
  nameEn: provinceId,
  quota,
  also,
});

const HA_NOI = territory("new-01", 2, ["old-01"]);
const FORMER = [
  territory("old-60", 3, ["new-68"]),
  territory("old-67", 1, ["new-68"]),
  territory("old-68", 2, ["new-68"]),
];

test("former provinces that became one share their places and what was sent", () => {
  const used = new Map([
    ["old-60", 2],
    ["old-68", 1],
    ["new-01", 1],
  ]);

  expect(pooled([HA_NOI, ...FORMER], used)).toEqual([
    {
      ...{ provinceId: "new-01", provinceIds: ["new-01"], name: "new-01", nameEn: "new-01" },
      ...{ quota: 2, used: 1, also: ["old-01"] },
    },
    {
      ...{ provinceId: "old-60", provinceIds: ["old-60", "old-67", "old-68"] },
      ...{ name: "old-60, old-67, old-68", nameEn: "old-60, old-67, old-68" },
      ...{ quota: 6, used: 3, also: ["new-68"] },
    },
  ]);
});

test("one of them without a limit leaves all without", () => {
  expect(pooled([FORMER[0]!, territory("old-67", null, ["new-68"])], new Map())).toMatchObject([{ quota: null }]);
});

test("a maker counts under its own province where the round names it, else under one of the other era", () => {
  const places = pooled([HA_NOI, ...FORMER], new Map());

  expect(["new-68", "old-67", "old-01", "new-02"].map((id) => territoryIn(places, id))).toEqual([
    "old-60",
    "old-67",
    "new-01",
    null,
  ]);
  expect(placeOf(places, "new-02")).toBeUndefined();
});
