import { expect, test } from "vitest";
import { differencesOf, readCode, shownCode, type WrittenSheet } from "~/domain/paper-sheets/rules";

test("a code is read as people type and scan it, and nothing else is", () => {
  expect(["K7QP3-M2X8W", "k7qp3 m2x8w", " K7QP3M2X8W "].map(readCode)).toEqual(Array(3).fill("K7QP3M2X8W"));
  expect(readCode("OIL00-00000")).toBe("0110000000");
  expect(["", "K7QP3", "K7QP3-M2X8U", "K7QP3-M2X8W0", "/etc/passwd"].map(readCode)).toEqual(Array(5).fill(null));
  expect(shownCode("K7QP3M2X8W")).toBe("K7QP3-M2X8W");
});

const sheet = (values: Partial<WrittenSheet> = {}): WrittenSheet => ({
  points: { a: 700, b: null },
  remarks: null,
  isSigned: true,
  signedOn: "2026-05-04",
  ...values,
});
const nothing = { points: {}, remarks: null };

test("readings that are alike over an empty sheet, or over the same points, have no difference", () => {
  expect(differencesOf(["a", "b"], [sheet(), sheet({ points: { a: 700 } })], nothing)).toEqual([]);
  expect(differencesOf(["a", "b"], [sheet()], { points: { a: 700, b: null }, remarks: null })).toEqual([]);
});

test("each place that was read, or stands, otherwise is a difference; a zero is no empty box", () => {
  const other = sheet({ points: { a: 100, b: 0 }, remarks: "Đẹp", isSigned: false, signedOn: null });

  expect(differencesOf(["a", "b"], [sheet(), other], { points: { a: 700 }, remarks: "Khá" })).toEqual([
    { field: "points.a", readings: [700, 100], standing: 700 },
    { field: "points.b", readings: [null, 0] },
    { field: "remarks", readings: [null, "Đẹp"], standing: "Khá" },
    { field: "signed", readings: [true, false] },
    { field: "signedOn", readings: ["2026-05-04", null] },
  ]);
  expect(differencesOf(["a", "b"], [sheet(), sheet()], { points: { b: 300 }, remarks: null })).toEqual([
    { field: "points.b", readings: [null, null], standing: 300 },
  ]);
});
