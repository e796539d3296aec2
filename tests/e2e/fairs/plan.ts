import type { DrawnBooth, FloorPlan } from "~/domain/floor-plans/rules";

const ROWS = 9;
const IN_A_ROW = 10;
/** Decimetres: a booth of 3 x 3 m, and what lies between two rows. */
const SIDE = 30;
const AISLE = 30;

/** The only place that has water, at the end of the first row. */
export const WITH_WATER = "A1";

/** A hall of nine rows of ten booths of 3 x 3 m, a corner at both ends of each, and a gate: 270 in three of them. */
export function aHallPlan(letter: string): FloorPlan {
  const booths = Array.from({ length: ROWS * IN_A_ROW }, (_, at) => boothAt(letter, at));
  const [width, height] = [IN_A_ROW * SIDE + 2 * AISLE, ROWS * (SIDE + AISLE) + 2 * AISLE];
  const gate = { kind: "gate" as const, label: "Cổng", labelEn: "Gate", x: 0, y: height - 10, width: 40, height: 10 };
  return { width, height, furniture: [gate], booths };
}

function boothAt(letter: string, at: number): DrawnBooth {
  const [row, column] = [Math.floor(at / IN_A_ROW), at % IN_A_ROW];
  const isCorner = column === 0 || column === IN_A_ROW - 1;
  const code = `${letter}${at + 1}`;
  return {
    code,
    kind: isCorner ? "corner" : "standard",
    x: AISLE + column * SIDE,
    y: AISLE + row * (SIDE + AISLE),
    width: SIDE,
    height: SIDE,
    openTo: column === 0 ? "SW" : isCorner ? "ES" : "S",
    power: 3000,
    hasWater: code === WITH_WATER,
    zone: null,
  };
}
