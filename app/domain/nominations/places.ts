import type { ERAS } from "~/lib/vocabulary";

/** Places of a territory in a round. Former provinces that became one together are one territory. */
export interface TerritoryPlaces {
  /** The first of its provinces. */
  readonly provinceId: string;
  readonly provinceIds: readonly string[];
  /** The names of them all. */
  readonly name: string;
  readonly nameEn: string;
  /** Most entries it may send; null: no limit. */
  readonly quota: number | null;
  /** Entries that hold a place: handed in, or put forward and not yet handed in. Withdrawn and refused ones do not. */
  readonly used: number;
  /** Provinces of the other era whose makers count here. */
  readonly also: readonly string[];
}

/** A province of a round's territory. */
export interface TerritoryRow {
  readonly provinceId: string;
  readonly era: (typeof ERAS)[number];
  readonly name: string;
  readonly nameEn: string;
  readonly quota: number | null;
  /** Provinces of the other era that it became, or is made of. */
  readonly also: readonly string[];
}

/**
 * The territories of a round with their places. Makers of today do not say which former province they stand in: those that
 * became one province share their places, without limit where one of them has none. used: entries by province.
 */
export function pooled(rows: readonly TerritoryRow[], used: ReadonlyMap<string, number>): TerritoryPlaces[] {
  const pools = Map.groupBy(rows, (row) => (row.era === "old" ? `into ${row.also[0]}` : row.provinceId));
  return [...pools.values()].map((members) => ({
    provinceId: members[0]!.provinceId,
    provinceIds: members.map((one) => one.provinceId),
    name: members.map((one) => one.name).join(", "),
    nameEn: members.map((one) => one.nameEn).join(", "),
    quota: members.reduce<number | null>((sum, { quota }) => (sum === null || quota === null ? null : sum + quota), 0),
    used: members.reduce((sum, one) => sum + (used.get(one.provinceId) ?? 0), 0),
    also: [...new Set(members.flatMap((one) => one.also))],
  }));
}

/** The territory a maker's province counts for: the one it belongs to, else the one of the other era; undefined: none. */
export function placeOf(places: readonly TerritoryPlaces[], provinceId: string): TerritoryPlaces | undefined {
  return (
    places.find((one) => one.provinceIds.includes(provinceId)) ?? places.find((one) => one.also.includes(provinceId))
  );
}

/** The province of the territory under which a maker's entry is counted; null: none. */
export function territoryIn(places: readonly TerritoryPlaces[], provinceId: string): string | null {
  const place = placeOf(places, provinceId);
  return place ? (place.provinceIds.find((one) => one === provinceId) ?? place.provinceId) : null;
}
