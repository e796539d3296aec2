import { expect, test } from "vitest";
import { baseOfRefused, baseOnServer, newerThan, standingBeyond } from "~/offline/fields";
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

test("what was refused is shown with its reason, and is none of what the server has", () => {
  const refused = [anOperation(SENT, { text: "6", note: "ngắn" }), anOperation(REFUSED, { text: "8" })];

  expect(newerThan(refused, "sheet", PAGE).get("I.1")).toEqual({ text: "8", note: "dài", refusal: "Quá dài" });
  expect(standingBeyond(refused, "sheet", PAGE).get("I.1")).toEqual({ text: "6", note: "ngắn", refusal: null });
  expect(standingBeyond(refused.slice(1), "sheet", PAGE).size).toBe(0);
  // A note that is accepted afterwards says nothing of the points.
  const andNote = [...refused, aNote(SENT, "vừa", "ngắn")];
  expect(standingBeyond(andNote, "sheet", PAGE).get("I.1")).toEqual({ text: "6", note: "vừa", refusal: null });
});

test("what follows refused words is written over what those were, until words of the field are accepted", () => {
  const remarks = (state: OperationState, text: string, base: string) =>
    anOperation(state, { criterionId: null, text, note: "", base });
  const one = remarks(REFUSED, "rất dài", "gốc");
  const two = remarks(REFUSED, "vẫn dài", "rất dài");
  const baseOf = (...operations: Operation[]) => baseOfRefused(operations, "sheet", null);

  expect([baseOf(one), baseOf(one, two), baseOf(one, remarks(WAITING, "vừa", "gốc"))]).toEqual(["gốc", "gốc", "gốc"]);
  expect(baseOf(one, remarks(SENT, "vừa", "gốc"))).toBeUndefined();
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
  const taken = [aNote(SENT, "rất dài", "gốc"), ...queued.slice(1)];
  expect(baseOnServer(queued[2]!, taken)).toBe("rất dài");
});
