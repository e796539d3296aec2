import { expect, test } from "vitest";
import {
  againstTarget,
  byYearAndLevel,
  countedOnce,
  type Indicators,
  type ProgrammeFair,
  sumOf,
  supportOf,
} from "~/domain/fair-reports/programme";

const NOTHING: Indicators = {
  ...{ fairs: 1, booths: null, establishments: null, visits: null, sales: null },
  ...{ contracts: null, contracted: null, support: null },
};

function aFair(
  id: string,
  year: number,
  more: Partial<ProgrammeFair> = {},
  figures: Partial<Indicators> = {},
): ProgrammeFair {
  return {
    ...{ id, slug: null, name: id, nameEn: null, agencyId: "a", fromYear: year, year, level: "region" },
    ...{ provinces: null, provinceIds: null, money: [], meetings: null, source: null },
    indicators: { ...NOTHING, ...figures },
    ...more,
  };
}
const thaiNguyen = aFair("Thái Nguyên", 2017, { provinces: 20 }, { booths: 250, establishments: 150, visits: 40_000 });
const series = aFair("2014–2018", 2018, { fromYear: 2014 }, { fairs: 15, establishments: 4363 });
const haNoi = aFair("Hà Nội", 2024, { level: "nation", provinces: 40 }, { booths: 270 });

test("a sum says of how many fairs a figure is missing, and is nothing where nobody knows it", () => {
  const { indicators, provinces } = sumOf([series, haNoi]);
  expect([indicators.fairs, indicators.establishments, indicators.booths, indicators.sales]).toEqual([
    { value: 16, missing: 0 },
    { value: 4363, missing: 1 },
    { value: 270, missing: 15 },
    { value: null, missing: 16 },
  ]);
  expect(provinces).toEqual({ value: 40, isAtLeast: true });
});

test("provinces are counted once over fairs that name them", () => {
  const one = aFair("1", 2026, { provinces: 2, provinceIds: ["x", "y"] });
  const two = aFair("2", 2026, { provinces: 2, provinceIds: ["y", "z"] });
  expect([sumOf([one, two]).provinces, sumOf([one]).provinces, sumOf([]).provinces]).toEqual([
    { value: 3, isAtLeast: false },
    { value: 2, isAtLeast: false },
    { value: null, isAtLeast: false },
  ]);
});

test("a fair within the years of a recorded sum of its level and agency counts no second time", () => {
  const others = [aFair("other level", 2017, { level: "province" }), aFair("other agency", 2017, { agencyId: "b" })];
  const again = aFair("2014–2018 again", 2018, { fromYear: 2014, id: "zz" });
  expect(countedOnce([thaiNguyen, series, again, haNoi, ...others]).map(({ name, within }) => [name, within])).toEqual([
    ["Thái Nguyên", "2014–2018"],
    ["2014–2018", null],
    ["2014–2018 again", "2014–2018"],
    ["Hà Nội", null],
    ["other level", null],
    ["other agency", null],
  ]);
});

test("the latest year comes first, and of one year the highest level", () => {
  const small = aFair("tỉnh", 2024, { level: "province" });
  expect(
    byYearAndLevel([small, series, haNoi, aFair("vùng", 2024), haNoi]).map((row) => [
      row.fromYear,
      row.level,
      row.indicators.fairs.value,
    ]),
  ).toEqual([
    [2024, "nation", 2],
    [2024, "region", 1],
    [2024, "province", 1],
    [2014, "region", 15],
  ]);
});

test("a target is compared with the fairs whose years all lie within its own", () => {
  const target = {
    id: "t",
    fromYear: 2014,
    toYear: 2020,
    level: "region",
    indicator: "establishments",
    value: 4000,
    source: "",
  } as const;
  const share = (more: Partial<typeof target> | { level: null } | { fromYear: number }) =>
    againstTarget({ ...target, ...more }, [series, haNoi]).perMille;
  expect([share({}), share({ fromYear: 2015 }), share({ level: null })]).toEqual([1091, null, 1091]);
});

test("support is what the promotion programmes spent: nothing planned is 0, nothing settled is not known", () => {
  const line = (source: "national_promotion" | "local_promotion" | "sponsors", spent: number | null) => ({
    ...{ source, planned: 100, spent },
  });
  expect([
    supportOf([line("national_promotion", 850), line("local_promotion", null), line("sponsors", 7)]),
    supportOf([line("national_promotion", null)]),
    supportOf([line("sponsors", 7)]),
  ]).toEqual([850, null, 0]);
});
