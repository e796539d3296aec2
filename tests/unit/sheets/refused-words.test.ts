import { expect, test } from "vitest";
import { type Operation, type OperationState, refusedOn, writtenOver } from "~/offline/operation";

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

const BEFORE = { text: "7", note: "dài" };

test("a note that is made shorter after its refusal says nothing of the points, which another device may have changed", () => {
  const refused = refusedOn([anOperation(SENT), aNote(REFUSED, "dài", "ngắn")], "sheet").get("I.1");

  expect(writtenOver(BEFORE, "7", refused)).toEqual({ base: "ngắn", keepsPoints: true });
});

test("points that were refused are sent again with the note that follows", () => {
  const refused = refusedOn([anOperation(REFUSED)], "sheet").get("I.1");

  expect(writtenOver(BEFORE, "7", refused)).toEqual({ base: "ngắn" });
  expect(writtenOver(BEFORE, "8", undefined)).toEqual({ base: "dài" });
  expect(writtenOver(BEFORE, "7", undefined)).toEqual({ base: "dài", keepsPoints: true });
});

test("what follows refused words is written over what those were, until words of the field are accepted", () => {
  const remarks = (state: OperationState, text: string, base: string) =>
    anOperation(state, { criterionId: null, text, note: "", base });
  const one = remarks(REFUSED, "rất dài", "gốc");
  const two = remarks(REFUSED, "vẫn dài", "rất dài");
  const baseOf = (...operations: Operation[]) => refusedOn(operations, "sheet").get("")?.base;

  expect([baseOf(one), baseOf(one, two), baseOf(one, remarks(WAITING, "vừa", "gốc"))]).toEqual(["gốc", "gốc", "gốc"]);
  expect(baseOf(one, remarks(SENT, "vừa", "gốc"))).toBeUndefined();
  expect(baseOf({ ...one, sheetId: "other" })).toBeUndefined();
});

test("a note that is accepted after refused points leaves those refused", () => {
  const all = [anOperation(REFUSED), aNote(SENT, "vừa", "ngắn")];

  expect(refusedOn(all, "sheet").get("I.1")).toEqual({ base: undefined, hasPoints: true });
});
