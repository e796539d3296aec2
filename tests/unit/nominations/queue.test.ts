import { expect, test } from "vitest";
import { isOverdue, placeIn, QueueFilter, type QueueRow, selectFrom } from "~/domain/nominations/queue";

const ME = "00000000-0000-7000-8000-000000000001";
const VIEWER = { userId: ME, today: "2026-11-22" };

function row(code: string, more: Partial<QueueRow> = {}): QueueRow {
  return {
    id: code,
    code,
    state: "submitted",
    groupCode: "B",
    productId: "p",
    productName: "Nước mắm nhỉ",
    establishmentId: "e",
    establishmentName: "HTX Phú Quý",
    submittedAt: new Date("2026-11-02T02:00:00Z"),
    officer: null,
    clock: { used: 5, left: 25, state: "running" },
    papersBy: null,
    awaitsPapers: false,
    seen: "s",
    ...more,
  };
}

const ROWS = [
  row("LD-2", { clock: { used: 28, left: 2, state: "running" }, officer: { id: ME, name: "Tôi" } }),
  row("LD-10", { groupCode: "A", productName: "Bánh tráng mè", establishmentName: "Cơ sở Đá Mài" }),
  row("LD-3", {
    state: "more_asked",
    awaitsPapers: true,
    papersBy: "2026-11-20",
    clock: { used: 4, left: 26, state: "paused" },
  }),
  row("LD-4", {
    state: "admitted",
    awaitsPapers: true,
    papersBy: "2026-12-20",
    clock: { used: 4, left: 26, state: "stopped" },
  }),
  row("LD-5", { clock: { used: 31, left: -1, state: "running" }, officer: { id: "x", name: "Bạn" } }),
  row("LD-6", { state: "refused", clock: { used: 9, left: 21, state: "stopped" } }),
];

const found = (filter: Partial<Record<keyof QueueFilter, string>>) =>
  selectFrom(ROWS, QueueFilter.parse(filter), VIEWER).map((one) => one.code);

test("those that wait for an answer come first, the least time left on top", () => {
  expect(found({})).toEqual(["LD-5", "LD-2", "LD-10", "LD-6", "LD-3", "LD-4"]);
});

test("filters: state, group, whose, what is waited for, what is late, and words without accents", () => {
  expect(found({ state: "submitted" })).toEqual(["LD-5", "LD-2", "LD-10"]);
  expect(found({ group: "A" })).toEqual(["LD-10"]);
  expect(found({ officer: "me" })).toEqual(["LD-2"]);
  expect(found({ officer: "nobody", state: "submitted" })).toEqual(["LD-10"]);
  expect(found({ due: "papers" })).toEqual(["LD-3", "LD-4"]);
  expect(found({ due: "overdue" })).toEqual(["LD-5", "LD-3"]);
  expect(found({ q: "da mai" })).toEqual(["LD-10"]);
  expect(found({ q: "ld-4" })).toEqual(["LD-4"]);
  expect(found({ q: "không có" })).toEqual([]);
});

test("orders, numbers in codes by value", () => {
  expect(found({ sort: "code" })).toEqual(["LD-2", "LD-3", "LD-4", "LD-5", "LD-6", "LD-10"]);
  expect(found({ sort: "product" })[0]).toBe("LD-10");
  expect(found({ sort: "clock" })[0]).toBe("LD-5");
});

test("an address that says nothing sensible shows everything", () => {
  expect(QueueFilter.parse({ state: "draft", officer: "you", due: "x", sort: "y", page: "-1" })).toEqual({
    group: "",
    q: "",
    sort: "waiting",
    page: 1,
  });
});

test("late is the agency past its limit, or the producer past the day that was set", () => {
  const late = (more: Partial<QueueRow>) => isOverdue(row("LD-1", more), "2026-11-22");

  expect(late({ clock: { used: 31, left: -1, state: "running" } })).toBe(true);
  expect(late({ clock: { used: 31, left: -1, state: "stopped" } })).toBe(false);
  expect([late({ papersBy: "2026-11-21" }), late({ papersBy: "2026-11-22" })]).toEqual([true, false]);
});

test("a dossier knows its place and its neighbours", () => {
  const list = [{ id: "a" }, { id: "b" }, { id: "c" }];

  expect(placeIn(list, "b")).toEqual({ number: 2, total: 3, previous: "a", next: "c" });
  expect(placeIn(list, "a")).toEqual({ number: 1, total: 3, previous: null, next: "b" });
  expect(placeIn(list, "z")).toEqual({ number: 0, total: 3, previous: null, next: "a" });
});
