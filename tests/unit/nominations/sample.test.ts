import { expect, test } from "vitest";
import { instantOfSampleDay, nextSampleEvents, samplePlace } from "~/domain/nominations/sample";

test("where a sample is follows from its last line", () => {
  expect(samplePlace([])).toBe("none");
  expect(samplePlace([{ kind: "received" }, { kind: "shown" }])).toBe("here");
  expect(samplePlace([{ kind: "received" }, { kind: "returned" }])).toBe("returned");
  expect(samplePlace([{ kind: "catalogue" }])).toBe("catalogue");
});

test("what can happen next: it comes, is shown, goes back or stays; a kept one stays kept", () => {
  expect(nextSampleEvents("none")).toEqual(["received", "catalogue"]);
  expect(nextSampleEvents("here")).toEqual(["shown", "returned", "kept"]);
  expect(nextSampleEvents("returned")).toEqual(["received", "catalogue"]);
  expect(nextSampleEvents("catalogue")).toEqual(["received"]);
  expect(nextSampleEvents("kept")).toEqual([]);
});

test("a line of today keeps its hour, one of an earlier day stands at noon in Vietnam", () => {
  const now = new Date("2026-11-22T03:15:00Z");

  expect(instantOfSampleDay("2026-11-22", "2026-11-22", now)).toEqual(now);
  expect(instantOfSampleDay("2026-11-20", "2026-11-22", now)).toEqual(new Date("2026-11-20T05:00:00Z"));
});
