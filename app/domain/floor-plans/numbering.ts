import { z } from "zod";
import type { Box } from "./rules";

export const ORIGINS = ["left", "right", "top", "bottom"] as const;
/** From where a row is counted. */
export type Origin = (typeof ORIGINS)[number];

/** How booths of a row are called: A1, A2, ... */
export const Numbering = z.object({
  /** Capitals and digits before the number: "A". */
  prefix: z.string().max(8),
  start: z.int().min(0).max(9999),
  step: z.int().min(1).max(100),
  /** Numbers that are left out: many leave out 4 and 13. */
  skip: z.array(z.int().min(0).max(9999)).max(50),
});
export type Numbering = z.infer<typeof Numbering>;

/** Codes for so many booths, in their order. */
export function codesOf({ prefix, start, step, skip }: Numbering, count: number): string[] {
  const left = new Set(skip);
  const codes: string[] = [];
  for (let number = start; codes.length < count; number += step) {
    if (!left.has(number)) codes.push(`${prefix}${number}`);
  }
  return codes;
}

/**
 * Boxes in the order in which they are counted. From the left or right: row by row from the top; from the top or bottom: column by
 * column from the left.
 */
export function inOrder<B extends Box>(boxes: readonly B[], from: Origin): B[] {
  const isAcross = from === "left" || from === "right";
  const way = from === "right" || from === "bottom" ? -1 : 1;
  return [...boxes].sort((a, b) => (isAcross ? a.y - b.y || way * (a.x - b.x) : a.x - b.x || way * (a.y - b.y)));
}

/**
 * Codes for a copy of these: the letters before the number go on, "A1, A2" to "B1, B2", to the next ones with which none of the codes
 * is taken; those of one row stay of one row. Codes without letters go on by number instead.
 */
export function nextCodes(codes: readonly string[], taken: ReadonlySet<string>): string[] {
  const known = new Set(taken);
  const next = new Map<string, string>();
  for (const row of rowsOf(codes).values()) {
    let by = 0;
    while (row.some((code) => known.has(codeAfter(code, by)))) by += 1;
    for (const code of row) {
      next.set(code, codeAfter(code, by));
      known.add(codeAfter(code, by));
    }
  }
  return codes.map((code) => next.get(code)!);
}

const partsOf = (code: string) => /^(.*?)(\d*)$/.exec(code)! as unknown as [string, string, string];

/** Codes by the letters before their number. */
function rowsOf(codes: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>();
  for (const code of codes) {
    const [, prefix] = partsOf(code);
    rows.set(prefix, [...(rows.get(prefix) ?? []), code]);
  }
  return rows;
}

function codeAfter(code: string, by: number): string {
  const [, prefix, number] = partsOf(code);
  if (by === 0) return code;
  return prefix ? `${letterAfter(prefix, by)}${number}` : `${Number(number) + by}`;
}

/** "A" and 1 is "B", "Z" and 1 is "AA", as columns of a sheet are counted; what does not end in a letter gets one. */
function letterAfter(prefix: string, by: number): string {
  const [, rest, letters] = /^(.*?)([A-Z]*)$/.exec(prefix)!;
  let value = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) + by;
  let text = "";
  while (value > 0) {
    text = String.fromCharCode(65 + ((value - 1) % 26)) + text;
    value = Math.floor((value - 1) / 26);
  }
  return rest + text;
}
