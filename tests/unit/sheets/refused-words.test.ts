import { expect, test } from "vitest";
import { baseOfRefused, baseOnServer, follow, refusedLast, standingBeyond } from "~/offline/fields";
import type { Operation, OperationState } from "~/offline/operation";

const WAITING: OperationState = { kind: "waiting" };
const SENT: OperationState = { kind: "sent", at: "2026-11-22T02:00:00.000Z" };
const REFUSED: OperationState = { kind: "refused", reason: "Quá dài" };

let made = 0;

const anOperation = (state: OperationState, more: Partial<Operation> = {}): Operation => ({
  id: `operation-${++made}`,
  jurorId: "juror",
  roundId: "round",
  sheetId: "sheet",
  code: "A-01",
  criterionId: "I.1",
  criterionCode: "I.1",
  text: "7",
  note: "dài",
  base: "ngắn",
  at: "2026-11-22T01:00:00.000Z",
  state,
  ...more,
});

const aNote = (state: OperationState, note: string, base: string) =>
  anOperation(state, { note, base, keepsPoints: true });

const PAGE = "2026-11-22T00:00:00.000Z";

test("what was refused is none of what the server has, and is told as long as it is the last of its field", () => {
  const first = anOperation(SENT, { text: "6", note: "ngắn" });
  const refused = anOperation(REFUSED, { text: "8" });
  const standing = (...operations: Operation[]) => standingBeyond(operations, "sheet", PAGE).get("I.1");

  expect(standing(first, refused)).toEqual({ text: "6", note: "ngắn" });
  expect(standing(refused)).toBeUndefined();
  expect([...refusedLast([first, refused], "sheet")]).toEqual([["I.1", refused]]);
  // A note that is accepted afterwards says nothing of the points.
  const note = aNote(SENT, "vừa", "ngắn");
  expect(standing(first, refused, note)).toEqual({ text: "6", note: "vừa" });
  expect([refusedLast([first, refused, note], "sheet").size, refusedLast([refused], "other").size]).toEqual([0, 0]);
});

const written = (text: string, note = "") => ({ text, note });
const EMPTY = written("");

test("a field nobody writes in follows another tab or device; one that is written in stays, and what it is written over", () => {
  const standing = written("1", "Thơm");
  expect(follow({ typed: EMPTY, base: EMPTY }, standing, undefined, undefined)).toEqual({
    typed: standing,
    base: standing,
  });

  const writing = { typed: written("", "đang viết"), base: EMPTY };
  expect(follow(writing, standing, undefined, undefined)).toEqual(writing);
  // A space at the end is being typed.
  const spaced = { typed: written("1", "Thơm "), base: standing };
  expect(follow(spaced, standing, undefined, undefined)).toEqual(spaced);
});

test("words joined with another device's are shown once nobody writes on, and are written over only then", () => {
  const joined = written("B\n\nA");
  const own = { typed: written("A, tiếp"), base: written("A") };
  expect(follow(own, joined, undefined, undefined)).toEqual(own);
  expect(follow({ typed: written("A"), base: written("A") }, joined, undefined, undefined)).toEqual({
    typed: joined,
    base: joined,
  });
});

test("a refusal shows what was refused over what the server has, until it is read", () => {
  const standing = written("6");
  const refused = anOperation(REFUSED, { text: "8", note: "" });
  const shown = { typed: written("8"), base: standing };
  // Its own tab, another tab, a page that is opened later.
  for (const before of [written("8"), standing]) {
    expect(follow({ typed: before, base: before }, standing, refused, undefined)).toEqual(shown);
  }
  expect(follow({ typed: written("9"), base: written("8") }, standing, refused, undefined)).toEqual({
    typed: written("9"),
    base: standing,
  });
  // Put back by hand, and not shown again.
  expect(follow({ typed: standing, base: standing }, standing, refused, refused).typed).toEqual(standing);

  expect(follow(shown, standing, undefined, refused)).toEqual({ typed: standing, base: standing });
  expect(follow({ ...shown, typed: written("9") }, standing, undefined, refused).typed).toEqual(written("9"));
  const note = aNote(REFUSED, "rất dài", "");
  expect(follow({ typed: standing, base: standing }, standing, note, undefined).typed).toEqual(written("6", "rất dài"));
});

test("what follows refused words is written over what those were, until words of the field are accepted", () => {
  const remarks = (state: OperationState, text: string, base: string) =>
    anOperation(state, { criterionId: null, text, note: "", base });
  const one = remarks(REFUSED, "rất dài", "gốc");
  const two = remarks(REFUSED, "vẫn dài", "rất dài");
  const baseOf = (...operations: Operation[]) => baseOfRefused(operations, "sheet", null);

  expect([baseOf(one), baseOf(one, two)]).toEqual(["gốc", "gốc"]);
  // What waits may be refused too: then it is found when the next ones are sent.
  for (const state of [WAITING, SENT]) expect(baseOf(one, remarks(state, "vừa", "gốc"))).toBeUndefined();
  expect([baseOf({ ...one, sheetId: "other" }), baseOfRefused([one], "sheet", "I.1")]).toEqual([undefined, undefined]);
});

test("words that waited behind refused ones go to the server as written over what those were", () => {
  const queued = [
    aNote(REFUSED, "rất dài", "gốc"),
    aNote(REFUSED, "vẫn dài", "rất dài"),
    aNote(WAITING, "vừa", "vẫn dài"),
    anOperation(WAITING, { criterionId: "I.2", base: "vẫn dài" }),
  ];

  expect([baseOnServer(queued[2]!, queued), baseOnServer(queued[3]!, queued)]).toEqual(["gốc", "vẫn dài"]);
  // The same words came back by a later change that was taken.
  const again = [anOperation(REFUSED, { note: "x", base: "" }), aNote(SENT, "x", ""), aNote(WAITING, "x y", "x")];
  expect(baseOnServer(again[2]!, again)).toBe("x");
  const taken = [aNote(SENT, "rất dài", "gốc"), ...queued.slice(1)];
  expect(baseOnServer(queued[2]!, taken)).toBe("rất dài");
});
