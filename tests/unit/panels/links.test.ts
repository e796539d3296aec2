import { expect, test } from "vitest";
import { linksToConnect, partsOf } from "~/domain/panels/links";
import type { Basis } from "~/domain/panels/rules";
import type { Pair } from "~/domain/rounds/pairs";

/** "ab.c" with jurors a, b, c: the first entry is scored by a and b, the second by c. */
function given(text: string): Pair[] {
  return text
    .split(".")
    .flatMap((jurors, at) => [...jurors].map((appointmentId) => ({ appointmentId, nominationId: `e${at}` })));
}

function basisOf(jurors: Record<string, string>, groups: string, barred: readonly string[] = []): Basis {
  return {
    scorers: Object.entries(jurors).map(([appointmentId, expertise]) => ({
      appointmentId,
      expertise: [...expertise],
      panelGroup: null,
    })),
    entries: [...groups].map((groupCode, at) => ({ nominationId: `e${at}`, groupCode })),
    barred: new Set(barred),
    current: new Set(),
    begun: new Set(),
  };
}

test("a jury falls into the parts that share no entry", () => {
  expect(partsOf(given("abc.ab.c"))).toEqual([["a", "b", "c"]]);
  expect(partsOf(given("ab.cd.ef.ac"))).toEqual([
    ["a", "b", "c", "d"],
    ["e", "f"],
  ]);
  expect(partsOf([])).toEqual([]);
});

test("one link less than there are parts, and none for a connected jury", () => {
  const basis = basisOf({ a: "", b: "", c: "", d: "", e: "", f: "" }, "AAA");
  const pairs = given("ab.cd.ef");

  const links = linksToConnect(basis, pairs);

  expect(links).toHaveLength(2);
  expect(partsOf([...pairs, ...links])).toHaveLength(1);
  expect(linksToConnect(basis, [...pairs, ...links])).toEqual([]);
  expect(linksToConnect(basis, [])).toEqual([]);
});

test("the link goes to a juror who knows the group, then to the least busy one, and past recusals", () => {
  // a scores two entries and b one; c and d score the third.
  const pairs = given("ab.a.cd");
  const link = (jurors: Record<string, string>, barred: string[] = []) =>
    linksToConnect(basisOf(jurors, "AAB", barred), pairs);

  // c knows the group of the others' entries; a and b do not know theirs.
  expect(link({ a: "A", b: "A", c: "", d: "B" })).toEqual([{ appointmentId: "c", nominationId: "e0" }]);
  expect(link({ a: "", b: "", c: "B", d: "B" })).toEqual([{ appointmentId: "b", nominationId: "e2" }]);
  expect(link({ a: "", b: "", c: "B", d: "B" }, ["b:e2"])).toEqual([{ appointmentId: "a", nominationId: "e2" }]);
  const everyone = ["a:e2", "b:e2", "c:e0", "c:e1", "d:e0", "d:e1"];
  expect(link({ a: "", b: "", c: "", d: "" }, everyone)).toEqual([]);
});
