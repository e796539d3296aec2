import { expect, test } from "vitest";
import { checkSeal } from "~/domain/seals/check-seal";

test("a file that is deeper than any seal is told to be none", () => {
  const deep = `{"decision":${"[".repeat(5_000)}${"]".repeat(5_000)}}`;
  expect(checkSeal(deep, { trusted: undefined })).toEqual({
    ok: false,
    checks: [{ name: "format", state: "failed", reason: "other_format" }],
    about: null,
  });
});
