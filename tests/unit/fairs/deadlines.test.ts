import { expect, test } from "vitest";
import { type Deadlines, deadlinesFrom, misfitsOf } from "~/domain/fairs/deadlines";
import { misfitsOfEvent, timesOf } from "~/domain/fairs/event-times";
import { isWithin } from "~/domain/fairs/rules";

const NONE: Deadlines = deadlinesFrom({});

test("a day opens at eight and closes at five, Vietnam time, unless another time is typed", () => {
  const typed = { applicationsOpenOn: "2026-09-01", applicationsCloseOn: "2026-10-15", picksCloseOn: "2026-11-20" };

  expect(deadlinesFrom({ ...typed, picksOpenOn: "2026-11-01", picksOpenTime: "00:00" })).toEqual({
    ...NONE,
    applicationsOpenAt: new Date("2026-09-01T01:00:00Z"),
    applicationsCloseAt: new Date("2026-10-15T10:00:00Z"),
    picksOpenAt: new Date("2026-10-31T17:00:00Z"),
    picksCloseAt: new Date("2026-11-20T10:00:00Z"),
  });
});

test("dates that do not fit together are named by their field", () => {
  const fieldsOf = (typed: Parameters<typeof deadlinesFrom>[0]) =>
    Object.keys(misfitsOf(deadlinesFrom(typed), "2026-12-04"));
  const call = { applicationsOpenOn: "2026-09-01", applicationsCloseOn: "2026-10-15" };

  expect(fieldsOf({})).toEqual([]);
  expect(fieldsOf(call)).toEqual([]);
  expect(fieldsOf({ ...call, applicationsCloseOn: undefined })).toEqual(["applicationsCloseOn"]);
  expect(fieldsOf({ applicationsCloseOn: "2026-10-15" })).toEqual(["applicationsOpenOn"]);
  expect(fieldsOf({ ...call, applicationsCloseOn: "2026-08-31" })).toEqual(["applicationsCloseOn"]);
  expect(fieldsOf({ ...call, applicationsCloseOn: "2026-12-04" })).toEqual(["applicationsCloseOn"]);
  expect(fieldsOf({ ...call, picksOpenOn: "2026-08-01", picksCloseOn: "2026-11-01" })).toEqual(["picksOpenOn"]);
  expect(fieldsOf({ picksOpenOn: "2026-11-01", picksCloseOn: "2026-11-10" })).toEqual(["picksOpenOn"]);
  expect(fieldsOf({ goodsDueOn: "2026-12-04" })).toEqual([]);
  expect(fieldsOf({ goodsDueOn: "2026-12-05" })).toEqual(["goodsDueOn"]);
  expect(fieldsOf({ signsDueOn: "2026-12-05", goodsListDueOn: "2026-12-05" })).toEqual([
    "signsDueOn",
    "goodsListDueOn",
  ]);
  expect(fieldsOf({ depositDueOn: "2026-11-02", balanceDueOn: "2026-11-01" })).toEqual(["balanceDueOn"]);
});

test("a span is open from its first instant and closed from its last", () => {
  const [from, until] = [new Date("2026-09-01T01:00:00Z"), new Date("2026-10-15T10:00:00Z")];
  const at = (now: string) => isWithin(from, until, new Date(now));

  expect(
    ["2026-09-01T00:59:59Z", "2026-09-01T01:00:00Z", "2026-10-15T09:59:59Z", "2026-10-15T10:00:00Z"].map(at),
  ).toEqual(["before", "open", "open", "after"]);
  expect([isWithin(null, null, from), isWithin(from, null, until)]).toEqual(["not_named", "open"]);
});

test("an event lies in the days of its fair, their eve or the day after, and may end after midnight", () => {
  const fair = { startsOn: "2026-12-04", endsOn: "2026-12-09" };
  const fieldsOf = (day: string, from = "08:00", until = "09:00") =>
    Object.keys(misfitsOfEvent({ day, from, until }, fair));

  expect(["2026-12-02", "2026-12-03", "2026-12-10", "2026-12-11"].map((day) => fieldsOf(day))).toEqual([
    ["day"],
    [],
    [],
    ["day"],
  ]);
  expect(fieldsOf("2026-12-04", "08:00", "08:00")).toEqual(["until"]);
  expect(timesOf({ day: "2026-12-05", from: "20:00", until: "00:30" })).toEqual({
    startsAt: new Date("2026-12-05T13:00:00Z"),
    endsAt: new Date("2026-12-05T17:30:00Z"),
  });
});
