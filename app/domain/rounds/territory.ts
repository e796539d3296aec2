import { todayInVietnam } from "~/lib/dates";
import type { Era, Level, RegionCode } from "~/lib/vocabulary";
import { eraAt, type Province, REFORM_DAY } from "../provinces/rules";
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

/** Whose provinces a round that is prepared now is held in: today's, or those of its year where that is over. */
export function eraOfRound(year: number, now: Date): Era {
  const today = todayInVietnam(now);
  return eraAt(year >= Number(today.slice(0, 4)) ? { date: today } : { year });
}

/** Whether there were provinces of an era in a year; in that of the reform there were those before and those after it. */
export function isOfYear(era: Era, year: number): boolean {
  const reform = Number(REFORM_DAY.slice(0, 4));
  return era === "old" ? year <= reform : year >= reform;
}

/**
 * The members of an earlier round in the provinces a later one is held in. A province that no longer exists becomes the one it lies
 * in, once; it counts for the same region where that is still one of its own, and has no quota: what several were given is not
 * what one is. A region or a quota that became another is the organiser's to confirm.
 */
export function carriedTerritory(
  members: readonly (TerritoryMember & { readonly era: Era })[],
  provinces: readonly Province[],
  era: Era,
): TerritoryMember[] {
  const byId = new Map(provinces.map((province) => [province.id, province]));
  const carried = new Map<string, TerritoryMember>();
  for (const { provinceId, regionCode, quota, era: before } of members) {
    if (before === era || era === "old") {
      carried.set(provinceId, { provinceId, regionCode, quota });
      continue;
    }
    const { id, regions } = byId.get(byId.get(provinceId)!.currentId)!;
    const isStill = regionCode !== null && regions.includes(regionCode);
    if (!carried.has(id)) {
      carried.set(id, { provinceId: id, regionCode: isStill ? regionCode : (regions[0] ?? null), quota: null });
    }
  }
  return [...carried.values()];
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
  const era = eraOfRound(year, now);
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
