import { type PointerEvent, useRef, useState } from "react";
import { type Box, overlap, snap } from "~/domain/floor-plans/rules";
import { shapeWords } from "../words";
import type { EditorAct, EditorState, Tool } from "./state";

/** What is under way between a press and its end; decimetres. */
export type Gesture =
  | { readonly kind: "move"; readonly dx: number; readonly dy: number }
  | { readonly kind: "size"; readonly id: string; readonly box: Box }
  | { readonly kind: "draw"; readonly box: Box }
  | { readonly kind: "frame"; readonly box: Box };

interface Begun {
  readonly kind: Gesture["kind"];
  readonly x: number;
  readonly y: number;
  /** What was pressed on. */
  readonly id: string | null;
  /** Of the piece that is moved or sized: what is kept on the grid. */
  readonly box: Box;
  readonly screenX: number;
  readonly screenY: number;
  readonly isMore: boolean;
}

/** Pixels that a press may tremble. */
const STILL = 4;

const around = (x: number, y: number, toX: number, toY: number): Box => ({
  x: Math.max(0, Math.min(x, toX)),
  y: Math.max(0, Math.min(y, toY)),
  width: Math.abs(toX - x),
  height: Math.abs(toY - y),
});

/** Presses, drags and draws on the plan, by mouse, pen and one finger. */
export function useGestures(state: EditorState, dispatch: (act: EditorAct) => void, grid: number) {
  const [gesture, setGesture] = useState<Gesture | null>(null);
  // A quick finger is lifted before a slow phone has drawn where it went.
  const latest = useRef<Gesture | null>(null);
  const begun = useRef<Begun | null>(null);
  const plan = state.history.present;
  const pieces = [...plan.booths, ...plan.furniture];

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    if (event.button !== 0 || !event.isPrimary) {
      cancel();
      return;
    }
    const target = event.target as Element;
    const id = target.closest("[data-piece]")?.getAttribute("data-piece") ?? null;
    const isHandle = target.closest("[data-handle]") !== null;
    const { x, y } = placeOf(event);
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
    const kind = state.tool !== "choose" ? "draw" : isHandle ? "size" : id ? "move" : "frame";
    // One finger beside the booths scrolls the plan.
    if (kind === "frame" && event.pointerType === "touch") return;
    if (kind === "move" && id && !isMore && !state.chosen.has(id)) dispatch({ type: "choose", ids: [id] });
    const box = pieces.find((piece) => piece.id === id) ?? { x, y, width: 0, height: 0 };
    begun.current = { kind, x, y, id, box, isMore, screenX: event.clientX, screenY: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const from = begun.current;
    if (!from) return;
    const isStill = Math.hypot(event.clientX - from.screenX, event.clientY - from.screenY) < STILL;
    if (!latest.current && isStill) return;
    const { x, y } = placeOf(event);
    show(after(from, x, y));
  }

  function show(next: Gesture | null): void {
    latest.current = next;
    setGesture(next);
  }

  function after(from: Begun, x: number, y: number): Gesture {
    const { box } = from;
    if (from.kind === "move") {
      return {
        kind: "move",
        dx: snap(box.x + x - from.x, grid) - box.x,
        dy: snap(box.y + y - from.y, grid) - box.y,
      };
    }
    if (from.kind === "size") {
      const width = Math.max(grid, snap(x, grid) - box.x);
      const height = Math.max(grid, snap(y, grid) - box.y);
      return { kind: "size", id: from.id!, box: { x: box.x, y: box.y, width, height } };
    }
    if (from.kind === "frame") return { kind: "frame", box: around(from.x, from.y, x, y) };
    return {
      kind: "draw",
      box: around(snap(from.x, grid), snap(from.y, grid), snap(x, grid), snap(y, grid)),
    };
  }

  function onPointerUp(): void {
    const [from, done] = [begun.current, latest.current];
    cancel();
    if (!from) return;
    if (done) finish(from, done);
    else press(from);
  }

  function finish({ isMore }: Begun, done: Gesture): void {
    if (done.kind === "move") dispatch({ type: "move", dx: done.dx, dy: done.dy });
    else if (done.kind === "size")
      dispatch({ type: "edit", edit: { do: "place", places: new Map([[done.id, done.box]]) } });
    else if (done.kind === "frame") {
      const ids = pieces.filter((piece) => overlap(piece, done.box)).map(({ id }) => id);
      dispatch({ type: "choose", ids, add: isMore });
    } else draw(dispatch, state, done.box, grid);
  }

  /** A press without a drag. */
  function press(from: Begun): void {
    if (from.kind === "draw") {
      draw(dispatch, state, { x: snap(from.x, grid), y: snap(from.y, grid), width: 0, height: 0 }, grid);
    } else if (from.kind === "move" && from.isMore) dispatch({ type: "toggle", id: from.id! });
    else if (from.kind === "move") dispatch({ type: "choose", ids: [from.id!] });
    else if (from.kind === "frame") dispatch({ type: "choose", ids: [] });
  }

  function cancel(): void {
    begun.current = null;
    show(null);
  }

  return { gesture, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: cancel } };
}

/** Where on the plan an event is, whatever the plan's size on the screen. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): { x: number; y: number } {
  const matrix = currentTarget.getScreenCTM();
  return matrix ? new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse()) : { x: 0, y: 0 };
}

/** What a press alone draws, in decimetres: a stage of 8 x 4 m, and so on. */
const USUAL: Readonly<Record<Exclude<Tool, "choose" | "row">, { readonly width: number; readonly height: number }>> = {
  stage: { width: 80, height: 40 },
  gate: { width: 40, height: 10 },
  aisle: { width: 100, height: 30 },
  service: { width: 40, height: 30 },
};

/** Draw what the tool draws in a box; a box of no size draws as many booths as were asked for, or a shape of the usual size. */
export function draw(dispatch: (act: EditorAct) => void, state: EditorState, box: Box, grid: number): void {
  const { tool, row } = state;
  if (tool === "choose") return;
  if (tool !== "row") {
    const isDrawn = box.width >= grid && box.height >= grid;
    dispatch({ type: "draw_shape", kind: tool, at: isDrawn ? box : { ...box, ...USUAL[tool] }, ...shapeWords(tool) });
    return;
  }
  const runs = box.height > box.width ? "down" : "right";
  const length = runs === "down" ? box.height : box.width;
  const each = (runs === "down" ? row.height : row.width) + row.gap;
  const isDrawn = Math.max(box.width, box.height) > 0;
  const count = isDrawn ? Math.max(1, Math.floor((length + row.gap) / each)) : row.count;
  dispatch({ type: "draw_row", at: { x: box.x, y: box.y }, runs, count });
}
