/** Who made a product, as far as a list says; without an id it is known by its name alone. */
export interface NamedMaker {
  readonly establishmentId: string | null;
  readonly establishment: string;
  readonly address: string | null;
  readonly provinceName: string | null;
}

/** The same for two products of one maker; makers known only by name are told apart by it and their address. */
export const makerKey = ({ establishmentId, establishment, address, provinceName }: NamedMaker): string =>
  establishmentId ?? [establishment, address, provinceName].join("\n");

/** How many makers the products of a list have. */
export const countMakers = (products: readonly NamedMaker[]): number => new Set(products.map(makerKey)).size;
