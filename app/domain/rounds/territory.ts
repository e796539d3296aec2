import { todayInVietnam } from "~/lib/dates";
import type { Level, RegionCode } from "~/lib/vocabulary";
import { eraAt, type Province } from "../provinces/rules";

export interface TerritoryMember {
  readonly provinceId: string;
  readonly regionCode: RegionCode | null;
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
  if (level === "nation") return ofTheTime.map((one) => ({ provinceId: one.id, regionCode: one.regions[0] ?? null }));
  if (level === "region") {
    if (!regionCode) return null;
    const members = ofTheTime.filter((one) => one.regions.includes(regionCode));
    return members.map((one) => ({ provinceId: one.id, regionCode }));
  }
  const province = provinces.find((one) => one.id === provinceId);
  return province ? [{ provinceId: province.id, regionCode: province.regions[0] ?? null }] : null;
}
