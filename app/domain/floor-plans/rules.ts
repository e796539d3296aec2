import { z } from "zod";
import { BOOTH_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";

/** Decimetres. */
const length = z.int().min(1).max(100_000);
const place = z.int().min(0).max(100_000);

export const FURNITURE_KINDS = ["stage", "gate", "aisle", "service"] as const;
export type FurnitureKind = (typeof FURNITURE_KINDS)[number];

/** A shape on the plan that is no booth. Lengths in decimetres from the hall's top left corner. */
export const Furniture = z.object({
  kind: z.enum(FURNITURE_KINDS),
  label: z.string().max(80),
  labelEn: z.string().max(80),
  x: place,
  y: place,
  width: length,
  height: length,
});
export type Furniture = z.infer<typeof Furniture>;

/** A booth as it is drawn. `id`: of the booth it was saved as; absent for a new one. `openTo`: of "NESW", in this order. */
export const DrawnBooth = z.object({
  id: z.uuid().optional(),
  code: z.string().min(1).max(12),
  kind: z.enum(BOOTH_KINDS),
  x: place,
  y: place,
  width: length,
  height: length,
  openTo: z.string().regex(/^N?E?S?W?$/),
  /** Watts. */
  power: z.int().min(0).max(1_000_000),
  hasWater: z.boolean(),
  zone: z.enum(PRODUCT_GROUPS).nullable(),
});
export type DrawnBooth = z.infer<typeof DrawnBooth>;

/** The plan of a hall, as it is edited, kept as a version and exchanged as JSON. */
export const FloorPlan = z.object({
  width: length,
  height: length,
  furniture: z.array(Furniture).max(500),
  booths: z.array(DrawnBooth).max(2000),
});
export type FloorPlan = z.infer<typeof FloorPlan>;
