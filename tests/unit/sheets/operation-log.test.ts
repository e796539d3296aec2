import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newUuid } from "~/lib/uuid";
import { joinedSince, standingBeyond } from "~/offline/fields";
import { type Operation, refusedUpTo, unsentBySheet } from "~/offline/operation";
import { type Answered, OperationLog, refusedIn, type Sent, waitingIn } from "~/offline/operation-log";
import { memoryStore, type OperationStore } from "~/offline/operation-store";

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-05-04T03:05:00Z") }));
afterEach(() => void vi.useRealTimers());

const operation = (criterionId: string | null, text: string, more: Partial<Operation> = {}): Operation => ({
  id: newUuid(),
  jurorId: "juror",
  roundId: "round",
  sheetId: "s",
  code: "LD1-001",
  criterionId,
  criterionCode: "I.1",
  text,
  note: "",
  at: "2026-05-04T03:00:00.000Z",
  state: { kind: "waiting" },
  ...more,
});

const FAILED: Sent = { kind: "failed", reason: "no_contact" };
const NOW = "2026-05-04T03:02:01.000Z";

/** A server that takes everything unless a test says otherwise: one answer a request with operations. */
function aServer(...answers: ("take" | Sent | ((batch: readonly Operation[]) => Answered[]))[]) {
  const received: string[] = [];
  const send = async (batch: readonly Operation[]): Promise<Sent> => {
    const answer = batch.length > 0 ? (answers.shift() ?? "take") : "take";
    received.push(...batch.map(({ criterionId, text }) => `${criterionId} ${text}`));
    if (typeof answer === "object") return answer;
    const taken = () => batch.map(({ id }): Answered => ({ operationId: id, result: "applied" }));
    return { kind: "answered", at: NOW, skewSeconds: 0, results: answer === "take" ? taken() : answer(batch) };
  };
  return { received, send };
}

function aLog(
  server: { send: (batch: readonly Operation[]) => Promise<Sent> },
  store: OperationStore = memoryStore([], true),
) {
  return new OperationLog({
    store: Promise.resolve(store),
    send: server.send,
    jot: () => {},
    alone: (work) => work(),
    tell: () => {},
  });
}

const states = (log: OperationLog) => log.state.operations.map(({ text, state }) => `${text} ${state.kind}`);

test("operations are sent in order, none takes another's place, and each stays until it is answered", async () => {
  const server = aServer();
  const log = aLog(server);

  for (const one of [operation("a", "1"), operation("b", "2"), operation("a", "3")]) await log.add(one);

  expect(await log.flush()).toBe(true);
  expect(server.received).toEqual(["a 1", "b 2", "a 3"]);
  expect(states(log)).toEqual(["1 sent", "2 sent", "3 sent"]);
});

test("an operation is in the store before it is sent", async () => {
  const store = memoryStore([], true);
  const seen: number[] = [];
  const log = aLog(
    {
      send: async (batch) => {
        seen.push((await store.all()).length);
        return aServer().send(batch);
      },
    },
    store,
  );
  await log.add(operation("a", "1"));
  await log.flush();
  expect(seen[0]).toBe(1);
});

test("a server that answers for some of a batch is there, and has trouble; one that answers for none is not the server", async () => {
  const store = memoryStore([operation("a", "1"), operation("b", "2")], true);
  const partly = aLog(
    aServer((batch) => [{ operationId: batch[0]!.id, result: "applied" }]),
    store,
  );
  await partly.flush();
  expect([partly.state.failure, states(partly)]).toEqual(["trouble", ["1 sent", "2 waiting"]]);

  const other = aLog(
    aServer(() => [{ operationId: "other", result: "applied" }]),
    memoryStore([operation("a", "1")], true),
  );
  await other.flush();
  expect([other.state.failure, states(other)]).toEqual(["no_contact", ["1 waiting"]]);
});

test("after an unclear answer the same operations are sent again, by themselves", async () => {
  const server = aServer(FAILED, FAILED);
  const log = aLog(server);
  await log.add(operation("a", "1"));
  await vi.advanceTimersByTimeAsync(100);
  expect([server.received.length, log.state.failure, waitingIn(log.state).length]).toEqual([1, "no_contact", 1]);

  await vi.advanceTimersByTimeAsync(2_000);
  expect(server.received).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(4_100);
  expect([server.received, log.state.activity, states(log)]).toEqual([["a 1", "a 1", "a 1"], "idle", ["1 sent"]]);
});

