import { expect, test } from "vitest";
import { changesBetween, type Dossier } from "~/domain/nominations/dossier";
import type { Paper } from "~/domain/nominations/forms";

const paper = (fileId: string): Paper => ({
  fileId,
  kind: "quality",
  name: `${fileId}.pdf`,
  number: null,
  issuer: null,
  issuedOn: null,
  validUntil: null,
});
const photo = (sha256: string) => ({
  fileId: `file of ${sha256}`,
  view: "front" as const,
  width: 1600,
  height: 1200,
  sha256,
});
const dossier = (parts: Partial<Dossier>) => ({ answers: {}, papers: [], photos: [], ...parts }) as unknown as Dossier;

test("answers, photos and papers that differ are told, each once", () => {
  const before = dossier({
    answers: { description: "Nước mắm", workers: 12, capacity: "60.000 lít" },
    photos: [photo("a"), photo("b")],
    papers: [paper("one"), paper("two")],
  });
  const after = dossier({
    answers: { description: "Nước mắm nhỉ", workers: 12, markets: "Nhật Bản" },
    photos: [photo("b"), photo("c"), photo("d")],
    papers: [paper("two"), paper("three")],
  });

  expect(changesBetween(before, after)).toEqual({
    answers: [
      { question: "description", before: "Nước mắm", after: "Nước mắm nhỉ" },
      { question: "capacity", before: "60.000 lít", after: undefined },
      { question: "markets", before: undefined, after: "Nhật Bản" },
    ],
    photos: { added: 2, removed: 1 },
    papers: { added: [paper("three")], removed: [paper("one")] },
  });
  expect(changesBetween(before, before)).toEqual({
    answers: [],
    photos: { added: 0, removed: 0 },
    papers: { added: [], removed: [] },
  });
});
