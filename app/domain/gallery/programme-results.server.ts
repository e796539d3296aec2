import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { readCsv } from "~/lib/csv.server";
import { REGIONS } from "~/lib/vocabulary";

/** The national selection, the regional ones of all three regions together, or that of one region. */
const SCOPES = ["nation", "regions", ...REGIONS] as const;
export type ResultScope = (typeof SCOPES)[number];

/** One selection of the programme as its organiser published it. */
export interface ProgrammeResult {
  readonly scope: ResultScope;
  readonly year: number;
  /** Products; null where no published figure was found. */
  readonly nominated: number | null;
  readonly recognised: number;
  readonly note: string | null;
  readonly noteEn: string | null;
}

const text = z.string().transform((cell) => cell || null);
const Row = z.object({
  scope: z.enum(SCOPES),
  year: z.coerce.number().int(),
  nominated: text.transform((cell) => (cell === null ? null : Number(cell))),
  recognised: z.coerce.number().int().positive(),
  note: text,
  note_en: text,
});

let known: readonly ProgrammeResult[] | undefined;

/** data/programme_results.csv: figures of before this platform, in the order of the file. */
export function programmeResults(): readonly ProgrammeResult[] {
  known ??= readResults(path.resolve("data/programme_results.csv"));
  return known;
}

function readResults(file: string): ProgrammeResult[] {
  const [header, ...rows] = readCsv(readFileSync(file)).rows;
  return rows.map(({ cells }) => {
    const named = Object.fromEntries(header!.cells.map((name, at) => [name, cells[at] ?? ""]));
    const { note_en: noteEn, ...row } = Row.parse(named);
    return { ...row, noteEn };
  });
}
