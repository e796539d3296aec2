import { parseDate } from "~/lib/dates";
import type { Grid, GridCell } from "./grid";
import { cellText } from "./spreadsheet-parts";
import { walkXml, type XmlAttributes } from "./xml";

const MAX_ROWS = 50_000;
/** Cells further right are not read. */
const MAX_COLUMNS = 256;
const MAX_MERGED_CELLS = 200_000;
/** Days between the two date systems of spreadsheets. */
const DAYS_TO_1904 = 1462;

export interface WorkbookParts {
  strings: readonly string[];
  isDate: (style: number) => boolean;
  is1904: boolean;
}

interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** Throws SyntaxError when the sheet is damaged, RangeError when it has too many rows or merged cells. */
export function readWorksheet(xml: string, parts: WorkbookParts): Grid["rows"] {
  const rows = new Map<number, GridCell[]>();
  const merged: Block[] = [];
  let line = 0;
  let column = -1;
  let cell: XmlAttributes = {};
  let value: string[] = [];
  let isValue = false;

  walkXml(xml, {
    open(name, attributes) {
      if (name === "row") {
        line = Number(attributes.r ?? line + 1);
        column = -1;
      } else if (name === "c") {
        cell = attributes;
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        value = [];
      } else if (name === "mergeCell") merged.push(blockOf(attributes.ref ?? ""));
      isValue = name === "v" || name === "t";
    },
    text(text) {
      if (isValue) value.push(text);
    },
    close(name) {
      isValue = false;
      if (name !== "c" || column >= MAX_COLUMNS) return;
      const content = contentOf(value.join(""), cell, parts);
      if (content === null) return;
      const cells = rows.get(line) ?? [];
      rows.set(line, cells);
      if (rows.size > MAX_ROWS) throw new RangeError(`More than ${MAX_ROWS} rows`);
      while (cells.length < column) cells.push(null);
      cells[column] = content;
    },
  });
  fillBlocks(rows, merged);
  return [...rows].sort(([a], [b]) => a - b).map(([number, cells]) => ({ line: number, cells }));
}

/** The cells of a sheet that hold a formula, by their addresses. Throws SyntaxError when it is damaged. */
export function formulasIn(xml: string): string[] {
  const found: string[] = [];
  let cell = "";
  walkXml(xml, {
    open(name, attributes) {
      if (name === "c") cell = attributes.r ?? "";
      else if (name === "f") found.push(cell);
    },
  });
  return found;
}

function contentOf(text: string, { t = "n", s = "0" }: XmlAttributes, parts: WorkbookParts): GridCell {
  if (text === "") return null;
  if (t === "s") return parts.strings[Number(text)] || null;
  if (t === "b") return text === "1" ? "TRUE" : "FALSE";
  if (t === "d") return dateCell(parseDate(text.slice(0, 10))) ?? text;
  if (t !== "n") return cellText(text) || null;
  // Fifteen digits are what a spreadsheet itself shows and compares: 7.1000000000000005 is 7.1 to its author.
  const number = Number(Number(text).toPrecision(15));
  if (Number.isNaN(number)) throw new SyntaxError(`Not a number: ${text}`);
  if (!parts.isDate(Number(s))) return number;
  return dateCell(parseDate(parts.is1904 ? number + DAYS_TO_1904 : number)) ?? number;
}

function dateCell(date: string | null): Date | null {
  return date === null ? null : new Date(`${date}T00:00:00Z`);
}

// Only rows that hold something are filled, so a block over a million empty rows costs nothing.
function fillBlocks(rows: Map<number, GridCell[]>, blocks: Block[]): void {
  const lines = [...rows.keys()].sort((a, b) => a - b);
  let budget = MAX_MERGED_CELLS;
  for (const { top, bottom, left, right } of blocks) {
    const value = rows.get(top)?.[left] ?? null;
    if (value === null) continue;
    for (let place = firstFrom(lines, top); place < lines.length && lines[place]! <= bottom; place += 1) {
      const cells = rows.get(lines[place]!)!;
      budget -= right - left + 1;
      if (budget < 0) throw new RangeError(`More than ${MAX_MERGED_CELLS} merged cells`);
      while (cells.length < left) cells.push(null);
      cells.fill(value, left, right + 1);
      for (let column = cells.length; column <= right; column += 1) cells.push(value);
    }
  }
}

/** The place of the first number that is not smaller, in a sorted list. */
function firstFrom(sorted: number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function blockOf(reference: string): Block {
  const match = /^([A-Z]+\d+):([A-Z]+\d+)$/.exec(reference);
  if (!match) return { top: 0, bottom: -1, left: 0, right: -1 };
  const [from, to] = [match[1]!, match[2]!];
  return {
    top: lineOf(from),
    bottom: lineOf(to),
    left: columnOf(from),
    right: Math.min(columnOf(to), MAX_COLUMNS - 1),
  };
}

function lineOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0]);
}

/** "A1" is 0, "AB7" is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{0,3}/.exec(reference)![0]) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
