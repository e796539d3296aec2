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

const photo = (view: "front" | "side" | "above" | "other", width = 1800) => ({ view, width, height: 1400 });

function aDossier(changes: Partial<DossierState> = {}): DossierState {
  return {
    level: "province",
    groupCode: "B",
    answers: COMPLETE,
    papers: [{ kind: "registration", validUntil: null }],
    photos: [photo("front"), photo("side"), photo("above")],
    minimumPhotos: 3,
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

test("food safety is asked of food only", () => {
  const { foodSafety: _, ...answers } = COMPLETE;

  expect(required(aDossier({ answers }))).toEqual(["An toàn thực phẩm: chưa trả lời"]);
  expect(required(aDossier({ answers, groupCode: "A" }))).toEqual([]);
});

test("a title of the level below is required from the region up", () => {
  const sentences = [
    "Số giấy chứng nhận của cấp dưới: chưa trả lời",
    "Ngày cấp: chưa trả lời",
    "Cấp đã công nhận: chưa trả lời",
  ];

  expect(required(aDossier({ level: "district" }))).toEqual([]);
  expect(required(aDossier({ level: "region" }))).toEqual(sentences);
  expect(required(aDossier({ level: "nation" }))).toEqual(sentences);
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
    papers: [{ kind: "food_safety", validUntil: "2026-04-30" }],
  });
  const gaps = gapsIn(state, "2026-05-01");

  expect(isComplete(gaps)).toBe(true);
  expect(gaps).toEqual([
    { severity: "advice", kind: "small_photos", step: "photos", count: 1 },
    { severity: "advice", kind: "thin", step: "product", question: "description", length: 13, good: 300 },
    { severity: "advice", kind: "paper_missing", step: "papers", paper: "registration" },
    { severity: "advice", kind: "paper_expired", step: "papers", paper: "food_safety" },
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
    admitted: ["withdrawn"],
    refused: [],
    withdrawn: [],
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