test("what only half of was answered for is not taken as kept", async () => {
  const server = aServer((batch) => [{ operationId: batch[0]!.id, result: "applied" }]);
  const log = aLog(server, memoryStore([operation("a", "1"), operation("b", "2")], true));

  expect(await log.flush()).toBe(false);
  expect(states(log)).toEqual(["1 sent", "2 waiting"]);
});

test("a reload finds what was not sent, oldest first", async () => {
  const store = memoryStore([], true);
  const before = aLog(aServer(FAILED, FAILED, FAILED), store);
  for (const one of [operation("b", "2"), operation("a", "1"), operation(null, "Bao bì đẹp")]) await before.add(one);

  const server = aServer();
  const after = aLog(server, store);
  await after.flush();

  expect(server.received).toEqual(["b 2", "a 1", "null Bao bì đẹp"]);
});

test("a refusal stays with its reason until it is read or the field is written anew, and stops no other", async () => {
  const server = aServer((batch) => [
    { operationId: batch[0]!.id, result: "refused", reason: "Phiếu đã ký" },
    { operationId: batch[1]!.id, result: "refused", reason: "Điểm phải từ 0 đến 8." },
    { operationId: batch[2]!.id, result: "applied" },
  ]);
  const log = aLog(server, memoryStore([operation("a", "1"), operation("b", "9"), operation("c", "3")], true));
  await log.flush();
  expect(refusedIn(log.state).map(({ text, state }) => [text, state])).toEqual([
    ["1", { kind: "refused", reason: "Phiếu đã ký" }],
    ["9", { kind: "refused", reason: "Điểm phải từ 0 đến 8." }],
  ]);

  await log.add(operation("b", "8"), refusedIn(log.state)[1]!.id);
  await log.flush();
  expect(states(log)).toEqual(["1 refused", "3 sent", "8 sent"]);
  await log.dismiss(refusedIn(log.state).map(({ id }) => id));
  expect(states(log)).toEqual(["3 sent", "8 sent"]);
});

test("points that were refused stay told while only a note follows them", async () => {
  const server = aServer((batch) => [{ operationId: batch[0]!.id, result: "refused", reason: "Phiếu đã ký" }]);
  const log = aLog(server, memoryStore([operation("a", "8", { base: "" })], true));
  await log.flush();
  const told = refusedIn(log.state)[0]!.id;
  await log.add(operation("a", "8", { note: "Thơm", base: "", keepsPoints: true }), told);
  await log.flush();
  expect(states(log)).toEqual(["8 refused", "8 sent"]);

  await log.add(operation("a", "7", { note: "Thơm", base: "Thơm" }), told);
  await log.flush();
  expect(states(log)).toEqual(["8 sent", "7 sent"]);
});

const REFUSED = { state: { kind: "refused", reason: "Phiếu đã ký" } } as const;

test("what was refused and never stood in its field stays told, whatever is written there", async () => {
  const kept = memoryStore(
    [operation(null, "A", { base: "", ...REFUSED }), operation("a", "", { note: "N", keepsPoints: true, ...REFUSED })],
    true,
  );
  // A page that comes to life keeps what was typed before it has read the device.
  const log = aLog(aServer(), kept);
  await Promise.all([log.add(operation(null, "B", { base: "" })), log.add(operation("a", "7", { base: "" }))]);
  await log.flush();

  expect(states(log)).toEqual(["A refused", " refused", "B sent", "7 sent"]);
});

test("a change takes the place of the refusal its field told of and of those right before it, and of no others", async () => {
  const refused = (id: string, text: string, criterionId: string | null = null) =>
    operation(criterionId, text, { id, base: "", ...REFUSED });
  const earlier = [refused("1", "A"), operation(null, "B", { state: { kind: "sent", at: NOW } })];
  const told = [refused("2", "C"), refused("3", "5", "a"), refused("4", "D")];
  const operations = [...earlier, ...told, refused("5", "E")];

  const ids = (id: string | undefined) => refusedUpTo(operations, id).map((one) => one.id);
  expect([ids("4"), ids("2"), ids("3"), ids("read long ago"), ids(undefined)]).toEqual([
    ["2", "4"],
    ["2"],
    ["3"],
    [],
    [],
  ]);

  const log = aLog(aServer(), memoryStore(operations, true));
  await log.ready;
  await log.add(operation(null, "F", { base: "" }), "4");
  await log.flush();
  expect(states(log)).toEqual(["A refused", "B sent", "5 refused", "E refused", "F sent"]);
});

