import type { FurnitureKind } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";

const SHAPES: Readonly<Record<FurnitureKind, typeof m.plans_shape_stage>> = {
  stage: m.plans_shape_stage,
  gate: m.plans_shape_gate,
  aisle: m.plans_shape_aisle,
  service: m.plans_shape_service,
};

export const shapeName = (kind: FurnitureKind): string => SHAPES[kind]();

/** What a new shape is called, in both languages; an aisle goes without words. */
export function shapeWords(kind: FurnitureKind): { readonly label: string; readonly labelEn: string } {
  if (kind === "aisle") return { label: "", labelEn: "" };
  return { label: SHAPES[kind]({}, { locale: "vi" }), labelEn: SHAPES[kind]({}, { locale: "en" }) };
}
