import { expect, test } from "vitest";
import { carriedTo, makerFactsOf } from "~/domain/nominations/carry-over";
import { saveStepForm } from "~/domain/nominations/forms";

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
