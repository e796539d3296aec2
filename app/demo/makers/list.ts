import { CRAFTS, SAND_PICTURES } from "./crafts";
import { DELICACIES } from "./delicacies";
import { FOODS } from "./foods";
import { MACHINES } from "./machines";
import { type DemoMaker, product } from "./maker";

/**
 * Invented establishments of Lâm Đồng with the kinds of products its districts really make; 45 products in all. Their order
 * gives tax codes, pictures and voting codes.
 */
export const DEMO_MAKERS: readonly DemoMaker[] = [...FOODS, ...CRAFTS, ...MACHINES, ...DELICACIES, ...SAND_PICTURES];

/** What the demo's producer has not entered anywhere yet. */
export const NEW_PRODUCT = product(
  "B",
  "disc",
  "Bánh tráng gạo lứt",
  "Bánh tráng gạo lứt huyết rồng, không muối, dùng cho người ăn kiêng.",
);
