import type { BoothKind } from "~/lib/vocabulary";
import type { InputBooth } from "./rules";

/** Kinds of places that serve one ask: a standard booth may lie on a corner. */
export const SERVES = { standard: 0, corner: 0, raw: 1, pavilion: 2, common: 3 } as const satisfies Record<
  BoothKind,
  number
>;

/** A booth where one comes to it. `run`: booths of one run that follow each other adjoin. */
export interface Stop {
  readonly booth: InputBooth;
  readonly serves: number;
  readonly run: number;
}

interface Run {
  readonly booths: readonly InputBooth[];
  readonly isUpright: boolean;
  /** Where it lies across its direction. */
  readonly line: number;
}

/**
 * The booths in the order in which a visitor comes by: hall by hall, kind by kind, line by line and every other line backwards. The next
 * one in a line stands wall to wall, or over an aisle in the same line.
 * Source: docs/rules/allocations.md#walk.
 */
export function walkOf(booths: readonly InputBooth[]): Stop[] {
  const stops: Stop[] = [];
  let runs = 0;
  for (const serves of [0, 1, 2, 3]) {
    const halls = new Map<string, InputBooth[]>();
    for (const booth of booths) {
      if (SERVES[booth.kind] === serves) halls.set(booth.hallId, [...(halls.get(booth.hallId) ?? []), booth]);
    }
    for (const inHall of halls.values()) {
      for (const [at, line] of linesOf(runsOf(inHall)).entries()) {
        for (const run of at % 2 === 0 ? line : line.toReversed()) {
          for (const booth of at % 2 === 0 ? run.booths : run.booths.toReversed())
            stops.push({ booth, serves, run: runs });
          runs += 1;
        }
      }
    }
  }
  return stops;
}

/** Wall to wall: they touch along at least half of the shorter side. */
function follows(a: InputBooth, b: InputBooth, isUpright: boolean): boolean {
  const [at, size, across, breadth] = isUpright
    ? (["y", "height", "x", "width"] as const)
    : (["x", "width", "y", "height"] as const);
  if (Math.abs(a[at] + a[size] - b[at]) > 1) return false;
  const shared = Math.min(a[across] + a[breadth], b[across] + b[breadth]) - Math.max(a[across], b[across]);
  return 2 * shared >= Math.min(a[breadth], b[breadth]);
}

/** Straight runs. Booths that adjoin both ways belong to the runs of the direction in which more of their island do. */
function runsOf(booths: readonly InputBooth[]): Run[] {
  const right = nextOf(booths, false);
  const below = nextOf(booths, true);
  const island = new Map(booths.map((booth) => [booth, booth]));
  const rootOf = (booth: InputBooth): InputBooth => {
    const up = island.get(booth)!;
    return up === booth ? booth : rootOf(up);
  };
  for (const next of [right, below]) for (const [a, b] of next) island.set(rootOf(a), rootOf(b));
  const upright = new Map<InputBooth, number>();
  for (const booth of booths) {
    const weight = Number(below.has(booth)) - Number(right.has(booth));
    upright.set(rootOf(booth), (upright.get(rootOf(booth)) ?? 0) + weight);
  }
  const runs: Run[] = [];
  for (const isUpright of [false, true]) {
    const next = isUpright ? below : right;
    const those = booths.filter((booth) => upright.get(rootOf(booth))! > 0 === isUpright);
    const isNext = new Set(those.map((booth) => next.get(booth)));
    for (const first of those.filter((booth) => !isNext.has(booth))) {
      const run = [first];
      for (let at = next.get(first); at; at = next.get(at)) run.push(at);
      runs.push({ booths: run, isUpright, line: isUpright ? first.x : first.y });
    }
  }
  return runs;
}

function nextOf(booths: readonly InputBooth[], isUpright: boolean): Map<InputBooth, InputBooth> {
  const next = new Map<InputBooth, InputBooth>();
  const isTaken = new Set<InputBooth>();
  for (const a of booths) {
    const b = booths.find((one) => one !== a && !isTaken.has(one) && follows(a, one, isUpright));
    if (!b) continue;
    next.set(a, b);
    isTaken.add(b);
  }
  return next;
}

/** Runs of one direction on one height are a line; lines from the top, then from the left. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  const along = (run: Run) => (run.isUpright ? run.booths[0]!.y : run.booths[0]!.x);
  const depth = (run: Run) => (run.isUpright ? run.booths[0]!.width : run.booths[0]!.height);
  for (const isUpright of [false, true]) {
    const sorted = runs
      .filter((run) => run.isUpright === isUpright)
      .toSorted((a, b) => a.line - b.line || along(a) - along(b));
    let top: Run | undefined;
    for (const run of sorted) {
      if (top && run.line - top.line < depth(top) / 2) lines.at(-1)!.push(run);
      else {
        lines.push([run]);
        top = run;
      }
    }
  }
  return lines.map((line) => line.toSorted((a, b) => along(a) - along(b)));
}
