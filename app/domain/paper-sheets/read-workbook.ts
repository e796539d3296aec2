import type { Grid, GridCell } from "~/adapters/documents/grid";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parsePoints } from "~/lib/points";
import { normalizeText } from "~/lib/vietnamese-text";
import { whyNotPoints } from "../sheets/policy";
import { type Criterion, LONGEST_REMARKS } from "../sheets/rules";
import { readCode, type Standing, type StandingSheet, standingBeside } from "./rules";

/** What is wrong with a filled workbook. row: its number in the file; column: its letters, "F". */
export interface WorkbookFault {
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** A row somebody filled in. */
export interface WorkbookRow {
  /** Its number in the file. */
  readonly row: number;
  readonly paperId: string;
  readonly sheetId: string;
  /** Voting code. */
  readonly code: string;
  /** Hundredths by the id of the criterion; an empty cell is left out and says nothing. */
  readonly points: Readonly<Record<string, number>>;
  /** Null for an empty cell, which says nothing. */
  readonly remarks: string | null;
  readonly isSigned: boolean;
}

/** A row as it was given out. */
export interface GivenRow {
  readonly paperId: string;
  readonly sheetId: string;
  /** As it is kept: "K7QP3M2X8W". */
  readonly paperCode: string;
  readonly code: string;
  /** Those its group is asked. */
  readonly leaves: readonly Criterion[];
}

export interface GivenWorkbook {
  readonly rows: readonly GivenRow[];
  /** By the key of a column: what stands above it for people to read, in each language. */
  readonly headings: ReadonlyMap<string, readonly string[]>;
}

export interface ReadWorkbook {
  readonly rows: readonly WorkbookRow[];
  readonly faults: readonly WorkbookFault[];
}

/** Keys of the columns that are no criteria, in the hidden row above the headings. A criterion's key is its id. */
export const WORKBOOK_KEYS = {
  paper: "paper",
  code: "code",
  product: "product",
  group: "group",
  remarks: "remarks",
  signed: "signed",
} as const;

/** What signs a row. */
export const SIGN_MARK = "x";

const keys = WORKBOOK_KEYS;

/** The hidden codes of the rows of a workbook, as far as it is one of ours; null when it is not. */
export function codesIn(grid: Grid): string[] | null {
  const head = headOf(grid);
  if (!head) return null;
  return head.rows.flatMap(({ cells }) => readCode(String(cells[head.place(keys.paper)] ?? "")) ?? []);
}

/**
 * Read a filled workbook. given: it as it was given out.
 * Everything that does not fit is named by row and column; rows nobody filled in are left out. Of a workbook whose columns were moved or
 * renamed no row is read: points would come to another criterion than the one they were written under.
 */
export function readWorkbook(grid: Grid, given: GivenWorkbook): ReadWorkbook {
  const head = headOf(grid)!;
  const rows: WorkbookRow[] = [];
  const faults = columnFaults(head, given.headings);
  if (faults.length > 0) return { rows, faults };
  const seen = new Set<string>();
  const known = new Map(given.rows.map((one) => [one.paperCode, one]));
  for (const { line, cells } of head.rows) {
    const at = (key: string) => cells[head.place(key)] ?? null;
    const wrong = (key: string, message: string) => {
      faults.push({ row: line, column: lettersOf(head.place(key)), message });
    };
    const code = readCode(String(at(keys.paper) ?? ""));
    const row = code === null ? undefined : known.get(code);
    if (!row) {
      if (cells.some((cell) => cell !== null)) wrong(keys.paper, m.paper_row_unknown());
      continue;
    }
    if (seen.has(row.paperCode)) wrong(keys.paper, m.paper_row_twice({ code: row.code }));
    seen.add(row.paperCode);
    if (String(at(keys.code) ?? "") !== row.code) wrong(keys.code, m.paper_row_moved({ code: row.code }));
    const points: Record<string, number> = {};
    const leaves = new Map(row.leaves.map((leaf) => [leaf.id, leaf]));
    for (const id of head.criteria) {
      const cell = at(id);
      if (cell === null) continue;
      const leaf = leaves.get(id);
      const read = leaf ? pointsIn(leaf, cell) : m.paper_cell_not_asked();
      if (typeof read === "string") wrong(id, read);
      else points[id] = read;
    }
    const remarks = normalizeParagraphs(String(at(keys.remarks) ?? "")) || null;
    if (remarks && remarks.length > LONGEST_REMARKS) {
      wrong(keys.remarks, m.paper_remarks_too_long({ maximum: LONGEST_REMARKS }));
    }
    const mark = String(at(keys.signed) ?? "").toLowerCase();
    if (mark !== "" && mark !== SIGN_MARK) wrong(keys.signed, m.paper_mark_unknown({ mark: SIGN_MARK }));
    if (Object.keys(points).length === 0 && remarks === null && mark === "") continue;
    const { paperId, sheetId } = row;
    rows.push({ row: line, paperId, sheetId, code: row.code, points, remarks, isSigned: mark === SIGN_MARK });
  }
  return { rows, faults };
}

/** Each column stands once, under the heading it was given out with. */
function columnFaults(head: Head, headings: GivenWorkbook["headings"]): WorkbookFault[] {
  const faults: WorkbookFault[] = [];
  for (const [key, wanted] of headings) {
    const places = head.names.flatMap((name, place) => (name === key ? [place] : []));
    const heading = wanted[0]!;
    if (places.length === 0) {
      faults.push({ row: head.line, column: "", message: m.paper_column_missing({ heading }) });
    }
    for (const [turn, place] of places.entries()) {
      const column = lettersOf(place);
      const stands = normalizeText(String(head.headings[place] ?? ""));
      if (turn > 0) faults.push({ row: head.line, column, message: m.paper_column_twice({ column, heading }) });
      else if (!wanted.includes(stands)) {
        faults.push({ row: head.line, column, message: m.paper_column_other({ column, heading, stands }) });
      }
    }
  }
  for (const id of head.criteria.filter((one) => !headings.has(one))) {
    const column = lettersOf(head.place(id));
    faults.push({ row: head.line, column, message: m.paper_column_unknown({ column }) });
  }
  return faults;
}

/** Hundredths, or the sentence about what is no such points. */
function pointsIn(leaf: Criterion, cell: GridCell): number | string {
  // The shortest decimal form of a number, so that no rounding slips in.
  const points = cell instanceof Date ? null : parsePoints(String(cell));
  if (points === null) return m.judge_points_not_read();
  return whyNotPoints(leaf, points) ?? points;
}

function headOf(grid: Grid) {
  const index = grid.rows.findIndex(({ cells }) => cells[0] === keys.paper);
  if (index === -1) return null;
  const names = grid.rows[index]!.cells.map((cell) => String(cell ?? ""));
  const place = (key: string) => names.indexOf(key);
  if ([keys.code, keys.remarks, keys.signed].some((key) => place(key) === -1)) return null;
  // The headings people read stand below it.
  const below = grid.rows[index + 1];
  return {
    place,
    names,
    criteria: names.filter((name) => /^[0-9a-f]{8}-/.test(name)),
    line: below?.line ?? grid.rows[index]!.line + 1,
    headings: below?.cells ?? [],
    rows: grid.rows.slice(index + 2),
  };
}

type Head = NonNullable<ReturnType<typeof headOf>>;

/** 0 is "A", 27 is "AB". */
function lettersOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : lettersOf(Math.floor(place / 26) - 1) + last;
}

/** The criteria at which a row meets what stands on its sheet. What it says under remarks meets nothing: it is added to them. */
export function metBy(
  { points }: Pick<WorkbookRow, "points">,
  standing: StandingSheet,
): { readonly id: string; readonly standing: Standing }[] {
  return Object.entries(points).flatMap(([id, own]) => {
    const met = standingBeside(id, [own], standing);
    return met ? [{ id, standing: met }] : [];
  });
}
