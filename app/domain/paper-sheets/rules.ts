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
  /** Hundredths by the id of the criterion; null or left out for an empty box. */
  readonly points: Readonly<Record<string, number | null>>;
  readonly remarks: string | null;
  readonly isSigned: boolean;
  /** The day on the paper, "2026-05-04"; null where there is none. */
  readonly signedOn: string | null;
}

/** What the sheet on the site holds already. */
export type StandingSheet = Pick<WrittenSheet, "points" | "remarks">;

/** Something that was read, or stands, in more than one way. */
export interface Difference {
  /** "points.<criterion>", "remarks", "signed" or "signedOn", as the form names it. */
  readonly field: string;
  /** One a reading, in their order; null for nothing. */
  readonly readings: readonly (string | number | boolean | null)[];
  /** What stands on the site's sheet and is not what the readings agree on; left out where nothing stands. */
  readonly standing?: string | number;
}

/**
 * Where readings of one paper differ from each other, or from what stands on the sheet. Empty: they may be written as they are.
 * leaves: ids of the criteria asked, in printed order.
 * Source: docs/rules/paper.md#differences
 */
export function differencesOf(
  leaves: readonly string[],
  readings: readonly WrittenSheet[],
  standing: StandingSheet,
): Difference[] {
  const found: Difference[] = [];
  const look = (field: string, values: Difference["readings"], stands: string | number | null = null) => {
    const agree = values.every((one) => one === values[0]);
    const isOther = stands !== null && !(agree && values[0] === stands);
    if (!agree || isOther) found.push({ field, readings: values, ...(isOther && { standing: stands }) });
  };
  for (const id of leaves) {
    look(
      `points.${id}`,
      readings.map((one) => one.points[id] ?? null),
      standing.points[id] ?? null,
    );
  }
  look(
    "remarks",
    readings.map((one) => one.remarks),
    standing.remarks,
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

/** How far a paper is. `keyed`: some have read it and not enough; `differs`: enough have, and something is to be decided. */
export type PaperState = "open" | "keyed" | "differs" | "written";

export const KEYINGS_UNLESS_SET = 2;
