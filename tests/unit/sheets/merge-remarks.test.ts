import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeRemarks } from "~/domain/sheets/merge-remarks";
import { normalizeParagraphs } from "~/lib/paragraphs";

test.each([
  // standing, base, text, what stands then
  ["", "", "Đẹp", "Đẹp"],
  ["Đẹp", "Đẹp", "Đẹp, đắt", "Đẹp, đắt"],
  ["Đẹp", "Đẹp", "", ""],
  ["Bao bì tốt", "", "Đẹp", "Bao bì tốt\n\nĐẹp"],
  ["Bao bì tốt\n\nĐẹp", "Đẹp", "Đẹp, đắt", "Bao bì tốt\n\nĐẹp, đắt"],
  ["Đẹp\n\nBao bì tốt", "Đẹp", "Đẹp, đắt", "Đẹp, đắt\n\nBao bì tốt"],
  ["Một\n\nĐẹp\n\nHai", "Đẹp", "", "Một\n\nHai"],
  ["Bao bì tốt\n\nĐẹp\n\nĐắt", "Đẹp\n\nĐắt", "Đẹp", "Bao bì tốt\n\nĐẹp"],
  ["Bao bì tốt\n\nĐẹp", "Đẹp\n\nĐắt", "Đẹp", "Bao bì tốt\n\nĐẹp"],
  ["Đẹp lắm", "Đẹp", "Đẹp, đắt", "Đẹp lắm\n\nĐẹp, đắt"],
  ["Đẹp lắm", "Đẹp", "Đẹp", "Đẹp lắm"],
  ["Bao bì tốt", null, "", "Bao bì tốt"],
  ["Bao bì tốt", null, "Bao bì tốt\n\nĐẹp", "Bao bì tốt\n\nĐẹp"],
  ["", "Đẹp", "Đẹp, đắt", "Đẹp, đắt"],
])("over %j, written on %j: %j becomes %j", (standing, base, text, expected) => {
  expect(mergeRemarks(standing, base, text)).toBe(expected);
});

const remarks = fc
  .array(fc.array(fc.constantFrom("một", "hai", "ba"), { minLength: 1, maxLength: 3 }), { maxLength: 3 })
  .map((paragraphs) => normalizeParagraphs(paragraphs.map((words) => words.join(" ")).join("\n\n")));

test("no paragraph that only the other device has is lost, nor one of what was just written", () => {
  fc.assert(
    fc.property(remarks, remarks, remarks, (standing, base, text) => {
      const paragraphs = (from: string) => from.split("\n\n").filter(Boolean);
      const stands = paragraphs(mergeRemarks(standing, base, text));
      const others = paragraphs(standing).filter((one) => !paragraphs(base).includes(one));
      const written = paragraphs(text).filter((one) => text !== base && one !== "");
      expect(stands).toEqual(expect.arrayContaining([...others, ...written]));
    }),
  );
});
