import { expect, test } from "vitest";
import type { Answers } from "~/domain/nominations/forms";
import { type DossierState, gapsIn, isComplete, isOpenForWriting, mayMove } from "~/domain/nominations/rules";
import { NOMINATION_STATES } from "~/lib/vocabulary";
import { sentenceOfGap } from "~/ui/nominations/gap-sentences";

const long = "Cá cơm than ướp muối hạt, ủ chượp mười hai tháng. ".repeat(8);

const COMPLETE: Answers = {
  description: long,
  materials: long,
  process: long,
  capacity: "60.000 lít",
  workers: 14,
  revenueLast: 1_200_000_000,
  markets: long,
  standards: long,
  foodSafety: long,
  environment: long,
};

const CHECKLIST: DossierState["checklist"] = [
  { code: "dkkd", kind: "registration", name: "Đăng ký", nameEn: "Registration", needed: "required", mayPend: false },
  {
    code: "attp",
    kind: "food_safety",
    name: "An toàn thực phẩm",
    nameEn: "Food safety",
    needed: "if_any",
    groups: ["B", "TP"],
    mayPend: true,
  },
];

const photo = (view: "front" | "side" | "above" | "other", width = 1800) => ({ view, width, height: 1400 });

function aDossier(changes: Partial<DossierState> = {}): DossierState {
  return {
    level: "province",
    groupCode: "B",
    answers: COMPLETE,
    papers: [{ kind: "registration", validUntil: null }],
    photos: [photo("front"), photo("side"), photo("above")],
    product: { setCase: null, setMembers: null },
    minimumPhotos: 3,
    checklist: CHECKLIST,
    setCases: ["a", "c"],
    decisionOn: "2026-09-01",
    ...changes,
  };
}

const required = (state: DossierState) =>
  gapsIn(state, "2026-05-01")
    .filter((gap) => gap.severity === "required")
    .map((gap) => sentenceOfGap(gap, 2026));

test("a whole dossier has no gap", () => {
  expect(gapsIn(aDossier(), "2026-05-01")).toEqual([]);
});

test("an empty dossier names everything that is required, in the order of its form", () => {
  const state = aDossier({ answers: {}, photos: [], papers: [] });

  expect(required(state)).toEqual([
    "Có 0 ảnh, cần ít nhất 3",
    "Mô tả sản phẩm: chưa trả lời",
    "Nguyên liệu và nguồn gốc: chưa trả lời",
    "Quy trình và công nghệ: chưa trả lời",
    "Công suất một năm: chưa trả lời",
    "Số lao động: chưa trả lời",
    "Doanh thu năm 2025: chưa trả lời",
    "Thị trường trong nước: chưa trả lời",
    "Tiêu chuẩn, chất lượng: chưa trả lời",
    "An toàn thực phẩm: chưa trả lời",
    "Môi trường: chưa trả lời",
  ]);
  expect(isComplete(gapsIn(state, "2026-05-01"))).toBe(false);
});

test("food safety is asked of the groups whose checklist speaks of it", () => {
  const { foodSafety: _, ...answers } = COMPLETE;
  const sentence = "An toàn thực phẩm: chưa trả lời";

  expect(required(aDossier({ answers }))).toEqual([sentence]);
  expect(required(aDossier({ answers, groupCode: "TP" }))).toEqual([sentence]);
  expect(required(aDossier({ answers, groupCode: "A" }))).toEqual([]);
  expect(required(aDossier({ answers, checklist: [] }))).toEqual([]);
});

test("a set of a case the round does not take, or of one product, is not handed in", () => {
  const set = (setCase: "a" | "b", ...members: string[]) =>
    aDossier({ product: { setCase, setMembers: members.join("\n") } });

  expect(required(set("a", "Bình", "Chén"))).toEqual([]);
  expect(required(set("b", "Bình", "bình", ""))).toEqual([
    "Bộ sản phẩm theo trường hợp (b): kỳ bình chọn này chỉ nhận trường hợp (a) và (c)",
    "Bộ sản phẩm ghi 1 sản phẩm, cần ít nhất 2",
  ]);
  expect(required({ ...set("a", "Bình", "Chén"), setCases: [] })).toEqual(["Kỳ bình chọn này không nhận bộ sản phẩm"]);
});

test("three photos of one side are not the three sides", () => {
  expect(required(aDossier({ photos: [photo("front"), photo("front"), photo("front")] }))).toEqual([
    "Thiếu ảnh: Mặt bên",
    "Thiếu ảnh: Từ trên xuống",
  ]);
  expect(required(aDossier({ photos: [], minimumPhotos: 0 }))).toEqual([]);
});

test("what is thin, small, missing or expired among the rest is advice and no wall", () => {
  const state = aDossier({
    answers: { ...COMPLETE, description: "Nước mắm ngon" },
    photos: [photo("front", 700), photo("side"), photo("above")],
    papers: [
      { kind: "food_safety", validUntil: "2026-04-30" },
      { kind: "trademark", validUntil: "2026-08-31" },
      { kind: "quality", validUntil: "2026-09-01" },
    ],
  });
  const gaps = gapsIn(state, "2026-05-01");

  expect(isComplete(gaps)).toBe(true);
  expect(gaps).toEqual([
    { severity: "advice", kind: "small_photos", step: "photos", count: 1 },
    { severity: "advice", kind: "thin", step: "product", question: "description", length: 13, good: 300 },
    { severity: "advice", kind: "paper_missing", step: "papers", item: { name: "Đăng ký", nameEn: "Registration" } },
    { severity: "advice", kind: "paper_expired", step: "papers", paper: "food_safety" },
    {
      severity: "advice",
      kind: "paper_ends_early",
      step: "papers",
      paper: "trademark",
      validUntil: "2026-08-31",
      decisionOn: "2026-09-01",
    },
  ]);
});

test("a state goes only where the rules let it", () => {
  const moves = Object.fromEntries(
    NOMINATION_STATES.map((from) => [from, NOMINATION_STATES.filter((to) => mayMove(from, to))]),
  );

  expect(moves).toEqual({
    draft: ["submitted", "withdrawn"],
    submitted: ["more_asked", "admitted", "refused", "withdrawn"],
    more_asked: ["submitted", "refused", "withdrawn"],
    admitted: ["submitted", "withdrawn"],
    refused: ["submitted"],
    withdrawn: ["draft"],
  });
});

test("a draft is written while nominations are taken; what was asked for, during screening too", () => {
  const open = (state: "draft" | "more_asked" | "submitted" | "admitted") =>
    (["call", "nomination", "screening", "scoring", null] as const).filter((phase) =>
      isOpenForWriting({ state }, phase),
    );

  expect(open("draft")).toEqual(["nomination"]);
  expect(open("more_asked")).toEqual(["nomination", "screening"]);
  expect(open("submitted")).toEqual([]);
  expect(open("admitted")).toEqual([]);
});
