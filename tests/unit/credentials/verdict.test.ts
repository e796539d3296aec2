import { expect, test } from "vitest";
import type { CredentialCheck } from "~/domain/credentials/checks";
import { failed, ok, unknown } from "~/domain/credentials/checks";
import { verdictOf, vouchedFor } from "~/domain/credentials/verdict";
import { wordsOf } from "~/domain/credentials/words";

const GOOD = [ok("format"), ok("proof"), ok("key"), ok("time"), ok("status"), ok("paper")];

/** A report of a PDF in which all holds but what is told. */
function reportOf(...others: readonly CredentialCheck[]) {
  const checks = GOOD.map((check) => others.find(({ name }) => name === check.name) ?? check);
  const isOpen = checks.some(({ name, state }) => state === "unknown" && (name === "key" || name === "paper"));
  const isFailed = checks.some(({ state }) => state === "failed");
  return { ok: isFailed ? false : isOpen ? null : true, checks, about: null, statusAsOf: null };
}

const expired = failed("time", "expired");
const anyKey = unknown("key", "not_pinned");
const anyPage = unknown("paper", "paper_unsigned");

test("that it was issued and has ended is said only of what is known to be the issuer's", () => {
  const verdicts = {
    holds: verdictOf(reportOf()),
    expired: verdictOf(reportOf(expired)),
    "expired, list not asked": verdictOf(reportOf(expired, unknown("status", "not_asked"))),
    revoked: verdictOf(reportOf(failed("status", "revoked"))),
    "expired, of any key": verdictOf(reportOf(expired, anyKey)),
    "expired, page not signed": verdictOf(reportOf(expired, anyPage)),
    "expired, of another's key": verdictOf(reportOf(expired, failed("key", "other_key"))),
    "page changed": verdictOf(reportOf(failed("paper", "paper_changed"))),
    "page changed, of any key": verdictOf(reportOf(failed("paper", "paper_changed"), anyKey)),
    "page not signed": verdictOf(reportOf(anyPage)),
    "of any key": verdictOf(reportOf(anyKey)),
  };
  expect(verdicts).toEqual({
    holds: "holds",
    expired: "over",
    "expired, list not asked": "over",
    revoked: "over",
    "expired, of any key": "fails",
    "expired, page not signed": "fails",
    "expired, of another's key": "fails",
    "page changed": "paper_changed",
    "page changed, of any key": "fails",
    "page not signed": "paper_unsigned",
    "of any key": "not_sure",
  });
});

test("a signature vouches for words and page only by a key that is known to be the issuer's", () => {
  const wordsOfPaper = (...others: readonly CredentialCheck[]) => wordsOf(ok("paper"), reportOf(...others));
  expect(vouchedFor(reportOf())).toEqual({ content: true, paper: true });
  expect(vouchedFor(reportOf(failed("paper", "paper_changed")))).toEqual({ content: true, paper: false });
  expect(vouchedFor(reportOf(failed("proof", "changed")))).toEqual({ content: false, paper: false });
  expect(wordsOfPaper().title).toBe("Trang giấy trong tệp PDF đúng như khi cấp");
  for (const key of [failed("key", "other_key"), anyKey]) {
    expect(vouchedFor(reportOf(key))).toEqual({ content: false, paper: false });
    const { title, detail } = wordsOfPaper(key);
    expect(title).toBe("Trang giấy trong tệp PDF còn nguyên như khi ký");
    expect(detail).toContain("bởi khóa ghi trong tệp");
  }
});
