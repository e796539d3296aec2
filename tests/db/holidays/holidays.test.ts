import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { holidays } from "~/db/schema";
import { addHoliday } from "~/domain/holidays/add-holiday.server";
import { loadHolidays } from "~/domain/holidays/load-holidays.server";
import { clocksOf, deadlineOf, holidayOn, holidaysBetween, holidaysOfYear } from "~/domain/holidays/queries.server";
import { readHolidayRows } from "~/domain/holidays/read-holidays.server";
import { removeHoliday } from "~/domain/holidays/remove-holiday.server";
import { loadReferenceData } from "~/domain/reference-data.server";

const words = { name: "Nghỉ theo quyết định của tỉnh", nameEn: "Provincial day off", source: "Quyết định 12/QĐ-UBND" };

test("a started server knows the holidays of data/holidays.csv, each with its source", async ({ db }) => {
  const rows = await db.select().from(holidays).orderBy(holidays.day);

  expect(rows).toEqual(readHolidayRows());
  expect([...new Set(rows.map((row) => row.day.slice(0, 4)))]).toEqual(["2024", "2025", "2026", "2027"]);
  expect(rows.every((row) => row.source.length > 20)).toBe(true);
});

test("the days of a span are found, both ends included", async ({ db }) => {
  const found = await holidaysBetween(contextOf(db, null), "2026-04-27", "2026-05-01");

  expect([...found].sort()).toEqual(["2026-04-27", "2026-04-30", "2026-05-01"]);
});

test("fifteen working days from before Tết 2026 end after it", async ({ db }) => {
  const ctx = contextOf(db, null);

  expect(await deadlineOf(ctx, new Date("2026-02-06T03:00:00Z"), 15)).toBe("2026-03-06");
  expect(await deadlineOf(ctx, new Date("2026-02-06T03:00:00Z"), 5)).toBe("2026-02-13");
});

test("the clocks of one thing and of three are read with one question", async ({ db }) => {
  const now = new Date("2026-04-24T03:00:00Z");
  const list = ["2026-05-06", "2026-04-28", "2026-04-23"].map((dueOn) => ({ dueOn, doneAt: null }));
  const ask = (some: typeof list) => countingQueries(db, (db) => clocksOf(contextOf(db, null, now), some));

  const one = await ask(list.slice(0, 1));
  const three = await ask(list);

  expect(one).toEqual({ result: [{ state: "running", days: 5, dueOn: "2026-05-06" }], queries: 1 });
  expect(three.queries).toBe(1);
  expect(three.result.map(({ state, days }) => [state, days])).toEqual([
    ["running", 5],
    ["running", 1],
    ["overdue", 1],
  ]);
  expect(await ask([])).toEqual({ result: [], queries: 0 });
});

test("an admin adds and removes a day off, and the next start changes neither", async ({ db }) => {
  const ctx = contextOf(db, await anAdmin(db), new Date("2026-06-01T02:00:00Z"));

  await addHoliday(ctx, { day: "2026-06-19", ...words });
  await removeHoliday(ctx, "2026-09-01");
  await db.update(holidays).set({ name: "Tên do quản trị viên sửa" }).where(eq(holidays.day, "2026-09-02"));
  await loadReferenceData(db, new Date());
  await loadHolidays(contextOf(db, null));

  const { days, years } = await holidaysOfYear(ctx, 2026);
  const named = new Map(days.map((row) => [row.day, row.name]));
  expect(named.get("2026-06-19")).toBe(words.name);
  expect(named.has("2026-09-01")).toBe(false);
  expect(named.get("2026-09-02")).toBe("Tên do quản trị viên sửa");
  expect(years).toEqual([2024, 2025, 2026, 2027]);
  expect(await auditOf(db, "2026-06-19", { details: true })).toMatchObject([
    { act: "holidays.added", before: null, after: words },
  ]);
  expect(await auditOf(db, "2026-09-01", { details: true })).toMatchObject([
    { act: "holidays.removed", before: { name: "Quốc khánh", nameEn: "National Day" }, after: null },
  ]);
});

test("a day that is one already, one that is none and what is no day are refused", async ({ db }) => {
  const ctx = contextOf(db, await anAdmin(db));

  await expect(addHoliday(ctx, { day: "2026-01-01", ...words })).rejects.toMatchObject({
    code: "conflict",
    fields: { day: [expect.stringContaining("01/01/2026")] },
  });
  await expect(removeHoliday(ctx, "2026-06-03")).rejects.toMatchObject({ code: "not_found" });
  await expect(holidayOn(ctx, "2026-13-45")).rejects.toMatchObject({ code: "not_found" });
  await expect(holidayOn(ctx, "hôm nay")).rejects.toMatchObject({ code: "not_found" });
});

test("only an admin sees, adds and removes days off", async ({ db }) => {
  const { id } = await anAgency(db);
  for (const actor of [null, await anActor(db), await anOrganiser(db, id)]) {
    const ctx = contextOf(db, actor);
    const refused = { code: "forbidden" };

    await expect(holidaysOfYear(ctx, 2026)).rejects.toMatchObject(refused);
    await expect(addHoliday(ctx, { day: "2026-07-01", ...words })).rejects.toMatchObject(refused);
    await expect(removeHoliday(ctx, "2026-01-01")).rejects.toMatchObject(refused);
  }
  expect(await holidaysBetween(contextOf(db, null), "2026-07-01", "2026-07-01")).toEqual(new Set());
});
