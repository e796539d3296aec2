import { todayInVietnam } from "~/lib/dates";
import type { Level, RegionCode } from "~/lib/vocabulary";
import { eraAt, type Province } from "../provinces/rules";
import type { TerritoryForm } from "./forms";

export interface TerritoryMember {
  readonly provinceId: string;
  readonly regionCode: RegionCode | null;
  /** Most entries it may send; null: no quota. */
  readonly quota: number | null;
}

export interface TerritoryChoice {
  readonly level: Level;
  readonly year: number;
  readonly provinceId?: string;
  readonly regionCode?: RegionCode;
}

/**
 * The provinces a round usually covers: the province of a provincial round and of what lies below it, the members of a
 * region, or all of them. Regions and the nation take the provinces of the round's time: 63 before 1 July 2025, 34 since.
 * Null where the level needs a province or a region that is missing or unknown.
 */
export function usualTerritory(
  provinces: readonly Province[],
  choice: TerritoryChoice,
  now: Date,
): TerritoryMember[] | null {
  const { level, year, provinceId, regionCode } = choice;
  const today = todayInVietnam(now);
  const era = eraAt(year >= Number(today.slice(0, 4)) ? { date: today } : { year });
  const ofTheTime = provinces.filter((province) => province.era === era);
  const member = (one: Province, region = one.regions[0] ?? null) => ({
    provinceId: one.id,
    regionCode: region,
    quota: null,
  });
  if (level === "nation") return ofTheTime.map((one) => member(one));
  if (level === "region") {
    if (!regionCode) return null;
    const members = ofTheTime.filter((one) => one.regions.includes(regionCode));
    return members.map((one) => member(one, regionCode));
  }
  const province = provinces.find((one) => one.id === provinceId);
  return province ? [member(province)] : null;
}

/**
 * The members a form names: the ticked lines, and every line of a region that was taken as a whole. A line without a region
 * belongs to its province's first one. Null when a line names an unknown province.
 */
export function membersFrom(
  { rows, wholeRegions }: Pick<TerritoryForm, "rows" | "wholeRegions">,
  provinces: readonly Province[],
): TerritoryMember[] | null {
  const byId = new Map(provinces.map((province) => [province.id, province]));
  if (rows.some((row) => !byId.has(row.provinceId))) return null;
  const members = rows.flatMap(({ provinceId, isIn, regionCode, quota = null }) => {
    const usual = byId.get(provinceId)!.regions[0] ?? null;
    const isTaken = isIn || wholeRegions.some((region) => region === usual);
    return isTaken ? [{ provinceId, regionCode: regionCode ?? usual, quota }] : [];
  });
  return [...new Map(members.map((member) => [member.provinceId, member])).values()];
}
