import { expect, test } from "vitest";
import { RemindersForm } from "~/domain/certificates/forms";
import {
  DEFAULT_REMINDERS,
  endNoticeDue,
  latestReportYear,
  openReportYears,
  reportDays,
} from "~/domain/certificates/reminders";
import { reportStepForm, SupportForm } from "~/domain/yearly-reports/forms";
import { isReportDue, reminderDue, reportGaps, standingOf } from "~/domain/yearly-reports/rules";

const inYear = { ...DEFAULT_REMINDERS, opensOn: "10-01", opensNextYear: false, dueOn: "12-15", dueNextYear: false };

test("a report is due of every year the title held in, from the year of issue to that of its last day", () => {
  const title = { issuedOn: "2024-12-31", knownOn: "2024-12-31", validUntil: "2027-12-31", revokedOn: null };
  const years = (one: Parameters<typeof isReportDue>[0]) =>
    [2023, 2024, 2025, 2026, 2027, 2028].filter((year) => isReportDue(one, year, `${year + 1}-01-31`));

  expect(years(title)).toEqual([2024, 2025, 2026, 2027]);
  expect(years({ ...title, revokedOn: "2026-01-02" })).toEqual([2024, 2025, 2026]);
  expect(years({ ...title, revokedOn: "2026-01-01" })).toEqual([2024, 2025]);
  expect(years({ ...title, revokedOn: "2024-12-31" })).toEqual([]);
});

test("a title that was given after a report's last day is not asked for it", () => {
  const title = { issuedOn: "2024-12-16", knownOn: "2024-12-16", validUntil: "2027-12-31", revokedOn: null };
  expect([2024, 2025].map((year) => isReportDue(title, year, reportDays(inYear, year).dueOn))).toEqual([false, true]);
  const before = { ...title, issuedOn: "2024-12-15", knownOn: "2024-12-15" };
  expect(isReportDue(before, 2024, "2024-12-15")).toBe(true);
  // Decided in December, made known in February.
  const told = { ...title, knownOn: "2025-02-05" };
  expect([2024, 2025].map((year) => isReportDue(told, year, `${year + 1}-01-31`))).toEqual([false, true]);
  expect(isReportDue({ ...told, knownOn: "2025-01-31" }, 2024, "2025-01-31")).toBe(true);
});

test("the days of a report lie in its year or the next, as its agency sets them", () => {
  expect(reportDays(DEFAULT_REMINDERS, 2026)).toEqual({ opensOn: "2027-01-01", dueOn: "2027-01-31" });
  expect(reportDays(inYear, 2026)).toEqual({ opensOn: "2026-10-01", dueOn: "2026-12-15" });
  expect(latestReportYear(DEFAULT_REMINDERS, "2026-12-31")).toBe(2025);
  expect(latestReportYear(DEFAULT_REMINDERS, "2027-01-01")).toBe(2026);
  expect(latestReportYear(inYear, "2026-09-30")).toBe(2025);
  expect(latestReportYear(inYear, "2026-10-01")).toBe(2026);
  expect(latestReportYear({ ...DEFAULT_REMINDERS, opensOn: "03-01", dueOn: "04-01" }, "2027-02-28")).toBe(2025);
});

test("the latest reminder counts, and a report that opens late has no earlier one", () => {
  const on = (today: string, reminders = DEFAULT_REMINDERS) => reminderDue(reminders, 2026, today);
  expect(
    ["2026-12-31", "2027-01-01", "2027-01-16", "2027-01-17", "2027-01-31", "2027-02-01"].map((day) => on(day)),
  ).toEqual([null, "opened", "opened", "due_soon", "due_soon", "late"]);
  expect(on("2027-01-30", { ...DEFAULT_REMINDERS, reportDaysBefore: 30 })).toBe("opened");
  expect([on("2027-03-02"), on("2027-03-03")]).toEqual(["late", null]);
});

test("two years are open at once where one opens before the last day of the other", () => {
  const long = { ...DEFAULT_REMINDERS, opensNextYear: false };
  expect(openReportYears(long, "2027-01-31")).toEqual([2026, 2027]);
  expect(openReportYears(long, "2027-02-01")).toEqual([2027]);
  expect(openReportYears(long, "2027-03-02", 30)).toEqual([2026, 2027]);
  expect(openReportYears({ ...long, firstYear: 2027 }, "2027-01-31")).toEqual([2027]);
  expect(openReportYears(inYear, "2027-01-14", 30)).toEqual([2026]);
  expect(openReportYears(DEFAULT_REMINDERS, "2026-12-31")).toEqual([]);
});

