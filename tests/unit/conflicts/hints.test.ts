import fc from "fast-check";
import { expect, test } from "vitest";
import { type EntryFacts, hintsFor, type JurorFacts } from "~/domain/conflicts/hints";

const stranger: JurorFacts = {
  name: "Trần Thị Bích",
  organisation: null,
  organisationTaxCode: null,
  homeProvinceId: null,
  homeCommune: null,
};

const unknown: EntryFacts = {
  establishmentName: "Cơ sở mây tre Hòa Ninh",
  taxCode: null,
  provinceId: "new-68",
  commune: "Xã Hòa Ninh",
  address: null,
  representative: null,
  isMember: false,
  parts: [],
};

const kinds = (juror: Partial<JurorFacts>, entry: Partial<EntryFacts>) =>
  hintsFor({ ...stranger, ...juror }, { ...unknown, ...entry }).map((hint) => hint.kind);

test.each<[string, Partial<JurorFacts>, Partial<EntryFacts>, string[]]>([
  ["a member, now or earlier", {}, { isMember: true }, ["member"]],
  ["the same taxpayer", { organisationTaxCode: "0100112437" }, { taxCode: "0100112437" }, ["tax_code"]],
  ["a branch of the same taxpayer", { organisationTaxCode: "0314409058" }, { taxCode: "0314409058-002" }, ["tax_code"]],
  ["two branches of one", { organisationTaxCode: "0314409058-001" }, { taxCode: "0314409058-002" }, ["tax_code"]],
  ["another taxpayer", { organisationTaxCode: "0100112437" }, { taxCode: "0314409058" }, []],
  ["a tax code that is none", { organisationTaxCode: "123" }, { taxCode: "123" }, []],
  ["the name of the establishment", { organisation: "CƠ SỞ MÂY TRE HOÀ NINH" }, {}, ["address"]],
  [
    "the address of the establishment",
    { organisation: "Trung tâm Khuyến công, số 12 đường Trần Phú" },
    { address: "Số 12, đường Trần Phú" },
    ["address"],
  ],
  ["a village of many houses", { organisation: "Trường học Thôn Đông" }, { address: "Thôn Đông" }, []],
  ["another door of the street", { organisation: "Sở Công Thương, 12 Trần Phú" }, { address: "2 Trần Phú" }, []],
  [
    "the family name and the commune, however written",
    { name: "Đặng Hữu Phước", homeCommune: "hoà ninh" },
    { representative: "Ông ĐẶNG VĂN LÂM" },
    ["surname_and_commune"],
  ],
  [
    "the family name and the commune of another province",
    { name: "Đặng Hữu Phước", homeCommune: "Hòa Ninh", homeProvinceId: "new-48" },
    { representative: "Đặng Văn Lâm" },
    [],
  ],
  ["the family name alone", { name: "Đặng Hữu Phước" }, { representative: "Đặng Văn Lâm" }, []],
  [
    "a longer name of a commune",
    { name: "Đặng Hữu Phước", homeCommune: "Ninh" },
    { representative: "Đặng Văn Lâm" },
    [],
  ],
  ["a part in its way before", {}, { parts: ["officer"] }, ["earlier_role"]],
])("%s", (_, juror, entry, expected) => {
  expect(kinds(juror, entry)).toEqual(expected);
});

test("several hints stand in one order, and the parts in theirs, each once", () => {
  const juror = { ...stranger, name: "Đặng Thị An", homeCommune: "Hòa Ninh", organisationTaxCode: "0100112437" };
  const entry: EntryFacts = {
    ...unknown,
    isMember: true,
    taxCode: "0100112437-001",
    representative: "Bà Đặng Thị Bình",
    parts: ["lower_council", "officer", "officer"],
  };

  expect(hintsFor(juror, entry)).toEqual([
    { kind: "member", parts: [] },
    { kind: "tax_code", parts: [] },
    { kind: "surname_and_commune", parts: [] },
    { kind: "earlier_role", parts: ["officer", "lower_council"] },
  ]);
});

const text = fc.constantFrom(
  null,
  "",
  " ",
  "Đặng Văn An",
  "đặng văn an",
  "Xã Hòa Ninh",
  "hoà ninh",
  "12 Trần Phú",
  "0100112437",
);

test("what is not known suggests nothing, whatever the other side is", () => {
  const nobody: JurorFacts = { ...stranger, name: "" };
  const nothing: EntryFacts = { ...unknown, establishmentName: "", provinceId: null, commune: null };
  fc.assert(
    fc.property(text, text, text, text, text, (one, two, three, four, five) => {
      const juror: JurorFacts = {
        name: one ?? "",
        organisation: two,
        organisationTaxCode: three,
        homeProvinceId: four,
        homeCommune: five,
      };
      const entry: EntryFacts = {
        ...nothing,
        establishmentName: one ?? "",
        address: two,
        taxCode: three,
        commune: four,
        representative: five,
      };
      expect(hintsFor(juror, nothing)).toEqual([]);
      expect(hintsFor(nobody, entry)).toEqual([]);
    }),
  );
});

test("the family and the commune may change sides, and so may the taxpayer", () => {
  fc.assert(
    fc.property(text, text, text, text, text, text, (name, other, commune, elsewhere, code, branch) => {
      const one = (
        who: string | null,
        where: string | null,
        tax: string | null,
        whom: string | null,
        place: string | null,
        taxOf: string | null,
      ) =>
        kinds(
          { name: who ?? "", homeCommune: where, organisationTaxCode: tax },
          { representative: whom, commune: place, taxCode: taxOf },
        );
      expect(one(name, commune, code, other, elsewhere, branch)).toEqual(
        one(other, elsewhere, branch, name, commune, code),
      );
    }),
  );
});
