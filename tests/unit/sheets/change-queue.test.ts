import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Change, ChangeQueue, newOperationId, type Sent, type Store } from "~/ui/sheets/change-queue";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aStore(): Store & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

let clock = 0;
const change = (criterionId: string | null, text: string): Change => {
  clock += 1;
  return { id: newOperationId(), sheetId: "s", criterionId, text, note: "", at: new Date(clock * 1000).toISOString() };
};

/** A server whose answers a test gives one after the other; the last one is repeated. */
function aServer(...answers: Sent[]) {
  const received: string[] = [];
  const send = async (one: Change): Promise<Sent> => {
    received.push(`${one.criterionId} ${one.text}`);
    return (answers.length > 1 ? answers.shift() : answers[0]) ?? { kind: "kept" };
  };
  return { received, send };
}

const FAILED = { kind: "failed", isSignedOut: false } as const;

test("changes are sent in order, and forgotten once the server has them", async () => {
  const store = aStore();
  const server = aServer({ kind: "kept" });
  const queue = new ChangeQueue(store, "p.", server.send);

  for (const one of [change("a", "1"), change("b", "2"), change("a", "3")]) queue.add(one);
  expect(store.kept.size).toBe(3);

  expect(await queue.flush()).toBe(true);
  expect(server.received).toEqual(["a 1", "b 2", "a 3"]);
  expect([store.kept.size, queue.state.activity, queue.state.waiting.length]).toEqual([0, "idle", 0]);
});

test("a newer change takes the place of one that waits, not of one on its way", async () => {
  const server = aServer(FAILED, { kind: "kept" });
  const queue = new ChangeQueue(aStore(), "p.", server.send);
  queue.add(change("a", "1"));
  expect(await queue.flush()).toBe(false);

  queue.add(change("a", "2"));
  queue.add(change("a", "3"));
  queue.add(change("a", "4"));
  await queue.flush();

  expect(server.received).toEqual(["a 1", "a 2", "a 4"]);
});

test("what failed is sent again after a while, by itself", async () => {
  const server = aServer(FAILED, FAILED, { kind: "kept" });
  const queue = new ChangeQueue(aStore(), "p.", server.send);
  queue.add(change("a", "1"));

  await vi.advanceTimersByTimeAsync(1_900);
  expect([server.received.length, queue.state.activity, queue.state.waiting.length]).toEqual([1, "failed", 1]);
  await vi.advanceTimersByTimeAsync(200);
  expect(server.received).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(4_100);
  expect([server.received.length, queue.state.activity, queue.state.waiting.length]).toEqual([3, "idle", 0]);
});

test("a reload finds what was not sent, of this juror only, oldest first", async () => {
  const store = aStore();
  const before = new ChangeQueue(store, "juror-1.", aServer(FAILED).send);
  for (const one of [change("b", "2"), change("a", "1"), change(null, "Bao bì đẹp")]) before.add(one);
  new ChangeQueue(store, "juror-2.", aServer(FAILED).send).add(change("a", "9"));
  await before.flush();

  const server = aServer({ kind: "kept" });
  const after = new ChangeQueue(store, "juror-1.", server.send);
  await after.flush();

  expect(server.received).toEqual(["b 2", "a 1", "null Bao bì đẹp"]);
  expect([...store.kept.keys()].every((key) => key.startsWith("juror-2."))).toBe(true);
});

test("a refusal is told, does not stop the others, and goes when the field is changed again", async () => {
  const server = aServer({ kind: "refused", reason: "Phiếu đã ký" }, { kind: "kept" });
  const queue = new ChangeQueue(aStore(), "p.", server.send);
  queue.add(change("a", "1"));
  queue.add(change("b", "2"));

  expect(await queue.flush()).toBe(true);
  expect(queue.state.refusals.map(({ change: { criterionId }, reason }) => [criterionId, reason])).toEqual([
    ["a", "Phiếu đã ký"],
  ]);
  queue.add(change("a", "3"));
  expect(queue.state.refusals).toEqual([]);
});

test("a browser that refuses its store still sends", async () => {
  const refuse = () => {
    throw new Error("no space");
  };
  const server = aServer({ kind: "kept" });
  const store: Store = { length: 0, key: refuse, getItem: refuse, setItem: refuse, removeItem: refuse };
  const queue = new ChangeQueue(store, "p.", server.send);
  queue.add(change("a", "1"));

  expect(await queue.flush()).toBe(true);
  expect(server.received).toEqual(["a 1"]);
});

test("an operation's id is a random UUID", () => {
  expect(newOperationId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newOperationId()).not.toBe(newOperationId());
});