test("a report waits, is late the day after its last, and stands as it was sent", () => {
  expect(standingOf(null, "2027-01-31", "2027-01-31")).toBe("due");
  expect(standingOf("draft", "2027-01-31", "2027-02-01")).toBe("late");
  expect(standingOf("returned", "2027-01-31", "2027-02-01")).toBe("returned");
});

test("notices of an end are due once each, the latest where a day was missed", () => {
  const due = (today: string, last: string | null = null) => endNoticeDue("2027-12-31", [180, 60, 14], last, today);
  expect([due("2027-07-03"), due("2027-07-04"), due("2027-12-20")]).toEqual([null, "2027-07-04", "2027-12-17"]);
  expect([due("2027-10-31", "2027-07-04"), due("2027-11-01", "2027-07-04")]).toEqual([null, "2027-11-01"]);
  expect([due("2027-12-31", "2027-12-17"), due("2028-01-01")]).toEqual([null, null]);
});

test("what is missing is named by its field", () => {
  const full = { revenue: 5, exportValue: 5, outputQuantity: 1, outputUnit: "kg", workers: 1, labourIncome: 1 };
  expect(reportGaps({ ...full, keepsQuality: "yes" }, 1)).toEqual([]);
  expect(reportGaps({ ...full, exportValue: 6, keepsQuality: "no" }, 0).map((gap) => [gap.field, gap.which])).toEqual([
    ["exportValue", "export_over_revenue"],
    ["hasNoSupport", "no_support_said"],
    ["qualityWords", "why_not_kept"],
  ]);
  expect(reportGaps({ hasNoSupport: "on" }, 0)).toHaveLength(7);
});

test("amounts are typed as people type them, whole and up to 10^15", () => {
  const read = (revenue: string) => reportStepForm("business").safeParse({ revenue }).data?.revenue ?? null;
  expect(["1.250.000.000", "1,25 tỷ", "850 triệu", "1.000.000.000.000.000", "0"].map(read)).toEqual([
    1_250_000_000,
    1_250_000_000,
    850_000_000,
    null,
    0,
  ]);
  expect(read("1 000 000 tỷ")).toBe(10 ** 15);
  expect(["1.000.001 tỷ", "-5", "1,5", "12 USD"].map(read)).toEqual([null, null, null, null]);
  const people = (workers: string) => reportStepForm("business").safeParse({ workers }).data?.workers ?? null;
  expect(["1.000.000", "1.000.001"].map(people)).toEqual([1_000_000, null]);
  const support = { kind: "fair", what: "Hội chợ", amount: "12 triệu", source: "credit", month: "13" };
  expect(SupportForm.safeParse(support).success).toBe(false);
  expect(SupportForm.parse({ ...support, month: "12" })).toEqual({ ...support, amount: 12_000_000, month: 12 });
});

test("days of the year are typed as 31/01, and the last one comes after the first", () => {
  const typed = {
    opensOn: "1/10",
    opensNextYear: "same",
    dueOn: "15.12",
    dueNextYear: "same",
    reportDaysBefore: "14",
    expiryDaysBefore: "14, 180;60 60",
    firstYear: "2026",
    version: "3",
  };
  expect(RemindersForm.parse(typed)).toEqual({
    opensOn: "10-01",
    opensNextYear: false,
    dueOn: "12-15",
    dueNextYear: false,
    reportDaysBefore: 14,
    expiryDaysBefore: [180, 60, 14],
    firstYear: 2026,
    version: 3,
  });
  const wrong = (changes: object) =>
    RemindersForm.safeParse({ ...typed, ...changes }).error?.issues.map(({ path }) => path[0]) ?? [];
  expect(wrong({ dueOn: "01/10" })).toEqual(["dueOn"]);
  expect(wrong({ opensOn: "29/02" })).toEqual(["opensOn"]);
  expect(wrong({ firstYear: "26" })).toEqual(["firstYear"]);
  expect(wrong({ firstYear: undefined })).toEqual([]);
  expect(wrong({ reportDaysBefore: "0" })).toEqual(["reportDaysBefore"]);
  expect(wrong({ expiryDaysBefore: "800" })).toEqual(["expiryDaysBefore"]);
  expect(wrong({ expiryDaysBefore: "1,2,3,4,5,6" })).toEqual(["expiryDaysBefore"]);
});
