import type { SubmissionResult } from "@conform-to/react";
import { expect, test } from "vitest";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { initialFrom } from "~/routes/judge.sheets.$id/initial";

const [I1, I2] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"] as const;

const sheet = {
  version: "new",
  criteria: [I1, I2].map((id) => ({ id, parts: [] })),
  points: { [I1]: { points: 950, note: null }, [I2]: { points: 500, note: "Tốt" } },
  remarks: "Khá",
} as unknown as ScoringSheet;

const refused = (version: string, more: Partial<SubmissionResult<string[]>> = {}): SubmissionResult<string[]> => ({
  status: "error",
  initialValue: { version, points: { [I1]: "8" }, remarks: "Giỏi" },
  fields: ["version", `points.${I1}`, `notes.${I1}`, "remarks"],
  ...more,
});

test("after a refusal each field that differs from what stands says so, and keeps what was typed", () => {
  expect(initialFrom(sheet, refused("old"))).toEqual({
    fields: new Map([
      [I1, { text: "8", note: "" }],
      // The form did not have it.
      [I2, { text: "5", note: "Tốt" }],
    ]),
    remarks: "Giỏi",
    errors: new Map([[I1, "Phiếu đang lưu 9,5 điểm."]]),
    standingRemarks: "Khá",
  });
});

test("a refusal over the sheet as it stands says only what was refused", () => {
  const error = { [`points.${I1}`]: ["Điểm phải từ 0 đến 16."] };
  expect(initialFrom(sheet, refused("new", { error }))).toMatchObject({
    errors: new Map([[I1, "Điểm phải từ 0 đến 16."]]),
    standingRemarks: null,
  });
});

test("without a refusal the fields hold what stands", () => {
  expect(initialFrom(sheet, undefined)).toMatchObject({
    fields: new Map([
      [I1, { text: "9,5", note: "" }],
      [I2, { text: "5", note: "Tốt" }],
    ]),
    remarks: "Khá",
    standingRemarks: null,
  });
});
