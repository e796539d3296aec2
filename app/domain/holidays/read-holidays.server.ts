import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCsv } from "~/lib/csv.server";
import { type PlainDate, parseDate } from "~/lib/dates";

export interface HolidayRow {
  readonly day: PlainDate;
  readonly name: string;
  readonly nameEn: string;
  readonly source: string;
}

const FILE = fileURLToPath(new URL("../../../data/holidays.csv", import.meta.url));

/** data/holidays.csv: the public holidays this program ships, each with the text that says so. */
export function readHolidayRows(): HolidayRow[] {
  const [header, ...rows] = readCsv(readFileSync(FILE)).rows;
  return rows.map(({ line, cells }) => {
    const cell = (name: string) => cells[header!.cells.indexOf(name)] ?? "";
    const day = parseDate(cell("day"));
    if (!day || !cell("name") || !cell("source")) throw new Error(`${FILE}, line ${line}: no day, name or source`);
    return { day, name: cell("name"), nameEn: cell("name_en"), source: cell("source") };
  });
}
