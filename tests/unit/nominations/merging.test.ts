import { expect, test } from "vitest";
import { carriedTo, makerFactsOf } from "~/domain/nominations/carry-over";
import { saveStepForm } from "~/domain/nominations/forms";
import { mergeAnswers } from "~/domain/nominations/merge-answers";

test("what only one side changed is joined; what both changed is told apart", () => {
  const merged = mergeAnswers(["description", "materials", "process", "capacity", "workers"], {
    seen: { description: "cũ", materials: "cũ", process: "cũ", workers: 3 },
    typed: { description: "tôi", materials: "cũ", process: "tôi", capacity: "60 lít", workers: 4 },
    kept: { description: "cũ", materials: "bạn", process: "bạn", capacity: undefined, workers: 4 },
  });

  expect(merged).toEqual({
    answers: { description: "tôi", materials: "bạn", process: "tôi", capacity: "60 lít", workers: 4 },
    differences: [{ question: "process", mine: "tôi", kept: "bạn" }],
    joined: ["materials"],
  });
});

test("an answer one emptied and the other changed is told apart too", () => {
  const seen = { description: "cũ", materials: "cũ" };
  const { differences } = mergeAnswers(["description", "materials"], {
    seen,
    typed: { description: undefined, materials: "tôi" },
    kept: { description: "bạn", materials: undefined },
  });

  expect(differences).toEqual([
    { question: "description", mine: undefined, kept: "bạn" },
    { question: "materials", mine: "tôi", kept: undefined },
  ]);
});

test("a form without a readable memory of what was there is taken as typed", () => {
  const read = (typed: Record<string, unknown>) => saveStepForm("product").parse({ description: "Nước mắm", ...typed });
  const answers = { description: "Nước mắm" };

  expect(read({ version: 3, seen: '{"description":"Mắm","workers":14}' })).toEqual({
    answers,
    seen: { version: 3, answers: { description: "Mắm", workers: 14 } },
  });
  for (const seen of ["", "[", '{"description":[]}', "null"]) {
    expect(read({ version: 3, seen })).toEqual({ answers, seen: undefined });
  }
  expect(read({ seen: "{}" })).toEqual({ answers, seen: undefined });
});

test("revenue moves to the question of its own year", () => {
  const dossier = { workers: 14, revenueLast: 3, revenueBefore: 2, revenueEarlier: 1 };

  expect(carriedTo(dossier, { from: 2026, to: 2026 })).toEqual(dossier);
  expect(carriedTo(dossier, { from: 2025, to: 2026 })).toEqual({ workers: 14, revenueBefore: 3, revenueEarlier: 2 });
  expect(carriedTo(dossier, { from: 2024, to: 2026 })).toEqual({ workers: 14, revenueEarlier: 3 });
  expect(carriedTo(dossier, { from: 2020, to: 2026 })).toEqual({ workers: 14 });
});

test("the facts of a maker are no product's revenue, and no paper that has ended", () => {
  const paper = { fileId: "f", name: "a.pdf", number: null, issuer: null, issuedOn: null, validUntil: null };
  const registration = { ...paper, kind: "registration" } as const;
  const dossier = {
    description: "Mắm",
    workers: 14,
    markets: "18 tỉnh",
    revenueLast: 3,
    papers: [
      registration,
      { ...paper, kind: "food_safety", validUntil: "2026-04-30" } as const,
      { ...paper, kind: "award" } as const,
    ],
  };

  expect(makerFactsOf(dossier, "2026-05-01")).toEqual({ workers: 14, markets: "18 tỉnh", papers: [registration] });
  expect(makerFactsOf({ description: "Mắm" }, "2026-05-01")).toEqual({});
});
