import type { EditedBooth, EditedShape } from "~/domain/floor-plans/edits";
import type { DrawnBooth, FloorPlan, Furniture } from "~/domain/floor-plans/rules";

/** A standard booth of 3 x 3 m at a place, open to the south. */
export const aDrawnBooth = (values: Partial<DrawnBooth> = {}): DrawnBooth => ({
  code: "A1",
  kind: "standard",
  x: 0,
  y: 0,
  width: 30,
  height: 30,
  openTo: "S",
  power: 3000,
  hasWater: false,
  zone: null,
  ...values,
});

export const anEditedBooth = (id: string, values: Partial<DrawnBooth> = {}): EditedBooth => ({
  ...aDrawnBooth({ code: id.toUpperCase(), ...values }),
  id,
});

export const aShape = (values: Partial<Furniture> = {}): Furniture => ({
  kind: "gate",
  label: "Cổng chính",
  labelEn: "Main gate",
  x: 0,
  y: 0,
  width: 40,
  height: 10,
  ...values,
});

export const anEditedShape = (id: string, values: Partial<Furniture> = {}): EditedShape => ({ ...aShape(values), id });

/** A hall of 30 x 20 m. */
export const aPlan = (values: Partial<FloorPlan> = {}): FloorPlan => ({
  width: 300,
  height: 200,
  furniture: [],
  booths: [],
  ...values,
});
