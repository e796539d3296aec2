import type { LegalForm, ProductGroup } from "~/lib/vocabulary";

/** Shapes that a demo photo draws. */
export type Shape =
  | "bottle"
  | "jar"
  | "bag"
  | "box"
  | "cup"
  | "cloth"
  | "basket"
  | "pot"
  | "machine"
  | "disc"
  | "frame";

export interface DemoProduct {
  readonly name: string;
  readonly group: ProductGroup;
  readonly shape: Shape;
  readonly summary: string;
  /** Members of a set, one a line: other designs of one use and material (case b). */
  readonly members?: string;
}

export interface DemoMaker {
  readonly name: string;
  readonly legalForm: LegalForm;
  readonly commune: string;
  readonly address: string;
  readonly representative: string;
  readonly products: readonly DemoProduct[];
}

/** A maker with what it makes. */
export const maker = (
  name: string,
  legalForm: LegalForm,
  commune: string,
  address: string,
  representative: string,
  ...products: DemoProduct[]
): DemoMaker => ({ name, legalForm, commune, address, representative, products });

/** One of its products. */
export const product = (
  group: ProductGroup,
  shape: Shape,
  name: string,
  summary: string,
  members?: string,
): DemoProduct => ({
  name,
  group,
  shape,
  summary,
  ...(members && { members }),
});
