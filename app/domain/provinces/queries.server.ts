import { provinceRegions, provinceSuccessions, provinces } from "~/db/schema";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { ERAS, REGIONS, type RegionCode } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { Province } from "./rules";

/** The provinces of both eras, those of before the reform first, each era in Vietnamese order. */
export async function listProvinces(ctx: Pick<Context, "db">): Promise<Province[]> {
  const [rows, successions, memberships] = await Promise.all([
    ctx.db.select().from(provinces),
    ctx.db.select().from(provinceSuccessions),
    ctx.db.select().from(provinceRegions),
  ]);
  const successor = new Map(successions.map(({ oldId, newId }) => [oldId, newId]));
  const regionsOf = new Map<string, RegionCode[]>();
  for (const { provinceId, regionCode } of memberships) {
    regionsOf.set(provinceId, [...(regionsOf.get(provinceId) ?? []), regionCode]);
  }
  return rows
    .map((row) => ({
      ...row,
      regions: (regionsOf.get(row.id) ?? []).sort(inOrderOf(REGIONS)),
      currentId: successor.get(row.id) ?? row.id,
    }))
    .sort((a, b) => inOrderOf(ERAS)(a.era, b.era) || compareVietnamese(a.name, b.name));
}

const inOrderOf =
  <Word extends string>(words: readonly Word[]) =>
  (a: Word, b: Word) =>
    words.indexOf(a) - words.indexOf(b);