test("words of a field wait for the answer to those before them, points alone do not", async () => {
  const batches: string[][] = [];
  const send = async (batch: readonly Operation[]): Promise<Sent> => {
    if (batch.length > 0) batches.push(batch.map(({ text, note }) => `${text} ${note}`));
    const results = batch.map(({ id }): Answered => ({ operationId: id, result: "applied" }));
    return { kind: "answered", at: NOW, skewSeconds: 0, results };
  };
  const queued = [
    operation("a", "1", { base: "" }),
    operation("a", "2", { base: "" }),
    operation("a", "2", { note: "Thơm", base: "" }),
    operation("a", "2", { note: "Thơm lắm", base: "Thơm" }),
    operation("b", "3", { base: "" }),
  ];

  expect(await aLog({ send }, memoryStore(queued, true)).flush()).toBe(true);
  expect(batches).toEqual([["1 ", "2 ", "2 Thơm", "3 "], ["2 Thơm lắm"]]);
});

test("sheets that the server cannot get at go last, and their waiting grows", async () => {
  const locked = ["x", "y"];
  const asked: string[][] = [];
  // As the server does: it passes one sheet by, and gives up at the second.
  const send = async (batch: readonly Operation[]): Promise<Sent> => {
    const results: Answered[] = [];
    if (batch.length > 0) asked.push(batch.map(({ sheetId }) => sheetId));
    let faults = 0;
    for (const { id, sheetId } of batch) {
      if (faults > 1) break;
      if (locked.includes(sheetId)) faults += 1;
      else results.push({ operationId: id, result: "applied" });
    }
    return { kind: "answered", at: NOW, skewSeconds: 0, results };
  };
  const queued = ["x", "y", "z"].map((sheetId) => operation("a", sheetId, { sheetId, base: "" }));
  const log = aLog({ send }, memoryStore(queued, true));

  expect(await log.flush()).toBe(false);
  await vi.advanceTimersByTimeAsync(2_100);
  expect(states(log)).toEqual(["x waiting", "y waiting", "z sent"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.slice(0, 2)).toEqual([
    ["x", "y", "z"],
    ["y", "z", "x"],
  ]);
  expect(asked).toHaveLength(6);
});

test("a device that takes nothing more still sends, and says that it keeps nothing", async () => {
  const full: OperationStore = {
    ...memoryStore([], true),
    append: async () => {
      throw new Error("no space");
    },
  };
  const server = aServer(FAILED);
  const log = aLog(server, full);
  await log.add(operation("a", "1"));
  await vi.advanceTimersByTimeAsync(100);
  expect([log.state.isDurable, states(log)]).toEqual([false, ["1 waiting"]]);

  expect(await log.flush()).toBe(true);
  expect(server.received).toEqual(["a 1", "a 1"]);
});

test("a store that is lost for a while is asked again in its time, and what it holds is sent then", async () => {
  const kept = memoryStore([operation("a", "1")], true);
  let isLost = false;
  let asked = 0;
  const server = aServer();
  const log = aLog(server, {
    ...kept,
    async all() {
      asked += 1;
      if (isLost) throw new Error("Connection to Indexed Database server lost");
      return kept.all();
    },
  });
  await log.ready;
  isLost = true;

  expect(await log.flush()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_900);
  expect([asked, server.received, log.state.failure]).toEqual([2, [], "trouble"]);

  isLost = false;
  await vi.advanceTimersByTimeAsync(200);
  expect([server.received, states(log), log.state.failure]).toEqual([["a 1"], ["1 sent"], null]);
});

test("a store that is lost after it took a change costs nothing: the page remembers", async () => {
  const kept = memoryStore([], true);
  let isLost = false;
  const log = aLog(aServer(FAILED), {
    ...kept,
    async all() {
      if (isLost) throw new Error("Connection to Indexed Database server lost");
      return kept.all();
    },
    async append(one) {
      await kept.append(one);
      isLost = true;
    },
  });

  await log.add(operation("a", "1"));
  await vi.advanceTimersByTimeAsync(100);

  expect([log.state.isDurable, log.state.writing, states(log)]).toEqual([false, 0, ["1 waiting"]]);
});

test("what the server has in the place of points that were sent is kept with them", async () => {
  const server = aServer((batch) => [{ operationId: batch[0]!.id, result: "duplicate", points: 7.5 }]);
  const log = aLog(server, memoryStore([operation("a", "5")], true));

  await log.flush();

  expect(log.state.operations[0]?.state).toEqual({ kind: "sent", at: NOW, points: 7.5 });
});

test("of 120 operations each is sent once, in batches", async () => {
  const many = Array.from({ length: 120 }, (_, index) => operation("a", String(index), { base: "" }));
  const server = aServer();
  const log = aLog(server, memoryStore(many, true));

  expect(await log.flush()).toBe(true);
  expect(server.received).toEqual(many.map(({ text }) => `a ${text}`));
});

test("beyond a page stands what waits and what was sent after it was written, and nothing that was refused", () => {
  const sent = (at: string) => ({ kind: "sent", at }) as const;
  const operations = [
    operation("a", "1", { state: sent("2026-05-04T03:00:00.000Z") }),
    operation("b", "2", { state: sent("2026-05-04T03:00:02.000Z") }),
    operation("c", "3", { state: sent("2026-05-04T03:00:00.000Z") }),
    operation("c", "4"),
    operation("d", "9", { state: { kind: "refused", reason: "Quá cao" } }),
    operation("e", "5", { sheetId: "another" }),
    operation(null, "Bao bì đẹp"),
  ];

  expect(Object.fromEntries(standingBeyond(operations, "s", "2026-05-04T03:00:01.000Z"))).toEqual({
    b: { text: "2", note: "" },
    c: { text: "4", note: "" },
    "": { text: "Bao bì đẹp", note: "" },
  });
  expect(Object.fromEntries(unsentBySheet(operations))).toEqual({ s: 2, another: 1 });
});

test("an operation of the note alone shows the points of the page, or those that this device gave before", () => {
  const operations = [
    operation("a", "7", { note: "Thơm", keepsPoints: true }),
    operation("b", "5"),
    operation("b", "5", { note: "Mặn", keepsPoints: true }),
  ];

  expect(Object.fromEntries(standingBeyond(operations, "s", "2026-05-04T03:00:01.000Z"))).toEqual({
    a: { text: null, note: "Thơm" },
    b: { text: "5", note: "Mặn" },
  });
});

test("words that the server joined are told once they are the last of their field, and not those of a page that has them", () => {
  const sent = (joined: object, at = "2026-05-04T03:00:02.000Z") => ({
    state: { kind: "sent" as const, at, ...joined },
  });
  const operations = [
    operation("a", "7", { id: "1", note: "Thơm", ...sent({ note: "Mặn · Thơm" }) }),
    operation("b", "7", { note: "Thơm", ...sent({ note: "Mặn · Thơm" }) }),
    operation("b", "7", { note: "Thơm lắm" }),
    operation("c", "7", { note: "Thơm", ...sent({ note: "Mặn · Thơm" }, "2026-05-04T03:00:01.000Z") }),
    operation("d", "7", { note: "Thơm", ...sent({}) }),
    operation(null, "Đẹp", { id: "2", ...sent({ remarks: "Gọn\n\nĐẹp" }) }),
    operation("a", "7", { sheetId: "another", note: "Thơm", ...sent({ note: "Khác" }) }),
  ];
  const page = "2026-05-04T03:00:01.000Z";

  expect(joinedSince(operations, "s", page)).toEqual([
    { operationId: "1", criterionId: "a", written: "Thơm", standing: "Mặn · Thơm" },
    { operationId: "2", criterionId: null, written: "Đẹp", standing: "Gọn\n\nĐẹp" },
  ]);
  expect(standingBeyond(operations, "s", page).get("a")).toEqual({ text: "7", note: "Mặn · Thơm" });
});

test("what is written while the last answer is put away is sent at once, and waits for no heartbeat", async () => {
  const server = aServer();
  let isWritten = false;
  const log: OperationLog = new OperationLog({
    store: Promise.resolve(memoryStore([operation("a", "1")], true)),
    send: server.send,
    jot: () => {},
    // As a browser gives a lock back a little after its work is done.
    alone: async (work) => {
      const done = await work();
      if (!isWritten) {
        isWritten = true;
        await log.add(operation("b", "2"));
      }
      return done;
    },
    tell: () => {},
  });

  await log.flush();
  await vi.advanceTimersByTimeAsync(100);

  expect(server.received).toEqual(["a 1", "b 2"]);
  expect(states(log)).toEqual(["1 sent", "2 sent"]);
});

test("an operation's id is a random UUID", () => {
  expect(newUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newUuid()).not.toBe(newUuid());
});
