import type { LegalList } from "./legal-list";
import { textWidth } from "./pdf/fonts.server";

/** What official text is set in first, then what a table may fall back to, in points. Source: Decree 30/2020/ND-CP, annex I. */
const SIZES = [13, 12, 11, 10] as const;
const SMALLEST = SIZES[SIZES.length - 1]!;
/** Of a cell, at both sides, with its border: what text may not use, in points. */
const AROUND = 7.75;

/**
 * The type of a table in points: the largest at which every word of cells and headings stands unbroken in its column. A word that no
 * size fits says nothing: it is broken in all of them. The same in Word and PDF, as Times New Roman and Tinos are equally wide.
 * widths: of the columns, in points. After loadFonts.
 */
export function cellSize({ columns, rows }: Pick<LegalList, "columns" | "rows">, widths: readonly number[]): number {
  const room = widths.map((width) => width - AROUND);
  let step = 0;
  const look = (text: string, place: number, isBold: boolean) => {
    for (const word of text.split(/\s+/)) {
      const width = textWidth(word, isBold);
      if (width * SMALLEST > room[place]!) continue;
      while (width * SIZES[step]! > room[place]!) step += 1;
    }
  };
  columns.forEach(({ header }, place) => {
    look(header, place, true);
  });
  for (const row of rows) {
    if (!("heading" in row)) {
      row.forEach((text, place) => {
        look(text, place, false);
      });
    }
  }
  return SIZES[step]!;
}
