import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PointSaver, type SavedPoints } from "~/ui/calibration/point-saver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SAVED: SavedPoints = { kind: "saved" };

/** A saver over a sheet with 7 for criterion a, and a server that answers as told, else that it has saved. */
function aSaver(...answers: SavedPoints[]) {
  const sent: Record<string, string>[] = [];
  const orders: number[] = [];
  const chips: string[] = [];
  const saver = new PointSaver({
    known: new Map([
      ["a", "7"],
      ["b", ""],
    ]),
    async send(points, { order }) {
      orders.push(order);
      sent.push(Object.fromEntries(points));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return answers.shift() ?? SAVED;
    },
  });
  saver.subscribe(() => {
    const { kind } = saver.state.chip;
    if (chips.at(-1) !== kind) chips.push(kind);
  });
  const type = (fields: Record<string, string>) => saver.change(new Map(Object.entries({ a: "7", b: "", ...fields })));
  return { saver, sent, orders, chips, type };
}

test("what differs from what the server has is sent once the juror pauses, and said to be saved when it is", async () => {
  const { saver, sent, chips, type } = aSaver();
  type({ b: "1" });
  await vi.advanceTimersByTimeAsync(500);
  type({ b: "1,5" });
  await vi.advanceTimersByTimeAsync(899);
  expect([sent, saver.state.chip.kind, saver.hasUnsent]).toEqual([[], "saving", true]);
  await vi.advanceTimersByTimeAsync(50);
  expect(saver.state.chip.kind).toBe("saving");
  await vi.advanceTimersByTimeAsync(100);

  expect([sent, chips, saver.hasUnsent]).toEqual([[{ b: "1,5" }], ["saving", "saved"], false]);
});

test("what changes while a saving is under way follows it, and a field put back is not sent", async () => {
  const { saver, sent, chips, type } = aSaver();
  type({ a: "8" });
  void saver.flush();
  await vi.advanceTimersByTimeAsync(50);
  type({ a: "8", b: "2" });
  await vi.advanceTimersByTimeAsync(2_000);
  type({ a: "8", b: "3" });
  type({ a: "8", b: "2" });
  await vi.advanceTimersByTimeAsync(2_000);

  expect([sent, chips]).toEqual([
    [{ a: "8" }, { b: "2" }],
    ["saving", "saved", "saving", "saved"],
  ]);
});

test("what the server could not take, or was not reached with, is sent again until it is acknowledged", async () => {
  const { saver, sent, chips, type } = aSaver({ kind: "failed" }, { kind: "no_contact" });
  type({ a: "8" });
  await vi.advanceTimersByTimeAsync(20_000);

  expect(sent).toEqual([{ a: "8" }, { a: "8" }, { a: "8" }]);
  expect(chips).toEqual(["saving", "failed", "saving", "offline", "saving", "saved"]);
  expect(saver.hasUnsent).toBe(false);
});

test("a refusal is said and not repeated; the next change is sent with what was refused", async () => {
  const { saver, sent, type } = aSaver({ kind: "refused", reason: "Đã nộp" });
  type({ a: "8" });
  await vi.advanceTimersByTimeAsync(20_000);
  expect([sent.length, saver.state]).toEqual([1, { chip: { kind: "failed" }, refusal: "Đã nộp" }]);
  type({ a: "8", b: "1" });
  await vi.advanceTimersByTimeAsync(2_000);

  expect(sent).toEqual([{ a: "8" }, { a: "8", b: "1" }]);
  expect(saver.state).toEqual({ chip: { kind: "saved" }, refusal: null });
});

test("a page that goes away sends what is left at once, also beside a saving under way, and says which is the later", async () => {
  const { saver, sent, orders, type } = aSaver();
  type({ a: "8" });
  void saver.flush();
  type({ a: "8", b: "1" });
  void saver.flush({ isLeaving: true });
  await vi.advanceTimersByTimeAsync(1_000);

  expect([sent, orders]).toEqual([
    [{ a: "8" }, { a: "8", b: "1" }],
    [1, 2],
  ]);
});

test("a page that was left sends once what it had, and nothing later that would overwrite what its juror wrote elsewhere", async () => {
  const { saver, sent, type } = aSaver({ kind: "failed" }, { kind: "no_contact" });
  type({ a: "8" });
  void saver.flush();
  type({ a: "8", b: "1" });
  saver.stop();
  await vi.advanceTimersByTimeAsync(60_000);

  expect(sent).toEqual([{ a: "8" }, { a: "8", b: "1" }]);
});

test("what may have arrived is sent again also when it is put back to what it was", async () => {
  const { saver, sent, type } = aSaver({ kind: "no_contact" });
  type({ b: "5" });
  void saver.flush();
  await vi.advanceTimersByTimeAsync(150);
  type({ b: "" });
  expect(saver.hasUnsent).toBe(true);
  await vi.advanceTimersByTimeAsync(2_000);

  expect([sent, saver.hasUnsent, saver.state.chip]).toEqual([[{ b: "5" }, { b: "" }], false, { kind: "saved" }]);
});
