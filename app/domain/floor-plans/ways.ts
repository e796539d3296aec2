import { isSolid } from "./free-before";
import type { Box, DrawnBooth, PlanLike, Side } from "./rules";

/** What a wheelchair needs to pass. Decimetres. */
const PASSAGE = 9;

/**
 * Half decimetres that everything is made wider by on each side, so that a way is what the middle of a wheelchair can follow: a gap of
 * exactly its width stays open by one.
 */
const MARGIN = PASSAGE - 1;

/**
 * The codes of booths that cannot be reached from any gate: no open side of theirs has ground before it that is joined to a gate by a
 * way wide enough. null where the plan has no gate. A booth without an open side is none of these.
 * The hall is cut along every edge of what stands in it, so the answer is exact whatever its size.
 * Source: docs/rules/floor-plans.md#ways
 */
export function cutOff(plan: PlanLike): string[] | null {
  const gates = plan.furniture.filter(({ kind }) => kind === "gate");
  if (gates.length === 0) return null;
  const ground = groundOf(plan);
  const reached = flood(
    ground,
    gates.map((gate) => wider(gate)),
  );
  return plan.booths
    .filter(({ openTo }) => openTo !== "")
    .filter(
      (booth) => !Array.from(booth.openTo as Iterable<Side>).some((side) => isReached(ground, reached, booth, side)),
    )
    .map(({ code }) => code);
}

/** A hall cut into cells. `xs`, `ys`: the cuts in half decimetres; `isFree`: cell by cell, row after row. */
interface Ground {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly isFree: Uint8Array;
}

const columns = ({ xs }: Ground) => xs.length - 1;

function wider({ x, y, width, height }: Box): Box {
  return { x: 2 * x - MARGIN, y: 2 * y - MARGIN, width: 2 * (width + MARGIN), height: 2 * (height + MARGIN) };
}

function groundOf({ width, height, furniture, booths }: PlanLike): Ground {
  const solid = [...booths, ...furniture.filter(isSolid)].map(wider);
  const hall = { left: MARGIN, top: MARGIN, right: 2 * width - MARGIN, bottom: 2 * height - MARGIN };
  const cuts = (from: number, to: number, at: readonly number[]) =>
    [...new Set([from, to, ...at.filter((one) => one > from && one < to)])].sort((a, b) => a - b);
  const xs = cuts(
    hall.left,
    hall.right,
    solid.flatMap((box) => [box.x, box.x + box.width]),
  );
  const ys = cuts(
    hall.top,
    hall.bottom,
    solid.flatMap((box) => [box.y, box.y + box.height]),
  );
  const across = xs.length - 1;
  // In a hall narrower than a wheelchair nothing is.
  const isRoomy = hall.left < hall.right && hall.top < hall.bottom;
  const isFree = new Uint8Array(across * (ys.length - 1)).fill(isRoomy ? 1 : 0);
  const columnAt = new Map(xs.map((x, at) => [x, at]));
  const rowAt = new Map(ys.map((y, at) => [y, at]));
  for (const box of solid) {
    const [left, right] = [
      columnAt.get(Math.max(box.x, hall.left)),
      columnAt.get(Math.min(box.x + box.width, hall.right)),
    ];
    const [top, bottom] = [rowAt.get(Math.max(box.y, hall.top)), rowAt.get(Math.min(box.y + box.height, hall.bottom))];
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) continue;
    for (let row = top; row < bottom; row++) isFree.fill(0, row * across + left, row * across + Math.max(left, right));
  }
  return { xs, ys, isFree };
}

/** Cells joined by free edges to any of those under the gates. */
function flood(ground: Ground, gates: readonly Box[]): Uint8Array {
  const { xs, ys, isFree } = ground;
  const across = columns(ground);
  const reached = new Uint8Array(isFree.length);
  const open: number[] = [];
  const reach = (cell: number) => {
    if (!isFree[cell] || reached[cell]) return;
    reached[cell] = 1;
    open.push(cell);
  };
  for (let cell = 0; cell < isFree.length; cell++) {
    const [column, row] = [cell % across, Math.floor(cell / across)];
    const isAtGate = gates.some(
      (gate) =>
        xs[column]! < gate.x + gate.width &&
        xs[column + 1]! > gate.x &&
        ys[row]! < gate.y + gate.height &&
        ys[row + 1]! > gate.y,
    );
    if (isAtGate) reach(cell);
  }
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (cell % across > 0) reach(cell - 1);
    if (cell % across < across - 1) reach(cell + 1);
    reach(cell - across);
    reach(cell + across);
  }
  return reached;
}

/** Whether a wheelchair can stand before a side of a booth, having come from a gate. */
function isReached(ground: Ground, reached: Uint8Array, booth: DrawnBooth, side: Side): boolean {
  const { xs, ys } = ground;
  const across = columns(ground);
  const box = wider(booth);
  const isUpright = side === "E" || side === "W";
  // The cells that begin, or end, where the booth's own margin does.
  const line = side === "N" ? box.y : side === "S" ? box.y + box.height : side === "W" ? box.x : box.x + box.width;
  const cuts = isUpright ? xs : ys;
  const at = cuts.indexOf(line) - (side === "N" || side === "W" ? 1 : 0);
  if (at < 0 || at >= cuts.length - 1) return false;
  const [from, to] = isUpright
    ? [2 * booth.y, 2 * (booth.y + booth.height)]
    : [2 * booth.x, 2 * (booth.x + booth.width)];
  const along = isUpright ? ys : xs;
  for (let next = 0; next < along.length - 1; next++) {
    if (along[next]! >= to || along[next + 1]! <= from) continue;
    if (reached[isUpright ? next * across + at : at * across + next]) return true;
  }
  return false;
}
