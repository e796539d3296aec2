import { nameKey } from "~/lib/vietnamese-text";
import type { Level, RegionCode } from "~/lib/vocabulary";
import type { Province } from "../provinces/rules";

/** An award as a published list says it. Null where the list says nothing. */
export interface PublishedAward {
  readonly year: number;
  readonly level: Level;
  readonly region: RegionCode | null;
  readonly province: Pick<Province, "id" | "name" | "regions" | "currentId">;
  readonly productName: string;
  readonly establishmentName: string | null;
  readonly address: string | null;
  readonly groupCode: string | null;
  readonly tier: string | null;
  readonly decisionNumber: string | null;
  readonly decisionDate: string | null;
  readonly sourceUrl: string | null;
}

/** What a list may add or correct of an award it names again. */
export const DETAILS = [
  "region",
  "address",
  "groupCode",
  "tier",
  "decisionNumber",
  "decisionDate",
  "sourceUrl",
] as const satisfies readonly (keyof PublishedAward)[];
export type Detail = (typeof DETAILS)[number];
export type Details = Pick<PublishedAward, Detail>;

/** A published award's names, folded for comparing. */
export interface AwardKeys {
  /**
   * The identity of the award, which every list that names it agrees on: year, level, the province's name, product and maker,
   * and the address where no maker is named. Spelling variants that `nameKey` forgives are the same name.
   * Source: docs/rules/awards.md#identity.
   */
  readonly record: string;
  readonly product: string;
  /** Name and province; null for one without a name. */
  readonly maker: string | null;
}

const remembered = new WeakMap<PublishedAward, AwardKeys>();
const placeKeys = new Map<string, string>();

/** Folding names is the costly part of reading a long list, so it is done once an award. */
export function keysOf(award: PublishedAward): AwardKeys {
  const known = remembered.get(award);
  if (known) return known;
  const { year, level, province, productName, establishmentName, address } = award;
  const product = nameKey(productName);
  const place = placeKeys.get(province.name) ?? nameKey(province.name);
  placeKeys.set(province.name, place);
  const maker = establishmentName && nameKey(establishmentName);
  const record = [year, level, place, product, maker ?? `@${nameKey(address ?? "")}`].join("|");
  const keys = { record, product, maker: maker && `${maker}|${place}` };
  remembered.set(award, keys);
  return keys;
}

/** The details that `given` states and `known` states otherwise or not at all. */
export function newDetails(known: Details, given: PublishedAward): Detail[] {
  return DETAILS.filter((detail) => {
    // The address of a maker without a name is part of the identity: another spelling of it says nothing new.
    if (detail === "address" && given.establishmentName === null) return false;
    return given[detail] !== null && given[detail] !== known[detail];
  });
}

/** Both sets of details together; what is not given erases nothing. */
export function mergeDetails(known: Details, given: Details): Details {
  return Object.fromEntries(DETAILS.map((detail) => [detail, given[detail] ?? known[detail]])) as unknown as Details;
}

/** A row of a list; `row` is its line in the file. */
export type PublishedRow = PublishedAward & { readonly row: number };

export interface Conflict {
  readonly row: number;
  readonly earlierRow: number;
  /** What the two rows, which name the same award, state differently. */
  readonly detail: Detail;
}

export interface UniqueRows {
  /** One an award, with everything its rows say together; in the order of the list. */
  readonly awards: ReadonlyMap<string, PublishedRow>;
  /** Rows that name an award again and contradict nothing. */
  readonly repeats: number;
  readonly conflicts: readonly Conflict[];
}

/** Join the rows that name the same award. */
export function uniqueRows(rows: readonly PublishedRow[]): UniqueRows {
  const awards = new Map<string, PublishedRow>();
  const conflicts: Conflict[] = [];
  let repeats = 0;
  for (const row of rows) {
    const key = keysOf(row).record;
    const earlier = awards.get(key);
    if (!earlier) {
      awards.set(key, row);
      continue;
    }
    const contradicted = newDetails(earlier, row).filter((detail) => earlier[detail] !== null);
    conflicts.push(...contradicted.map((detail) => ({ row: row.row, earlierRow: earlier.row, detail })));
    awards.set(key, { ...earlier, ...mergeDetails(row, earlier) });
    repeats += 1;
  }
  return { awards, repeats, conflicts };
}
