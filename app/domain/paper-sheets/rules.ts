/** Letters and digits that nobody takes for one another on paper (Crockford's base 32). */
export const CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_LENGTH = 10;

/**
 * A code as someone typed or scanned it, in the form it is kept in: "k7qp3-m2x8w" and "K7QP3 M2X8W" are "K7QP3M2X8W"; the letter O is
 * the digit 0, I and L are 1. Null for what is no code.
 */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null;
}

/** As it is printed: "K7QP3-M2X8W". */
export const shownCode = (code: string): string => `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;

/** What stands on a filled sheet, as someone read it. */
export interface WrittenSheet {
  /** Hundredths by the id of the criterion; null for an empty box, left out where nothing is said of it. */
  readonly points: Readonly<Record<string, number | null>>;
  /** Null says nothing: what stands stays. */
  readonly remarks: string | null;
  readonly isSigned: boolean;
  /** The day on the paper, "2026-05-04"; null where there is none. */
  readonly signedOn: string | null;
}

/** What the sheet on the site holds already. */
export interface StandingSheet {
  readonly points: Readonly<Record<string, number | null>>;
  /** Ids of the criteria whose points the juror gave on a device: the office is never told them, nor whether it guessed them. */
  readonly fromDevice: ReadonlySet<string>;
  readonly remarks: string | null;
}

/** What stands on a sheet beside what was read: points of the juror's own device, or other points from an earlier paper or workbook. */
export type Standing = "device" | "earlier";

/** Something that was read in more than one way, or that stands on the sheet already. */
export interface Difference {
  /** "points.<criterion>", "remarks", "signed" or "signedOn", as the form names it. */
  readonly field: string;
  /** One a reading, in their order; null for nothing. */
  readonly readings: readonly (string | number | boolean | null)[];
  /** That something stands, never what; left out where nothing does. */
  readonly standing?: Standing;
}

/**
 * Where readings of one paper differ from each other, or meet what stands on the sheet. Empty: they may be written as they are.
 * Points of a device are met whatever they are: were equal ones passed over, points could be found out by trying.
 * leaves: ids of the criteria asked, in printed order.
 * Source: docs/rules/paper.md#differences
 */
export function differencesOf(
  leaves: readonly string[],
  readings: readonly WrittenSheet[],
  standing: StandingSheet,
): Difference[] {
  const found: Difference[] = [];
  const look = (field: string, values: Difference["readings"], stands: Standing | null = null) => {
    const agree = values.every((one) => one === values[0]);
    if (!agree || stands) found.push({ field, readings: values, ...(stands && { standing: stands }) });
  };
  for (const id of leaves) {
    const values = readings.map((one) => one.points[id] ?? null);
    look(`points.${id}`, values, standingBeside(id, values, standing));
  }
  look(
    "remarks",
    readings.map((one) => one.remarks),
  );
  look(
    "signed",
    readings.map((one) => one.isSigned),
  );
  look(
    "signedOn",
    readings.map((one) => one.signedOn),
  );
  return found;
}

/** Of a device: beside any points that were read; else beside a reading that is other than what stands. */
export function standingBeside(
  id: string,
  values: readonly (number | null)[],
  { points, fromDevice }: StandingSheet,
): Standing | null {
  const stands = points[id] ?? null;
  if (stands === null) return null;
  if (fromDevice.has(id)) return values.some((one) => one !== null) ? "device" : null;
  return values.some((one) => one !== stands) ? "earlier" : null;
}

/**
 * The points of a criterion once a paper or a row is written on its sheet. An empty box leaves what the juror gave on a device, and
 * takes back what an earlier paper said.
 */
export function pointsAfter(
  id: string,
  { points }: Pick<WrittenSheet, "points">,
  standing: StandingSheet,
): number | null {
  const stands = standing.points[id] ?? null;
  const own = points[id];
  if (own === undefined) return stands;
  return own ?? (standing.fromDevice.has(id) ? stands : null);
}

/** Always the same order: two acts that lock several sheets must not wait for each other. */
export const inLockOrder = <Row extends { readonly sheetId: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.sheetId < b.sheetId ? -1 : 1));

/** How far a paper is. `keyed`: some have read it and not enough; `differs`: enough have, and something is to be decided. */
export type PaperState = "open" | "keyed" | "differs" | "written";

export const KEYINGS_UNLESS_SET = 2;
