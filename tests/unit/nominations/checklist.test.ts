import { expect, test } from "vitest";
import {
  addendumOf,
  blockingItems,
  checkedItems,
  expiryOf,
  itemsAsked,
  mayPend,
  type PaperCheck,
  uncheckedItems,
} from "~/domain/nominations/checklist";
import type { Paper } from "~/domain/nominations/forms";
import type { ChecklistItem } from "~/domain/schemes/rules";
import type { PaperVerdict } from "~/lib/vocabulary";

const item = (code: ChecklistItem["kind"], more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  code,
  kind: code,
  name: code,
  nameEn: code,
  needed: "required",
  mayPend: false,
  ...more,
});
const paper = (kind: Paper["kind"], fileId: string = kind, validUntil: string | null = null): Paper => ({
  fileId,
  kind,
  name: `${kind}.pdf`,
  number: null,
  issuer: null,
  issuedOn: null,
  validUntil,
});
const SUBMITTED = new Date("2026-11-02T02:00:00Z");
const check = (requirement: string, verdict: PaperVerdict, at = new Date("2026-11-03T02:00:00Z")): PaperCheck => ({
  requirement,
  verdict,
  note: null,
  isPending: false,
  byName: "Nguyễn Thị Hạnh",
  at,
});
const lines = (items: ChecklistItem[], papers: Paper[], checks: PaperCheck[]) =>
  checkedItems(items, papers, checks, SUBMITTED);
const codes = (items: readonly ChecklistItem[]) => items.map((one) => one.code);

test("items are asked by level and group, in their order", () => {
  const list = [
    item("registration"),
    item("food_safety", { groups: ["B"] }),
    item("lower_title", { levels: ["region", "nation"] }),
  ];

  expect(codes(itemsAsked(list, { level: "province", groupCode: "A" }))).toEqual(["registration"]);
  expect(codes(itemsAsked(list, { level: "province", groupCode: "B" }))).toEqual(["registration", "food_safety"]);
  expect(codes(itemsAsked(list, { level: "nation", groupCode: "B" }))).toEqual([
    "registration",
    "food_safety",
    "lower_title",
  ]);
});

test("papers stand beside the item of their kind, and a finding of before the last handing in is stale", () => {
  const [registration, quality] = lines(
    [item("registration"), item("quality")],
    [paper("registration"), paper("award")],
    [check("registration", "in_order", new Date("2026-11-01T02:00:00Z"))],
  );

  expect([registration?.papers.map((one) => one.kind), registration?.isStale]).toEqual([["registration"], true]);
  expect([quality?.papers, quality?.check, quality?.isStale]).toEqual([[], null, false]);
});

test("a required item found wanting blocks admission unless it is left pending", () => {
  const all = lines(
    [item("registration"), item("quality"), item("award", { needed: "if_any" })],
    [],
    [check("registration", "unreadable"), check("quality", "not_needed"), check("award", "missing")],
  );

  expect(codes(blockingItems(all, []))).toEqual(["registration"]);
  expect(codes(blockingItems(all, ["registration"]))).toEqual([]);
});

test("only an item that may pend and is not there as it should be can be left pending", () => {
  const may = (more: Partial<ChecklistItem>, papers: Paper[], checks: PaperCheck[]) =>
    lines([item("quality", more)], papers, checks).map(mayPend)[0];

  expect(may({ mayPend: true }, [], [])).toBe(true);
  expect(may({ mayPend: true }, [paper("quality")], [])).toBe(false);
  expect(may({ mayPend: true }, [paper("quality")], [check("quality", "expired")])).toBe(true);
  expect(may({ mayPend: true }, [], [check("quality", "in_order")])).toBe(false);
  expect(may({}, [], [check("quality", "missing")])).toBe(false);
});

test("unchecked are required items nobody looked at since the dossier was handed in", () => {
  const all = lines(
    [item("registration"), item("quality"), item("award", { needed: "if_any" })],
    [],
    [check("registration", "in_order"), check("quality", "in_order", new Date("2026-11-01T02:00:00Z"))],
  );

  expect(codes(uncheckedItems(all))).toEqual(["quality"]);
});

test("a paper is expired today, or on the day of the decision, or holds", () => {
  const on = (validUntil: string | null, decisionOn: string | null = "2026-12-20") =>
    expiryOf({ validUntil }, "2026-11-22", decisionOn);

  expect([on(null), on("2026-11-21"), on("2026-11-22"), on("2026-12-19"), on("2026-12-20")]).toEqual([
    null,
    "expired",
    "before_decision",
    "before_decision",
    null,
  ]);
  expect(on("2026-12-01", null)).toBeNull();
});

test("the addendum is what the sealed dossier does not name", () => {
  const [first, second] = [paper("registration", "f1"), paper("quality", "f2")];

  expect(addendumOf([first, second], [first])).toEqual([second]);
});
