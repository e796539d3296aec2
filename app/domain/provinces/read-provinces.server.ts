import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCsv } from "~/lib/csv.server";
import type { RegionCode } from "~/lib/vocabulary";

/** One row a province of before the reform, with the province it became part of. */
export interface ProvinceRow {
  readonly old: ProvinceNames & { readonly region: RegionCode };
  readonly new: { readonly code: string; readonly fullName: string };
  readonly note: string | null;
}

interface ProvinceNames {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly nameEn: string;
  readonly aliases: readonly string[];
}

const REGION_OF: Readonly<Record<string, RegionCode>> = {
  Bắc: "north",
  "Miền Trung - Tây Nguyên": "central",
  Nam: "south",
};

const FILE = fileURLToPath(new URL("../../../data/provinces.csv", import.meta.url));

/** data/provinces.csv: official codes and names, and the programme's regions. */
export function readProvinceRows(): ProvinceRow[] {
  const [header, ...rows] = readCsv(readFileSync(FILE)).rows;
  return rows.map(({ line, cells }) => {
    const cell = (name: string) => cells[header!.cells.indexOf(name)] ?? "";
    const region = REGION_OF[cell("khuyen_cong_region")];
    if (!region) throw new Error(`${FILE}, line ${line}: no region "${cell("khuyen_cong_region")}"`);
    return {
      old: {
        code: cell("old_code"),
        name: cell("old_name"),
        fullName: cell("old_full_name"),
        nameEn: cell("old_name_en"),
        aliases: cell("aliases").split("|").filter(Boolean),
        region,
      },
      new: { code: cell("new_code"), fullName: cell("new_full_name") },
      note: cell("note") || null,
    };
  });
}
