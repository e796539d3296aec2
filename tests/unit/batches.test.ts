import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { Batches } from "~/lib/batches";

/** Batches of texts that go by the letters in them; tells what went together. */
function aLine({ flights = 1, size = 10 } = {}) {
  const went: string[][] = [];
  const line = new Batches<string, string>({
    async run(items) {
      went.push([...items]);
      await delay(5);
      if (items.includes("bad")) throw new Error("bad");
      return items.map((item) => item.toUpperCase());
    },
    keysOf: (item) => [item[0]!],
    flights,
    size,
  });
  return { line, went };
}

test("what arrives together goes together, and each gets its own outcome", async () => {
  const { line, went } = aLine();
  expect(await Promise.all(["a1", "b1", "c1"].map((item) => line.add(item)))).toEqual(["A1", "B1", "C1"]);
  expect(went).toEqual([["a1", "b1", "c1"]]);
});

test("items of one key go one after the other, in the order they came, and hold up no others", async () => {
  const { line, went } = aLine({ flights: 2 });
  await Promise.all(["a1", "a2", "b1", "a3", "b2"].map((item) => line.add(item)));
  expect(went).toEqual([["a1", "b1"], ["a2", "b2"], ["a3"]]);
});

test("a batch holds no more than its size, and no more are under way than may be", async () => {
  const { line, went } = aLine({ flights: 2, size: 2 });
  const all = ["a", "b", "c", "d", "e"].map((item) => line.add(item));
  await delay(2);
  expect(went).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  await Promise.all(all);
  expect(went).toHaveLength(3);
});

test("a batch that fails fails for its own items, and the next one goes on", async () => {
  const { line } = aLine();
  const outcomes = await Promise.allSettled(["a", "bad"].map((item) => line.add(item)));
  expect(outcomes.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  expect(await line.add("a")).toBe("A");
});

/** A line whose items that begin with "late" go on by themselves until they are let go. */
function aLineWithLate() {
  const done: string[] = [];
  const held = new Map<string, PromiseWithResolvers<string>>();
  const line = new Batches<string, string>({
    async run(items) {
      return items.map((item) => {
        const late = item.startsWith("late") ? Promise.withResolvers<string>() : null;
        if (late) held.set(item, late);
        const outcome = late?.promise ?? item;
        Promise.resolve(outcome).then(
          () => done.push(item),
          () => done.push(`${item} failed`),
        );
        return outcome;
      });
    },
    keysOf: (item) => [item.split(" ")[1]!],
    flights: 1,
    size: 10,
  });
  return { line, done, held };
}

test("what comes after a late item of its key waits for it, and nothing else does", async () => {
  const { line, done, held } = aLineWithLate();
  const all = ["late a", "then a", "other b"].map((item) => line.add(item));
  await delay(5);
  all.push(line.add("third a"), line.add("other c"));
  await delay(5);
  expect(done).toEqual(["other b", "other c"]);
  held.get("late a")!.resolve("late a");
  expect(await Promise.all(all)).toEqual(["late a", "then a", "other b", "third a", "other c"]);
  expect(done).toEqual(["other b", "other c", "late a", "then a", "third a"]);
});

test("a late item that fails fails alone and lets the next of its key go", async () => {
  const { line, done, held } = aLineWithLate();
  const all = Promise.allSettled(["late a", "then a"].map((item) => line.add(item)));
  await delay(5);
  held.get("late a")!.reject(new Error("gone"));
  expect((await all).map((one) => one.status)).toEqual(["rejected", "fulfilled"]);
  expect(done).toEqual(["late a failed", "then a"]);
});
