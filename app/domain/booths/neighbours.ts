import { compareVietnamese } from "~/lib/vietnamese-text";
import type { BoothKind } from "~/lib/vocabulary";
import { askedKindOf } from "../fairs/rules";
import { areaOf } from "./rules";

/** A booth as it lies. Decimetres. */
export interface LyingBooth {
  readonly id: string;
  readonly hallId: string;
  readonly code: string;
  readonly kind: BoothKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly openSides: number;
  readonly power: number;
  readonly hasWater: boolean;
}

type Lying = Pick<LyingBooth, "hallId" | "x" | "y" | "width" | "height">;

/** Whether two booths share a wall, or a part of one. */
export function adjoin(a: Lying, b: Lying): boolean {
  if (a.hallId !== b.hallId) return false;
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return (across === 0 && down > 0) || (down === 0 && across > 0);
}

const middle = ({ x, y, width, height }: Lying) => ({ x: x + width / 2, y: y + height / 2 });

/** Between the middles of two booths of a hall, in decimetres; of two halls it is farther than anything in one. */
export function distance(a: Lying, b: Lying): number {
  if (a.hallId !== b.hallId) return Number.POSITIVE_INFINITY;
  const [from, to] = [middle(a), middle(b)];
  return Math.hypot(from.x - to.x, from.y - to.y);
}

/** The free booths that lie nearest to one, of its kind of place, the nearest first. */
export function nearestTo<Booth extends LyingBooth>(booth: LyingBooth, free: readonly Booth[], most = 5): Booth[] {
  return free
    .filter((one) => one.id !== booth.id && askedKindOf(one.kind) === askedKindOf(booth.kind))
    .map((one) => ({ one, far: distance(booth, one) }))
    .sort((a, b) => (a.far === b.far ? compareVietnamese(a.one.code, b.one.code) : a.far - b.far))
    .slice(0, most)
    .map(({ one }) => one);
}

/** What an application needs of a block of booths. */
export interface Need {
  readonly kind: BoothKind;
  readonly booths: number;
  /** Whole square metres each booth has at least; null for any. */
  readonly area: number | null;
  /** Watts at each booth. */
  readonly power: number;
  readonly needsWater: boolean;
  readonly wantsCorner: boolean;
}

/**
 * The free booths that fit a need best: adjoining ones where there are as many, with a corner where one is wished; else those that lie
 * nearest to each other. Null where there are not as many. Source: docs/rules/booths.md#offers
 */
export function bestBlock<Booth extends LyingBooth>(free: readonly Booth[], need: Need): Booth[] | null {
  const fit = free.filter((booth) => fits(booth, need));
  if (need.booths === 0) return [];
  if (fit.length < need.booths) return null;
  const blocks = fit.map((first) => grow(first, fit, need.booths));
  return blocks.reduce((best, block) => (isBetter(block, best, need) ? block : best));
}

function fits(booth: LyingBooth, { kind, area, power, needsWater }: Need): boolean {
  return (
    askedKindOf(booth.kind) === askedKindOf(kind) &&
    booth.power >= power &&
    (!needsWater || booth.hasWater) &&
    (area === null || areaOf(booth) >= area)
  );
}

/** From one booth on, always the one next that adjoins, or lies nearest to, what there is. */
function grow<Booth extends LyingBooth>(first: Booth, fit: readonly Booth[], booths: number): Booth[] {
  const block = [first];
  const rest = fit.filter((one) => one !== first);
  while (block.length < booths) {
    const score = (one: Booth) =>
      block.some((taken) => adjoin(taken, one)) ? -1 : Math.min(...block.map((taken) => distance(taken, one)));
    const scores = rest.map(score);
    const at = scores.indexOf(Math.min(...scores));
    block.push(...rest.splice(at, 1));
  }
  return block;
}

/** How many booths of a block adjoin none that came before them. */
const gaps = (block: readonly LyingBooth[]): number =>
  block.filter((booth, at) => at > 0 && !block.slice(0, at).some((other) => adjoin(other, booth))).length;

const isCorner = (booth: LyingBooth) => booth.kind === "corner" || booth.openSides >= 2;

/** Less ground than is needed is not offered; more is kept for who needs it. */
function isBetter(block: readonly LyingBooth[], best: readonly LyingBooth[], need: Need): boolean {
  const marks = (one: readonly LyingBooth[]) => [
    gaps(one),
    // A corner goes to who wishes for it, and is kept from who does not.
    need.wantsCorner ? (one.some(isCorner) ? 0 : 1) : one.filter(isCorner).length,
    one.reduce((sum, booth) => sum + areaOf(booth), 0),
  ];
  const [a, b] = [marks(block), marks(best)];
  const at = a.findIndex((mark, index) => mark !== b[index]);
  return at >= 0 && a[at]! < b[at]!;
}
