import { expect, test } from "vitest";
import { RenewPaperForm } from "~/domain/papers/forms";
import { isWarningDue, stateOfPaper } from "~/domain/papers/rules";

const TODAY = "2026-05-01";

test("a paper holds through its last day", () => {
  const on = (validUntil: string | null) => stateOfPaper({ validUntil, retiredAt: null }, TODAY);

  expect(on(null)).toEqual({ kind: "lasting" });
  expect(on("2026-04-30")).toEqual({ kind: "expired" });
  expect(on("2026-05-01")).toEqual({ kind: "ending", days: 0 });
  expect(on("2026-06-30")).toEqual({ kind: "ending", days: 60 });
  expect(on("2026-07-01")).toEqual({ kind: "valid" });
  expect(stateOfPaper({ validUntil: "2020-01-01", retiredAt: new Date(0) }, TODAY)).toEqual({ kind: "retired" });
});

test("a notice is due sixty and fourteen days before the end, once each, also when a day was missed", () => {
  const end = "2026-06-30";
  const due = (today: string, warnedOn: string | null) => isWarningDue(end, warnedOn, today);

  expect([due("2026-04-30", null), due("2026-05-01", null), due("2026-05-20", null)]).toEqual([false, true, true]);
  expect([due("2026-05-02", "2026-05-01"), due("2026-06-15", "2026-05-01")]).toEqual([false, false]);
  expect([due("2026-06-16", "2026-05-01"), due("2026-06-20", "2026-05-20")]).toEqual([true, true]);
  expect([due("2026-06-17", "2026-06-16"), due("2026-06-30", null)]).toEqual([false, true]);
  expect(due("2026-07-01", null)).toBe(false);
});

test("a paper that ends before it was issued is refused beside its last day", () => {
  const file = new File(["%PDF-1.7"], "giay.pdf");
  const typed = { file, issuedOn: "02/05/2026", validUntil: "01/05/2026" };

  expect(RenewPaperForm.safeParse(typed).error?.issues).toMatchObject([{ path: ["validUntil"] }]);
  expect(RenewPaperForm.safeParse({ ...typed, validUntil: "02/05/2026" }).success).toBe(true);
});
