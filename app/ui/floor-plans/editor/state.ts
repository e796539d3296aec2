import { type Alignment, aligned, copied, moved, numbered, type RowOf, rowOf } from "~/domain/floor-plans/arrange";
import type { Edit, EditedBooth, EditedPlan, EditedShape } from "~/domain/floor-plans/edits";
import { begin, edit, type History, redo, undo } from "~/domain/floor-plans/history";
import { type Numbering, nextCodes, type Origin } from "~/domain/floor-plans/numbering";
import { type Box, FURNITURE_KINDS, type FurnitureKind } from "~/domain/floor-plans/rules";
import { newUuid } from "~/lib/uuid";

/** What a press on the plan does: choose, or draw a row of booths or a shape. */
export const TOOLS = ["choose", "row", ...FURNITURE_KINDS] as const;
export type Tool = (typeof TOOLS)[number];

/** What the next row of booths is like; where it lies is drawn. */
export type RowSettings = Omit<RowOf, "at" | "runs"> & { readonly width: number; readonly height: number };

export interface EditorState {
  readonly history: History;
  readonly chosen: ReadonlySet<string>;
  readonly tool: Tool;
  readonly row: RowSettings;
}

export type EditorAct =
  | { readonly type: "edit"; readonly edit: Edit; readonly series?: string }
  | { readonly type: "choose"; readonly ids: readonly string[]; readonly add?: boolean }
  | { readonly type: "toggle"; readonly id: string }
  | { readonly type: "move"; readonly dx: number; readonly dy: number; readonly series?: string }
  | { readonly type: "align"; readonly to: Alignment }
  | { readonly type: "number"; readonly numbering: Numbering; readonly from: Origin }
  | {
      readonly type: "draw_row";
      readonly at: Pick<Box, "x" | "y">;
      readonly runs: RowOf["runs"];
      readonly count: number;
    }
  | {
      readonly type: "draw_shape";
      readonly kind: FurnitureKind;
      readonly at: Box;
      readonly label: string;
      readonly labelEn: string;
    }
  | { readonly type: "copy" | "remove" | "undo" | "redo" }
  | { readonly type: "tool"; readonly tool: Tool }
  | { readonly type: "row"; readonly row: Partial<RowSettings> };

/** 3 x 3 m. */
const STANDARD = 30;

export function startEditing(plan: EditedPlan, taken: ReadonlySet<string>): EditorState {
  const row: RowSettings = {
    width: STANDARD,
    height: STANDARD,
    count: 6,
    gap: 0,
    numbering: { prefix: "A", start: 1, step: 1, skip: [] },
    kind: "standard",
    openTo: "S",
    power: 3000,
    hasWater: false,
    zone: null,
  };
  return { history: begin(plan), chosen: new Set(), tool: "choose", row: freeRow(row, plan, taken) };
}

/** taken: codes of other halls. */
export function editorReducer(taken: ReadonlySet<string>) {
  return (state: EditorState, act: EditorAct): EditorState => {
    const plan = state.history.present;
    const apply = (one: Edit, series?: string, chosen = state.chosen): EditorState => ({
      ...state,
      history: edit(state.history, one, series ?? null),
      chosen,
    });
    switch (act.type) {
      case "edit":
        return apply(act.edit, act.series);
      case "choose":
        return { ...state, chosen: new Set(act.add ? [...state.chosen, ...act.ids] : act.ids) };
      case "toggle": {
        const chosen = new Set(state.chosen);
        if (!chosen.delete(act.id)) chosen.add(act.id);
        return { ...state, chosen };
      }
      case "move":
        return apply(moved(plan, state.chosen, act.dx, act.dy), act.series);
      case "align":
        return apply(aligned(plan, state.chosen, act.to));
      case "number":
        return apply(numbered(plan, state.chosen, act.numbering, act.from));
      case "copy": {
        const copy = copied(plan, state.chosen, asideOf(plan, state.chosen), taken, newUuid);
        return apply(copy, undefined, idsOf(copy));
      }
      case "remove":
        return apply({ do: "remove", ids: [...state.chosen] }, undefined, new Set());
      case "draw_row":
        return drawRow(state, act, taken);
      case "draw_shape": {
        const shape: EditedShape = { id: newUuid(), kind: act.kind, label: act.label, labelEn: act.labelEn, ...act.at };
        const drawn = apply({ do: "add", booths: [], furniture: [shape] }, undefined, new Set([shape.id]));
        return { ...drawn, tool: "choose" };
      }
      case "undo":
        return still({ ...state, history: undo(state.history) });
      case "redo":
        return still({ ...state, history: redo(state.history) });
      case "tool":
        return { ...state, tool: act.tool };
      case "row":
        return { ...state, row: { ...state.row, ...act.row } };
    }
  };
}

const idsOf = ({
  booths,
  furniture,
}: {
  readonly booths: readonly EditedBooth[];
  readonly furniture: readonly EditedShape[];
}) => new Set([...booths, ...furniture].map(({ id }) => id));

/** What was taken back is no longer chosen. */
function still(state: EditorState): EditorState {
  const known = idsOf(state.history.present);
  return { ...state, chosen: new Set([...state.chosen].filter((id) => known.has(id))) };
}

/** A copy lies under what it is of, its own height away. */
function asideOf({ booths, furniture }: EditedPlan, chosen: ReadonlySet<string>) {
  const pieces = [...booths, ...furniture].filter(({ id }) => chosen.has(id));
  const top = Math.min(...pieces.map(({ y }) => y));
  const bottom = Math.max(...pieces.map(({ y, height }) => y + height));
  return { dx: 0, dy: pieces.length > 0 ? bottom - top : 0 };
}

function drawRow(
  state: EditorState,
  { at, runs, count }: Extract<EditorAct, { type: "draw_row" }>,
  taken: ReadonlySet<string>,
): EditorState {
  const { width, height, ...row } = state.row;
  const booths = rowOf({ ...row, count, runs, at: { ...at, width, height } }, newUuid);
  const history = edit(state.history, { do: "add", booths, furniture: [] });
  return {
    ...state,
    history,
    tool: "choose",
    chosen: new Set(booths.map(({ id }) => id)),
    row: freeRow(state.row, history.present, taken),
  };
}

/** The next row begins with a letter that no booth of the plan has, or goes on from the last number where rows have none. */
function freeRow(row: RowSettings, plan: EditedPlan, taken: ReadonlySet<string>): RowSettings {
  const codes = new Set([...taken, ...plan.booths.map(({ code }) => code)]);
  const { prefix, start } = row.numbering;
  const [first] = nextCodes([`${prefix}${start}`], codes);
  const [, letters, number] = /^(.*?)(\d*)$/.exec(first!)!;
  return { ...row, numbering: { ...row.numbering, prefix: letters!, start: Number(number) } };
}
