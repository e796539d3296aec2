import { expect, test } from "vitest";
import type { Dossier } from "~/domain/nominations/dossier";
import type { KnownTitle, LevelGap } from "~/domain/nominations/lower-title";
import { warningsOf } from "~/domain/nominations/warnings";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { SchemeRules } from "~/domain/schemes/rules";

const RULES = SchemeRules.parse(CNNTTB.rules);
const NONE = { entries: [], titles: [] };
const FINE = { gap: null, titles: [] };
const DAYS = { today: "2026-11-22", decisionOn: "2026-12-20" };
const product = { id: "p", name: "Nước mắm", summary: null, setCase: null, setMembers: null };
const establishment = { legalForm: "household" } as Dossier["establishment"];
const dossier = { product, establishment, papers: [] };

const kinds = (given: Partial<typeof dossier> | object, rules = RULES) =>
  warningsOf({ ...dossier, ...given }, rules, NONE, FINE, DAYS).map((warning) => warning.kind);

test("a dossier without anything odd has no warning", () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ product: { ...product, setCase: "a", setMembers: "Ấm\nChén" } })).toEqual([]);
});

test("a set has a case that the rules know and at least two members, and members need a case", () => {
  const withoutB = { ...RULES, setCases: { value: ["a" as const], source: "Quy chế" } };

  expect(kinds({ product: { ...product, setCase: "b", setMembers: "Ấm\nChén" } }, withoutB)).toEqual([
    "set_case_not_allowed",
  ]);
  expect(kinds({ product: { ...product, setCase: "a", setMembers: "Ấm\n " } })).toEqual(["set_without_members"]);
  expect(kinds({ product: { ...product, setMembers: "Ấm\nChén" } })).toEqual(["members_without_set_case"]);
});

test("a legal form that may not enter is said", () => {
  const firms = { ...RULES, entrants: { value: ["enterprise" as const], source: "Quy chế" } };

  expect(kinds({}, firms)).toEqual(["entrant_not_allowed"]);
});

test("papers that do not hold until the decision are said, with its day", () => {
  const paper = { fileId: "f", kind: "quality", name: "x.pdf", number: null, issuer: null, issuedOn: null } as const;
  const papers = [
    { ...paper, validUntil: "2026-01-01" },
    { ...paper, validUntil: "2026-12-01" },
    { ...paper, validUntil: "2027-01-01" },
  ];

  expect(warningsOf({ ...dossier, papers }, RULES, NONE, FINE, DAYS)).toEqual([
    { kind: "expired", paper: papers[0] },
    { kind: "before_decision", paper: papers[1], decisionOn: "2026-12-20" },
  ]);
});

test("what is alike comes first", () => {
  const entry = { nominationId: "n", code: "LD-1", productName: "Nước mắm nhỉ" };
  const title = {
    productName: "Nước mắm",
    productSlug: "nuoc-mam",
    level: "province",
    year: 2024,
    certificateNumber: "X-1",
    validUntil: "2027-12-31",
  } as const;

  expect(warningsOf(dossier, RULES, { entries: [entry], titles: [title] }, FINE, DAYS)).toEqual([
    { kind: "alike_entry", entry },
    { kind: "held_title", title },
  ]);
});

test("a title of the level below that is out of order is said, and one that was revoked also where it is not named", () => {
  const title = { number: "LDG-2025-1493-007", revokedOn: "2026-06-01" } as KnownTitle;
  const gap = { kind: "lower_title", fault: "revoked" } as LevelGap;
  const warned = (lower: Parameters<typeof warningsOf>[3]) => warningsOf(dossier, RULES, NONE, lower, DAYS);

  expect(warned({ gap, titles: [title] })).toEqual([{ kind: "lower_title", gap }]);
  expect(warned({ gap: null, titles: [title] })).toEqual([{ kind: "revoked_title", revoked: title }]);
  expect(warned({ gap: null, titles: [{ ...title, revokedOn: null }] })).toEqual([]);
});
