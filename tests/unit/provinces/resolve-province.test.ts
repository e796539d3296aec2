import fc from "fast-check";
import { expect, test } from "vitest";
import { readProvinceRows } from "~/domain/provinces/read-provinces.server";
import { eraAt, type Province, provincesNamed, resolveProvince } from "~/domain/provinces/rules";
import { foldText } from "~/lib/vietnamese-text";

const rows = readProvinceRows();
const provinces: Province[] = rows.flatMap((row) => {
  const { region, ...old } = row.old;
  const of = { ...old, regions: [region], currentId: `new-${row.new.code}` };
  const before: Province = { ...of, id: `old-${old.code}`, era: "old" };
  const isToday = row.new.fullName.replace(/^(Tỉnh|Thành phố) /, "") === old.name;
  return isToday
    ? [before, { ...of, id: `new-${row.new.code}`, era: "new", code: row.new.code, fullName: row.new.fullName }]
    : [before];
});
const inYear = (text: string, year = 2020) => resolveProvince(provinces, text, { year }).found?.id ?? null;

test("there are 63 provinces of before and 34 of today, and no two of an era share a name", () => {
  const count = (era: string) => provinces.filter((province) => province.era === era).length;
  expect([count("old"), count("new")]).toEqual([63, 34]);
  for (const { name, era } of provinces) {
    expect(provincesNamed(provinces, name).filter((province) => province.era === era)).toHaveLength(1);
  }
});

test.each([
  ["TP. Hồ Chí Minh", "old-79"],
  ["TP.\u00a0Hồ Chí Minh", "old-79"],
  ["TP.HCM", "old-79"],
  ["TPHCM", "old-79"],
  ["Tp Hồ Chí Minh", "old-79"],
  ["T.P. Hồ Chí Minh", "old-79"],
  ["THÀNH PHỐ HỒ CHÍ MINH", "old-79"],
  ["HCM", "old-79"],
  ["Ho Chi Minh City", "old-79"],
  ["Sài Gòn", "old-79"],
  ["Tỉnh Phú Yên", "old-54"],
  ["phu yen province", "old-54"],
  ["Bà Rịa – Vũng Tàu", "old-77"],
  ["Bà Rịa-Vũng Tàu", "old-77"],
  ["BR-VT", "old-77"],
  ["Bắc Cạn", "old-06"],
  ["Bắc Cạn".normalize("NFD"), "old-06"],
  ["Đắc Lắc", "old-66"],
  ["Đăk Lăk", "old-66"],
  ["Daklak", "old-66"],
  ["Đăk Nông", "old-67"],
  ["Thừa Thiên - Huế", "old-46"],
  ["Thừa Thiên Huế", "old-46"],
  ["TT Huế", "old-46"],
  ["TT-Huế", "old-46"],
  ["Hoà Bình", "old-17"],
  ["Hòa Bình", "old-17"],
  ["Thanh Hoá", "old-38"],
  ["Khánh Hoà", "old-56"],
  ["Ha Noi", "old-01"],
  ["Hà Tĩnh", "old-42"],
  ["Tĩnh Hà", null],
  ["6", "old-06"],
  ["06", "old-06"],
  ["new-19", "new-19"],
  ["", null],
  ["tỉnh", null],
  ["()[]{}\u0000", null],
])("resolveProvince reads %j as %s", (text, id) => {
  expect(inYear(text)).toBe(id);
});

test("resolveProvince takes the era of the award's day, else of its year", () => {
  const idAt = (text: string, at: { year?: number; date?: string | null }) =>
    resolveProvince(provinces, text, at).found?.id;

  expect([
    idAt("Hà Nội", { year: 2024 }),
    idAt("Hà Nội", { year: 2025 }),
    idAt("Hà Nội", { year: 2025, date: "2025-06-30" }),
    idAt("Hà Nội", { year: 2025, date: "2025-07-01" }),
    idAt("Hà Nội", { year: 2026 }),
    idAt("Bình Thuận", { year: 2026 }),
    idAt("Hà Nội", {}),
    // Code 24 was Bắc Giang's and is Bắc Ninh's.
    idAt("24", { year: 2024 }),
    idAt("24", { year: 2026 }),
  ]).toEqual(["old-01", "old-01", "old-01", "new-01", "new-01", "old-60", "new-01", "old-24", "new-24"]);
  expect(eraAt({ year: 2026, date: null })).toBe("new");
});

test("resolveProvince suggests the nearest name, and none when no name is near", () => {
  const nearest = (text: string) => {
    const reading = resolveProvince(provinces, text, { year: 2020 });
    return reading.found ? "found" : (reading.nearest?.name ?? null);
  };

  expect(["Bắc Cạm", "Quảng Nanm", "Vĩnh Lông", "Khánh Hàa", "Atlantis", "X", "999"].map(nearest)).toEqual([
    "Bắc Kạn",
    "Quảng Nam",
    "found",
    "Khánh Hòa",
    null,
    null,
    null,
  ]);
});

test("resolveProvince finds every name however it is typed", () => {
  const kinds = ["", "Tỉnh ", "TỈNH  ", "tỉnh\u00a0", "TP. ", "Tp ", "Thành phố "];
  const letters = [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.normalize("NFD"),
    foldText,
    (text: string) => text.replaceAll(" ", "\u00a0"),
    (text: string) => ` ${text.replaceAll(" ", "  ")}\u200b`,
    (text: string) => text.replaceAll("-", "–"),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...provinces.filter(({ era }) => era === "old")),
      fc.constantFrom(...kinds),
      fc.subarray(letters),
      (province, kind, changes) => {
        const typed = changes.reduce((text, change) => change(text), kind + province.name);
        expect(inYear(typed)).toBe(province.id);
      },
    ),
  );
});

test("resolveProvince answers to any text at all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const reading = resolveProvince(provinces, text, { year: 2020 });
      expect(reading.found === null || provinces.includes(reading.found)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
