import { expect, test } from "vitest";
import { mergeAnswers } from "~/domain/step-answers";

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
