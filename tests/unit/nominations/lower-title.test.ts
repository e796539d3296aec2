import { expect, test } from "vitest";
import { type KnownTitle, type TitleClaim, titleGap } from "~/domain/nominations/lower-title";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { levelsAbove, levelsBelow } from "~/domain/schemes/levels";
import { OCOP } from "~/domain/schemes/ocop";
import { SchemeRules } from "~/domain/schemes/rules";
import type { Level } from "~/lib/vocabulary";

const rules = SchemeRules.parse(CNNTTB.rules);
const levels = rules.levels.value;
const TYPED = { lowerTitleNumber: "12/GCN-UBND", lowerTitleDate: "2025-02-05", lowerTitleLevel: "province" } as const;
const PROOF = { kind: "lower_title", number: null, validUntil: null } as const;
const LETTER = { kind: "request_letter", number: null, validUntil: null } as const;

const known = (changes: Partial<KnownTitle> = {}): KnownTitle => ({
  number: "LDG-2025-1493-007",
  numbers: ["LDG-2025-1493-007"],
  productName: "Nước mắm nhỉ",
  level: "province",
  issuedOn: "2025-10-05",
  validUntil: "2028-12-31",
  revokedOn: null,
  isOwn: true,
  isOfProduct: true,
  isOfScheme: true,
  ...changes,
});

const claim = (changes: Partial<TitleClaim> = {}): TitleClaim => ({
  level: "region",
  rules,
  answers: TYPED,
  papers: [PROOF],
  putForward: null,
  known: [],
  closesOn: "2026-11-30",
  today: "2026-11-01",
  ...changes,
});

const faultOf = (changes: Partial<TitleClaim>) => {
  const gap = titleGap(claim(changes));
  return gap?.kind === "lower_title" ? gap.fault : null;
};

test("titles come from the next rung below and lead to the next above; commune and district are one rung", () => {
  const below = (level: Level) => levelsBelow(levels, level);
  const above = (level: Level) => levelsAbove(levels, level);

  expect((["commune", "district", "province", "region", "nation"] as const).map(below)).toEqual([
    [],
    [],
    ["commune", "district"],
    ["province"],
    ["region"],
  ]);
  expect((["commune", "district", "province", "region", "nation"] as const).map(above)).toEqual([
    ["province"],
    ["province"],
    ["region"],
    ["nation"],
    [],
  ]);
});

test("a scheme without regions goes from the province to the nation", () => {
  const ofOcop = SchemeRules.parse(OCOP.rules).levels.value;

  expect(levelsAbove(ofOcop, "province")).toEqual(["nation"]);
  expect(levelsBelow(ofOcop, "nation")).toEqual(["province"]);
});

test("nothing is asked where the scheme says so", () => {
  expect(titleGap(claim({ level: "commune", answers: {}, papers: [] }))).toBeNull();
});

test("a typed title that a paper proves holds by the rule of the scheme", () => {
  expect(titleGap(claim())).toBeNull();
  expect(faultOf({ papers: [] })).toBe("unproved");
});

test.each([
  ["no number", { ...TYPED, lowerTitleNumber: undefined }, "missing"],
  ["no date", { ...TYPED, lowerTitleDate: undefined }, "missing"],
  ["no level", { ...TYPED, lowerTitleLevel: undefined }, "missing"],
  ["two levels below", { ...TYPED, lowerTitleLevel: "commune" }, "wrong_level"],
  ["the same level", { ...TYPED, lowerTitleLevel: "region" }, "wrong_level"],
  ["issued tomorrow", { ...TYPED, lowerTitleDate: "2026-11-02" }, "not_yet"],
  ["of 2022, which ended with 2025", { ...TYPED, lowerTitleDate: "2022-10-05" }, "expired"],
] as const)("a typed title: %s", (_, answers, fault) => {
  expect(faultOf({ answers: answers as TitleClaim["answers"] })).toBe(fault);
});

test("a title holds on its last day and not the day after", () => {
  const answers = { ...TYPED, lowerTitleNumber: "LDG-2025-1493-007" };
  const ends = (validUntil: string) => faultOf({ answers, papers: [], known: [known({ validUntil })] });

  expect(ends("2026-11-30")).toBeNull();
  expect(ends("2026-11-29")).toBe("expired");
});

