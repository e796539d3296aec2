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
