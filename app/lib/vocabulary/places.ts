/** From the lowest to the highest. Districts ended on 1 July 2025; both lowest levels exist in the data. */
export const LEVELS = ["commune", "district", "province", "region", "nation"] as const;
export type Level = (typeof LEVELS)[number];

/** Provinces before and since the reform of 1 July 2025 (63 and 34). */
export const ERAS = ["old", "new"] as const;
export type Era = (typeof ERAS)[number];

export const REGIONS = ["north", "central", "south"] as const;
export type RegionCode = (typeof REGIONS)[number];
