import { expect, test } from "vitest";
import { anEditedBooth } from "#tests/factories/floor-plans";
import type { EditedPlan } from "~/domain/floor-plans/edits";
import { draw } from "~/ui/floor-plans/editor/gestures";
import { type EditorAct, type EditorState, editorReducer, startEditing } from "~/ui/floor-plans/editor/state";

const plan: EditedPlan = {
  width: 300,
  height: 200,
  furniture: [],
  booths: [anEditedBooth("a1", { x: 40, y: 40 }), anEditedBooth("a2", { x: 70, y: 40 })],
};
const taken = new Set(["B1"]);

/** What is drawn after some acts, and the state itself. */
function after(...acts: readonly EditorAct[]) {
  const state = acts.reduce<EditorState>(editorReducer(taken), startEditing(plan, taken));
  const { booths, furniture } = state.history.present;
  return {
    state,
    chosen: booths.filter(({ id }) => state.chosen.has(id)).map(({ code }) => code),
    booths: booths.map(({ code, x, y }) => [code, x, y]),
    shapes: furniture.map(({ kind, x, y, width, height }) => [kind, x, y, width, height]),
  };
}

/** What drawing with a tool does. */
function drawn(tool: EditorState["tool"], box: Parameters<typeof draw>[2]) {
  const acts: EditorAct[] = [{ type: "tool", tool }];
  const { state } = after(...acts);
  draw((act) => acts.push(act), state, box, 5);
  return after(...acts);
}

test("a row that is drawn begins with a letter that no booth of the fair has, and is chosen", () => {
  const row = drawn("row", { x: 40, y: 100, width: 95, height: 30 });

  expect(row.booths.slice(2)).toEqual([
    ["C1", 40, 100],
    ["C2", 70, 100],
    ["C3", 100, 100],
  ]);
  expect(row.chosen).toEqual(["C1", "C2", "C3"]);
  expect(row.state.tool).toBe("choose");
  expect(row.state.row.numbering.prefix).toBe("D");
});

test("a row is drawn down where the drag goes down, and as long as was asked for by a press", () => {
  expect(drawn("row", { x: 0, y: 0, width: 10, height: 70 }).booths.slice(2)).toEqual([
    ["C1", 0, 0],
    ["C2", 0, 30],
  ]);
  expect(drawn("row", { x: 0, y: 100, width: 0, height: 0 }).booths.length).toBe(8);
  expect(drawn("choose", { x: 0, y: 100, width: 50, height: 50 }).booths.length).toBe(2);
});

test("a shape is as large as it was drawn, or as its kind usually is", () => {
  expect(drawn("stage", { x: 10, y: 10, width: 100, height: 60 }).shapes).toEqual([["stage", 10, 10, 100, 60]]);
  expect(drawn("gate", { x: 10, y: 190, width: 0, height: 0 }).shapes).toEqual([["gate", 10, 190, 40, 10]]);
});

test("what is chosen is moved, copied under itself with the next free letter, and taken off; all of it can be taken back", () => {
  const both: EditorAct = { type: "choose", ids: ["a1", "a2"] };
  const copied = after(both, { type: "move", dx: 5, dy: 0 }, { type: "copy" });
  expect(copied.booths).toEqual([
    ["A1", 45, 40],
    ["A2", 75, 40],
    ["C1", 45, 70],
    ["C2", 75, 70],
  ]);
  expect(copied.chosen).toEqual(["C1", "C2"]);

  const undone = after(
    both,
    { type: "copy" },
    { type: "remove" },
    { type: "undo" },
    { type: "undo" },
    { type: "undo" },
  );
  expect(undone.state.history.present).toBe(plan);
  const again = after(both, { type: "remove" }, { type: "undo" }, { type: "redo" });
  expect([again.booths, again.chosen]).toEqual([[], []]);
});

test("one is added to what is chosen, and taken from it", () => {
  expect(after({ type: "choose", ids: ["a1"] }, { type: "toggle", id: "a2" }).chosen).toEqual(["A1", "A2"]);
  expect(after({ type: "choose", ids: ["a1", "a2"] }, { type: "toggle", id: "a2" }).chosen).toEqual(["A1"]);
  expect(after({ type: "choose", ids: ["a1"] }, { type: "choose", ids: ["a2"], add: true }).chosen).toEqual([
    "A1",
    "A2",
  ]);
});
