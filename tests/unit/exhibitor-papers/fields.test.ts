import { expect, test } from "vitest";
import { filledIn, unknownField } from "~/domain/exhibitor-papers/rules";

const values = { sign_name: "Gốm {fair}", number: "HC26-017", booths: "B1, B2", fair: "Hội chợ" };

test("fields are filled in, blanks around their names forgiven; what a value holds is no field", () => {
  expect(filledIn("{ sign_name } có {booths} ({number}) tại {fair}", values)).toBe(
    "Gốm {fair} có B1, B2 (HC26-017) tại Hội chợ",
  );
});

test("the first field that there is not is named; braces in braces and empty ones are none", () => {
  expect(unknownField("{fair} {ten} {x}")).toBe("ten");
  expect(unknownField("{}")).toBe("");
  expect(unknownField("{toString}")).toBe("toString");
  expect(unknownField("{fair} và {booths}")).toBeNull();
  expect(filledIn("{ten}", values)).toBe("{ten}");
});
