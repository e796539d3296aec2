import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { provinceRegions, provinceSuccessions, provinces, regions } from "~/db/schema";
import type { RegionCode } from "~/lib/vocabulary";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { type ProvinceRow, readProvinceRows } from "./read-provinces.server";
import { REFORM_DAY } from "./rules";

const REGION_NAMES: readonly { code: RegionCode; name: string; nameEn: string }[] = [
  { code: "north", name: "Phía Bắc", nameEn: "North" },
  { code: "central", name: "Miền Trung - Tây Nguyên", nameEn: "Central and Central Highlands" },
  { code: "south", name: "Phía Nam", nameEn: "South" },
];

/**
 * Bring the tables of provinces to what data/provinces.csv says: 63 of before the reform, 34 of today, which became which,
 * and the programme's regions. Can be repeated; regions a person added to a province stay.
 * Source: docs/rules/provinces.md.
 */
export function loadProvinces(ctx: Context): Promise<void> {
  return inTransaction(ctx, async ({ db }) => {
    const rows = readProvinceRows();
    const all = [...rows.map(oldProvince), ...newProvinces(rows)];
    await db
      .insert(regions)
      .values([...REGION_NAMES])
      .onConflictDoUpdate({ target: regions.code, set: given(regions) });
    await db
      .insert(provinces)
      .values(all)
      .onConflictDoUpdate({ target: provinces.id, set: given(provinces) });
    await db
      .insert(provinceSuccessions)
      .values(rows.map(succession))
      .onConflictDoUpdate({
        target: [provinceSuccessions.oldId, provinceSuccessions.newId],
        set: given(provinceSuccessions),
      });
    await db.insert(provinceRegions).values(memberships(rows)).onConflictDoNothing();
  });
}

/** On conflict, take what was given. */
function given(table: PgTable): Record<string, SQL> {
  const columns = Object.entries(getTableColumns(table));
  return Object.fromEntries(columns.map(([key, { name }]) => [key, sql.raw(`excluded."${name}"`)]));
}

const oldId = (row: ProvinceRow) => `old-${row.old.code}`;
const newId = (row: ProvinceRow) => `new-${row.new.code}`;

function oldProvince(row: ProvinceRow) {
  const { code, name, fullName, nameEn, aliases } = row.old;
  return { id: oldId(row), era: "old" as const, code, name, fullName, nameEn, aliases: [...aliases] };
}

/** A province of today has the name, and so the other spellings, of one that was there before. */
function newProvinces(rows: readonly ProvinceRow[]) {
  const byId = new Map(rows.map((row) => [newId(row), row.new]));
  return Array.from(byId, ([id, { code, fullName }]) => {
    const name = fullName.replace(/^(?:Tỉnh|Thành phố) /, "");
    const before = rows.find((row) => row.old.name === name)?.old;
    if (!before) throw new Error(`No province was called ${name} before`);
    return { id, era: "new" as const, code, name, fullName, nameEn: before.nameEn, aliases: [...before.aliases] };
  });
}

function succession(row: ProvinceRow) {
  return { oldId: oldId(row), newId: newId(row), effectiveOn: REFORM_DAY, note: row.note };
}

/** A province of today touches the regions of all it was made of. */
function memberships(rows: readonly ProvinceRow[]) {
  const pairs = new Map<string, { provinceId: string; regionCode: RegionCode }>();
  for (const row of rows) {
    for (const provinceId of [oldId(row), newId(row)]) {
      pairs.set(`${provinceId} ${row.old.region}`, { provinceId, regionCode: row.old.region });
    }
  }
  return [...pairs.values()];
}
