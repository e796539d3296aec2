import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { EntryToAnswer } from "~/domain/conflicts/own-entries.server";
import { EntryQuestion } from "~/ui/conflicts/entry-question";

const MAKER: EntryToAnswer = {
  key: "0".repeat(32),
  establishment: "HTX Bình An",
  place: "Xã Đơn Dương",
  product: null,
  answer: "conflict",
  reason: "Chủ cơ sở là em ruột tôi",
  hints: [],
  isMissing: false,
  isFixed: true,
  whyNotNone: "Bạn đã thấy mã hồ sơ.",
  whyNotConflict: null,
};

const markupOf = (entry: EntryToAnswer) =>
  renderToStaticMarkup(<EntryQuestion entry={entry} typed={{ answer: "conflict" }} errors={[]} isClosed={false} />);

test("an answer that stands is shown as text, and no form sends it again", () => {
  const fixed = markupOf(MAKER);
  for (const words of ["HTX Bình An", "Có liên quan", "em ruột tôi", "Bạn đã thấy mã"]) expect(fixed).toContain(words);
  expect(fixed).not.toMatch(/<(input|textarea)/);

  expect(markupOf({ ...MAKER, isFixed: false, whyNotNone: null })).toMatch(/<input[^>]*checked/);
});
