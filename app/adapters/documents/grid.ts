/** Text is trimmed and composed (NFC), a date is midnight UTC, an empty cell is null. */
export type GridCell = string | number | Date | null;

/** A table as it was found in a file, before anyone knows what its columns mean. */
export interface Grid {
  /** line: the row's number in the file, from 1. Rows without any value are left out; rows may differ in length. */
  rows: { line: number; cells: GridCell[] }[];
}
