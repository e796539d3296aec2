import type { Edit, EditedBooth, EditedPlan, EditedShape } from "./edits";
import { codesOf, inOrder, type Numbering, nextCodes, type Origin } from "./numbering";
import type { Box, DrawnBooth } from "./rules";

type Piece = EditedBooth | EditedShape;

/** What all booths of a row have in common. */
export interface RowOf extends Pick<DrawnBooth, "kind" | "openTo" | "power" | "hasWater" | "zone"> {
  /** Of the first, and the size of each. Decimetres. */
  readonly at: Box;
  readonly count: number;
  readonly runs: "right" | "down";
  /** Between two of them. Decimetres. */
  readonly gap: number;
  readonly numbering: Numbering;
}

/** A row of booths beside each other. newId: one for each. */
export function rowOf({ at, count, runs, gap, numbering, ...values }: RowOf, newId: () => string): EditedBooth[] {
  const [stepX, stepY] = runs === "right" ? [at.width + gap, 0] : [0, at.height + gap];
  return codesOf(numbering, count).map((code, index) => ({
    ...values,
    id: newId(),
    code,
    x: at.x + index * stepX,
    y: at.y + index * stepY,
    width: at.width,
    height: at.height,
  }));
}

const piecesOf = (plan: EditedPlan, ids: ReadonlySet<string>): Piece[] =>
  [...plan.booths, ...plan.furniture].filter(({ id }) => ids.has(id));

/** The smallest box around some pieces; null for none. */
export function boundsOf(pieces: readonly Box[]): Box | null {
  if (pieces.length === 0) return null;
  const x = Math.min(...pieces.map((piece) => piece.x));
  const y = Math.min(...pieces.map((piece) => piece.y));
  const right = Math.max(...pieces.map((piece) => piece.x + piece.width));
  const bottom = Math.max(...pieces.map((piece) => piece.y + piece.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Everything chosen goes the same way, as far as the hall reaches: what stands in a row stays one at the wall. */
export function moved(plan: EditedPlan, ids: ReadonlySet<string>, dx: number, dy: number): Edit {
  const pieces = piecesOf(plan, ids);
  const bounds = boundsOf(pieces) ?? { x: 0, y: 0, width: 0, height: 0 };
  const within = (by: number, from: number, length: number, hall: number) =>
    Math.max(-from, Math.min(by, Math.max(hall - from - length, 0)));
  const [x, y] = [within(dx, bounds.x, bounds.width, plan.width), within(dy, bounds.y, bounds.height, plan.height)];
  return {
    do: "place",
    places: new Map(pieces.map((piece) => [piece.id, { ...boxOf(piece), x: piece.x + x, y: piece.y + y }])),
  };
}

const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

export const ALIGNMENTS = ["left", "right", "top", "bottom"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** One edge of all that is chosen on the outermost of them. */
export function aligned(plan: EditedPlan, ids: ReadonlySet<string>, to: Alignment): Edit {
  const pieces = piecesOf(plan, ids);
  const bounds = boundsOf(pieces) ?? { x: 0, y: 0, width: 0, height: 0 };
  const place = (piece: Box): Box => {
    const box = boxOf(piece);
    if (to === "left") return { ...box, x: bounds.x };
    if (to === "right") return { ...box, x: bounds.x + bounds.width - box.width };
    if (to === "top") return { ...box, y: bounds.y };
    return { ...box, y: bounds.y + bounds.height - box.height };
  };
  return { do: "place", places: new Map(pieces.map((piece) => [piece.id, place(piece)])) };
}

/** New codes for the booths that are chosen, in their order from one side. */
export function numbered(plan: EditedPlan, ids: ReadonlySet<string>, numbering: Numbering, from: Origin): Edit {
  const row = inOrder(
    plan.booths.filter(({ id }) => ids.has(id)),
    from,
  );
  const codes = codesOf(numbering, row.length);
  return { do: "number", codes: new Map(row.map(({ id }, at) => [id, codes[at]!])) };
}

/** What is chosen once more, so far aside, with the next codes that are free. taken: codes of other halls. */
export function copied(
  plan: EditedPlan,
  ids: ReadonlySet<string>,
  { dx, dy }: { readonly dx: number; readonly dy: number },
  taken: ReadonlySet<string>,
  newId: () => string,
): Extract<Edit, { do: "add" }> {
  const booths = inOrder(
    plan.booths.filter(({ id }) => ids.has(id)),
    "left",
  );
  const codes = nextCodes(
    booths.map(({ code }) => code),
    new Set([...taken, ...plan.booths.map(({ code }) => code)]),
  );
  const aside = <P extends Piece>(piece: P): P => ({
    ...piece,
    id: newId(),
    x: Math.max(0, piece.x + dx),
    y: Math.max(0, piece.y + dy),
  });
  return {
    do: "add",
    booths: booths.map((booth, at) => ({ ...aside(booth), code: codes[at]! })),
    furniture: plan.furniture.filter(({ id }) => ids.has(id)).map(aside),
  };
}
