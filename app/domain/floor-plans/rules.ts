import { z } from "zod";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";

/** Decimetres. */
const length = z.int().min(1).max(100_000);
const place = z.int().min(0).max(100_000);

/** One line, without letters that no file or table holds. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);

export const FURNITURE_KINDS = ["stage", "gate", "aisle", "service"] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

/** A shape on the plan that is no booth. Lengths in decimetres from the hall's top left corner. */
export const Furniture = z.object({
  /** Tells it from the others of its plan while one draws. */
  id: line(40).min(1).optional(),
  kind: z.enum(FURNITURE_KINDS),
  label: line(80),
  labelEn: line(80),
  x: place,
  y: place,
  width: length,
  height: length,
});
export type Furniture = z.infer<typeof Furniture>;

/** The sides of a booth, clockwise from the top of the plan, in the order in which open ones are written. */
export const SIDES = ["N", "E", "S", "W"] as const;
export type Side = (typeof SIDES)[number];

export const MOST_POWER = 1_000_000;

/** What a booth is called by: "B12", "Đ-3", "K.1". */
export const BoothCode = z
  .string()
  .max(12)
  .regex(/^[\p{Lu}\p{N}][\p{Lu}\p{N}./-]*$/u);

/** What a code may begin with before its number: nothing, "A", "K1-". */
export const isPrefix = (text: string): boolean => /^$|^[\p{Lu}\p{N}][\p{Lu}\p{N}./-]{0,7}$/u.test(text);

/**
 * A booth as it is drawn. `id`: of the booth it is kept as; whoever draws gives a new one its id, so that what is saved twice is one.
 * `openTo`: of "NESW", in this order.
 */
export const DrawnBooth = z.object({
  id: z.uuid().toLowerCase().optional(),
  code: BoothCode,
  kind: z.enum(BOOTH_KINDS),
  x: place,
  y: place,
  width: length,
  height: length,
  openTo: z.string().regex(/^N?E?S?W?$/),
  /** Watts. */
  power: z.int().min(0).max(MOST_POWER),
  hasWater: z.boolean(),
  zone: z.enum(PRODUCT_GROUPS).nullable(),
});
export type DrawnBooth = z.infer<typeof DrawnBooth>;

export const MOST_BOOTHS = 2000;
export const MOST_FURNITURE = 500;

/** No two pieces of one plan have one id. */
const areTold = (pieces: readonly { readonly id?: string | undefined }[]): boolean => {
  const ids = pieces.flatMap(({ id }) => id?.toLowerCase() ?? []);
  return new Set(ids).size === ids.length;
};

/** The plan of a hall, as it is edited, kept as a version and exchanged as JSON. */
export const FloorPlan = z
  .object({
    width: length,
    height: length,
    furniture: z.array(Furniture).max(MOST_FURNITURE),
    booths: z.array(DrawnBooth).max(MOST_BOOTHS),
  })
  .refine(({ furniture, booths }) => areTold([...booths, ...furniture]), { path: ["id"] });
export type FloorPlan = z.infer<typeof FloorPlan>;

/** A plan that is only looked at, while it is edited too. */
export interface PlanLike {
  readonly width: number;
  readonly height: number;
  readonly furniture: readonly Furniture[];
  readonly booths: readonly DrawnBooth[];
}

/** What lies somewhere on a plan. Decimetres. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether two boxes have more than an edge in common. */
export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The nearest line of a grid. Decimetres. */
export const snap = (value: number, grid: number): number => Math.round(value / grid) * grid;

/** Open sides in the order in which they are written, each once. */
export const openSides = (sides: Iterable<string>): string => {
  const open = new Set(sides);
  return SIDES.filter((side) => open.has(side)).join("");
};

/** A code as it is kept: "b 12" is B12. */
export const normalizeCode = (code: string): string => code.normalize("NFC").replaceAll(/\s+/g, "").toUpperCase();

/** A shape as it is drawn, in one line: two that are alike in all have the same, and lie on each other. */
export const shapeStampOf = ({ kind, label, labelEn, x, y, width, height }: Furniture): string =>
  [kind, x, y, width, height, label, labelEn].join("|");

/** A booth as it is drawn, in one line: two that are alike in all have the same. */
export const stampOf = (booth: DrawnBooth): string =>
  [
    booth.code,
    booth.kind,
    booth.x,
    booth.y,
    booth.width,
    booth.height,
    booth.openTo,
    booth.power,
    booth.hasWater,
    booth.zone,
  ].join("|");
