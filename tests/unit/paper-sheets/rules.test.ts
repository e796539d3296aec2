import { expect, test } from "vitest";
import {
  differencesOf,
  pointsAfter,
  readCode,
  type StandingSheet,
  shownCode,
  type WrittenSheet,
} from "~/domain/paper-sheets/rules";

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
const standing = (points: StandingSheet["points"], fromDevice: readonly string[] = []): StandingSheet => ({
  points,
  fromDevice: new Set(fromDevice),
  remarks: "Khá",
});
const nothing = standing({});

test("readings that are alike over an empty sheet, or over the same points of an earlier paper, have no difference", () => {
  expect(differencesOf(["a", "b"], [sheet(), sheet()], nothing)).toEqual([]);
  expect(differencesOf(["a", "b"], [sheet(), sheet({ points: { a: 700 } })], nothing)).toEqual([]);
  expect(differencesOf(["a", "b"], [sheet()], standing({ a: 700, b: null }))).toEqual([]);
});

test("each place that was read, or stands, otherwise is a difference; a zero is no empty box", () => {
  const other = sheet({ points: { a: 100, b: 0 }, remarks: "Đẹp", isSigned: false, signedOn: null });

  expect(differencesOf(["a", "b"], [sheet(), other], standing({ a: 700 }))).toEqual([
    { field: "points.a", readings: [700, 100], standing: "earlier" },
    { field: "points.b", readings: [null, 0] },
    { field: "remarks", readings: [null, "Đẹp"] },
    { field: "signed", readings: [true, false] },
    { field: "signedOn", readings: ["2026-05-04", null] },
  ]);
  expect(differencesOf(["a", "b"], [sheet(), sheet()], standing({ b: 300 }))).toEqual([
    { field: "points.b", readings: [null, null], standing: "earlier" },
  ]);
});

test("points of a device are met by any points, the same ones too, and an empty box passes them by", () => {
  for (const points of [0, 700, 1200]) {
    expect(differencesOf(["a", "b"], [sheet(), sheet()], standing({ a: points, b: points }, ["a", "b"]))).toEqual([
      { field: "points.a", readings: [700, 700], standing: "device" },
    ]);
  }
});

test("an empty box leaves what a device gave and takes back what an earlier paper said; what is not named stays", () => {
  const stands = standing({ a: 300, b: 400, c: 500 }, ["a"]);

  expect(["a", "b", "c"].map((id) => pointsAfter(id, { points: { a: null, b: null } }, stands))).toEqual([
    300,
    null,
    500,
  ]);
  expect(["a", "b"].map((id) => pointsAfter(id, { points: { a: 0, b: 100 } }, stands))).toEqual([0, 100]);
});
