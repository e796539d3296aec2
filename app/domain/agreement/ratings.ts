/**
 * What jurors gave to entries, read exactly: units of 10^-`decimals` of a point. Null where a juror has no sheet on an entry,
 * which is never a zero.
 */
export interface Ratings {
  readonly entries: readonly string[];
  readonly jurors: readonly string[];
  /** `values[entry][juror]` */
  readonly values: readonly (readonly (bigint | null)[])[];
  readonly decimals: number;
}

/** The table cannot be read as ratings; `row` is the line of the file, the header being 1. */
export class RatingsError extends Error {
  constructor(
    readonly row: number,
    readonly column: string,
    reason: string,
  ) {
    super(`row ${row}, ${column}: ${reason}`);
    this.name = "RatingsError";
  }
}

export interface RatingsTable {
  /** What columns were split at, for the one who is told that there are none. */
  readonly delimiter?: string;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/**
 * Read a table whose first column names the entry and whose others are a juror each; an empty cell is no sheet. Both "90,5" and
 * "90.5" are read. Throws RatingsError.
 */
export function readRatings({ rows, delimiter }: RatingsTable): Ratings {
  const [header, ...body] = rows;
  if (!header) throw new RatingsError(1, "file", "it is empty");
  const jurors = header.cells.slice(1);
  if (jurors.length === 0) {
    const split =
      delimiter === undefined ? "" : `; columns were split at ${DELIMITER_NAMES[delimiter] ?? `“${delimiter}”`}`;
    throw new RatingsError(header.line, "file", `no column of a juror after that of the entry${split}`);
  }
  for (const [place, juror] of jurors.entries()) {
    if (juror === "") throw new RatingsError(header.line, `column ${place + 2}`, "the juror has no name");
    if (jurors.indexOf(juror) < place) throw new RatingsError(header.line, juror, "the juror is named twice");
  }
  const seen = new Map<string, number>();
  const numbers = body.map(({ line, cells }) => {
    const entry = cells[0] ?? "";
    if (entry === "") throw new RatingsError(line, header.cells[0] || "entry", "the entry has no name");
    const before = seen.get(entry);
    if (before) throw new RatingsError(line, header.cells[0] || "entry", `“${entry}” is in row ${before} already`);
    seen.set(entry, line);
    const extra = cells.slice(1 + jurors.length).find((cell) => cell !== "");
    if (extra !== undefined) throw new RatingsError(line, "file", `“${extra}” stands under no juror`);
    return jurors.map((juror, place) => decimalIn(cells[place + 1] ?? "", line, juror));
  });
  const decimals = Math.max(2, ...numbers.flat().map((number) => number?.decimals ?? 0));
  const scaled = (number: Decimal | null, row: number, juror: number): bigint | null => {
    const value = number && number.digits * 10n ** BigInt(decimals - number.decimals);
    if (value === null || (value <= MOST_UNITS && value >= -MOST_UNITS)) return value;
    const { line, cells } = body[row]!;
    const reason = `“${cells[juror + 1]}” has more than ${MOST_DIGITS} digits when written with the ${decimals} decimals of the table`;
    throw new RatingsError(line, jurors[juror]!, reason);
  };
  return {
    entries: [...seen.keys()],
    jurors,
    values: numbers.map((row, entry) => row.map((number, juror) => scaled(number, entry, juror))),
    decimals,
  };
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = { "\t": "tabs" };
/** So many digits a number holds exactly: scores that differ must not be counted as equal. */
const MOST_DIGITS = 15;
const MOST_UNITS = 10n ** BigInt(MOST_DIGITS) - 1n;

interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

const MOST_DECIMALS = 9;

/** "69,99" is 6999 with two decimals; null for an empty text. Throws SyntaxError for anything but a plain number. */
export function readDecimal(text: string): Decimal | null {
  if (text === "") return null;
  const match = /^(-?)(\d{1,9})(?:[.,](\d{1,9}))?$/.exec(text);
  if (!match) throw new SyntaxError(`“${text}” is no number of at most ${MOST_DECIMALS} decimals`);
  const [, sign, whole, part = ""] = match;
  return { digits: BigInt(`${sign}${whole}${part}`), decimals: part.length };
}

function decimalIn(text: string, line: number, column: string): Decimal | null {
  try {
    return readDecimal(text);
  } catch (error) {
    throw new RatingsError(line, column, (error as SyntaxError).message);
  }
}

/** As a number of points, for statistics that are no exact arithmetic. */
export const pointsOf = (value: bigint, { decimals }: Pick<Ratings, "decimals">): number =>
  Number(value) / 10 ** decimals;

/** The rows of the entries that every juror scored: what a statistic of complete tables works on. */
export function completeRows({ values }: Ratings): bigint[][] {
  return values.flatMap((row) => {
    const given = row.filter((value) => value !== null);
    return given.length === row.length ? [given] : [];
  });
}