test("what a paper states of its own end goes before the rule", () => {
  const stated = (validUntil: string) => faultOf({ papers: [{ ...PROOF, validUntil }] });

  expect(stated("2026-11-30")).toBeNull();
  expect(stated("2026-11-29")).toBe("expired");
  expect(
    faultOf({
      answers: { ...TYPED, lowerTitleDate: "2022-10-05" },
      papers: [{ ...PROOF, validUntil: "2027-01-01" }],
    }),
  ).toBeNull();
});

test("a title known here needs no paper and is judged by its certificate, whatever was typed beside the number", () => {
  const answers = { ...TYPED, lowerTitleNumber: " ldg-2025-1493-007 ", lowerTitleDate: "2001-01-01" };

  expect(faultOf({ answers, papers: [], known: [known()] })).toBeNull();
  expect(faultOf({ answers, known: [known({ revokedOn: "2026-06-01" })] })).toBe("revoked");
  expect(faultOf({ answers, known: [known({ level: "commune" })] })).toBe("wrong_level");
  expect(faultOf({ answers, known: [known({ isOwn: false })] })).toBe("of_another");
  expect(faultOf({ answers, known: [known({ isOfProduct: false })] })).toBe("other_product");
  expect(faultOf({ answers, known: [known({ isOfScheme: false })] })).toBe("other_scheme");
});

test("a letter of the authority stands for a title only where the rules say so", () => {
  expect(faultOf({ answers: {}, papers: [LETTER] })).toBeNull();
  expect(faultOf({ answers: { ...TYPED, lowerTitleDate: "2022-10-05" }, papers: [LETTER] })).toBeNull();
  const strict = {
    ...rules,
    levels: { ...rules.levels, value: levels.map((one) => ({ ...one, lowerTitle: "title" as const })) },
  };
  expect(faultOf({ answers: {}, papers: [LETTER], rules: strict })).toBe("missing");
});

test("a known title is judged by its number alone, however it is set apart", () => {
  const revoked = [known({ revokedOn: "2026-06-01" })];

  for (const lowerTitleNumber of ["LDG-2025-1493-007", "ldg 2025 1493 007", "LDG–2025–1493–007"]) {
    expect(faultOf({ answers: { lowerTitleNumber }, known: revoked })).toBe("revoked");
    expect(faultOf({ answers: { ...TYPED, lowerTitleNumber }, known: revoked })).toBe("revoked");
  }
});

test("no letter clears a title that is known and out of order", () => {
  const answers = { ...TYPED, lowerTitleNumber: "LDG-2025-1493-007" };
  const withLetter = (changes: Partial<KnownTitle>) =>
    faultOf({ answers, papers: [PROOF, LETTER], known: [known(changes)] });

  expect(withLetter({ revokedOn: "2026-06-01" })).toBe("revoked");
  expect(withLetter({ validUntil: "2026-11-29" })).toBe("expired");
  expect(withLetter({ isOwn: false })).toBe("of_another");
  expect(withLetter({ isOfProduct: false })).toBe("other_product");
  expect(withLetter({ isOfScheme: false })).toBe("other_scheme");
  expect(withLetter({ level: "commune" })).toBeNull();
});

test("an extract of the platform proves the title it was drawn for, and no other", () => {
  const extract = { ...PROOF, number: "LDG-2025-1493-007", isCertified: true } as const;
  const typed = (lowerTitleNumber: string) => faultOf({ answers: { ...TYPED, lowerTitleNumber }, papers: [extract] });

  expect(typed("LDG-2025-1493-007")).toBeNull();
  expect(typed("LDG-2025-1493-007 (bản gốc)")).toBe("unproved");
});

test("what was put forward is judged by the title of its letter, whatever is typed and attached", () => {
  const putForward = known({ revokedOn: "2026-06-01" });
  for (const answers of [{}, TYPED, { ...TYPED, lowerTitleNumber: "LDG-2025-1493-007 (bản gốc)" }]) {
    expect(faultOf({ answers, papers: [PROOF, LETTER], putForward })).toBe("revoked");
    expect(faultOf({ answers, papers: [], putForward: known() })).toBeNull();
  }
});

test("only a fault of the title itself is firm", () => {
  const isFirm = (changes: Partial<TitleClaim>) => {
    const gap = titleGap(claim(changes));
    return gap?.kind === "lower_title" && gap.isFirm;
  };

  expect(isFirm({ papers: [], answers: {} })).toBe(false);
  expect(isFirm({ papers: [] })).toBe(false);
  expect(isFirm({ putForward: known({ revokedOn: "2026-06-01" }) })).toBe(true);
});
