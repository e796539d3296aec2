import {
  type AllocationInput,
  type InputApplication,
  type InputBooth,
  USUAL_SETTINGS,
} from "~/domain/allocations/rules";

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

interface Size {
  readonly booths: number;
  readonly provinces: number;
  readonly applications: number;
  /** Of the booths, how many are granted. */
  readonly granted: number;
  readonly seed: number;
}

const GROUPS = ["A", "B", "C", "D"];

/**
 * A fair as large ones are: blocks of nine booths in lines of two by two rows with ends on the aisles, a common stand, ground, more
 * power and water in some rows; applications of one to four booths, three in ten with a wish for a corner, a fourth with wished booths,
 * some with neighbours or competitors.
 */
export function aLargeInput({ booths: count, provinces, applications, granted, seed }: Size): AllocationInput {
  const random = chance(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const common = Math.floor(count / 25);
  const booths = Array.from({ length: count }, (_, at) => boothAt(at, count, common));
  const codes = booths.filter((booth) => booth.kind !== "common").map((booth) => booth.code);
  const list: Mutable<InputApplication>[] = [];
  let left = granted;
  for (let at = 0; at < applications; at += 1) {
    const isCommon = at < common;
    const rest = applications - at;
    const size = isCommon ? 1 : Math.max(1, Math.min(pick([1, 1, 1, 2, 2, 2, 3, 3, 4]), left - rest + 1));
    left -= size;
    list.push({
      id: `a${at}`,
      number: `HC26-${String(at + 1).padStart(3, "0")}`,
      name: `Cơ sở ${at + 1}`,
      provinceId: `p${Math.min(Math.floor(random() ** 1.3 * provinces), provinces - 1)}`,
      groupCode: pick(GROUPS),
      power: size * pick([500, 1000, 2000]),
      needsWater: random() < 0.05,
      isRecognised: isCommon || random() < 0.3,
      priority: pick([0, 5, 10, 30, 35, 40]),
      granted: [{ kind: isCommon ? ("common" as const) : ("standard" as const), booths: size, area: null }],
      wishes: {
        corner: !isCommon && random() < 0.3,
        booths: !isCommon && random() < 0.25 ? [pick(codes), pick(codes), pick(codes)] : [],
        near: [],
        apart: [],
      },
      claims: [],
      locks: [],
    });
  }
  for (const one of list) {
    const other = pick(list).id;
    if (random() < 0.08) one.wishes.near.push(other);
    else if (random() < 0.12) one.wishes.apart.push(other);
  }
  return { settings: USUAL_SETTINGS, booths, applications: list, taken: [], pairs: [], quotas: [] };
}

type Mutable<T> = { -readonly [Key in keyof T]: Mutable<T[Key]> };

/** Rows of 27 in blocks of nine, two rows back to back. */
function boothAt(at: number, count: number, common: number): InputBooth {
  const row = Math.floor(at / 27);
  const place = at % 27;
  const inBlock = place % 9;
  return {
    id: `b${at}`,
    code: `${String.fromCharCode(65 + row)}${place + 1}`,
    hallId: "h",
    kind: at >= count - common ? "common" : inBlock === 0 || inBlock === 8 ? "corner" : "standard",
    x: 60 + place * 30 + Math.floor(place / 9) * 40,
    y: 100 + row * 30 + Math.floor(row / 2) * 40,
    width: 30,
    height: 30,
    openSides: inBlock === 0 || inBlock === 8 ? 2 : 1,
    power: row % 3 === 0 ? 5000 : 2000,
    hasWater: row % 4 === 0,
    zone: null,
  };
}
