import { inflateSync } from "node:zlib";

/** White modules that a scanner needs around a code (ISO/IEC 18004). */
const QUIET = 4;

/** Of the level M, versions 1 to 9: data codewords of each block. */
const BLOCKS: readonly (readonly number[])[] = [
  [16],
  [28],
  [44],
  [32, 32],
  [43, 43],
  [27, 27, 27, 27],
  [31, 31, 31, 31],
  [38, 38, 39, 39],
  [36, 36, 36, 37, 37],
];
/** Centres of the alignment patterns of versions 1 to 9. */
const ALIGNMENT: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
];
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/** Whether a module is dark, by row and column. */
type Modules = readonly (readonly boolean[])[];

/**
 * What the QR codes of a PDF say, a page each, read from the squares that are drawn on it and not from what was meant to be drawn.
 * Throws where a page has squares that are no code of level M up to version 9.
 */
export function qrTextsIn(pdf: Buffer): string[] {
  return contentsOf(pdf)
    .map(squaresIn)
    .filter((squares) => squares.length > 0)
    .map((squares) => decode(modulesOf(squares)));
}

/** Everything that was compressed and draws: fonts and pictures are left out by what is looked for in it. */
function contentsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at)) {
    const end = pdf.indexOf("endstream", at);
    const bytes = pdf.subarray(at + "stream\n".length, end);
    if ((bytes[0]! & 0x0f) === 8) found.push(inflateSync(bytes).toString("latin1"));
    at = end + "endstream".length;
  }
  return found;
}

/** The corners of unit squares, as the kit draws them: four corners, closed. */
function squaresIn(content: string): { readonly x: number; readonly y: number }[] {
  const square = /(?<![\d.])(\d+) (\d+) m\n(\d+) \2 l\n\3 (\d+) l\n\1 \4 l\nh/g;
  return [...content.matchAll(square)].flatMap(([, x, y, right, bottom]) =>
    Number(right) === Number(x) + 1 && Number(bottom) === Number(y) + 1 ? [{ x: Number(x), y: Number(y) }] : [],
  );
}

function modulesOf(squares: readonly { readonly x: number; readonly y: number }[]): Modules {
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))];
  const size = Math.max(...squares.map(({ x }) => x)) - left + 1;
  if (left < QUIET || top < QUIET) throw new Error("no quiet zone");
  const dark = new Set(squares.map(({ x, y }) => `${y - top} ${x - left}`));
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => dark.has(`${row} ${column}`)),
  );
}

function decode(modules: Modules): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const blocks = BLOCKS[version - 1];
  if (!blocks) throw new Error(`no code of ${size} modules a side`);
  for (const [row, column] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const) {
    if (!isFinder(modules, row, column)) throw new Error("no finder pattern");
  }
  // Five bits of level and mask beside the first finder, hidden under a fixed pattern.
  const format = [0, 1, 2, 3, 4].reduce((bits, column) => bits * 2 + Number(modules[8]![column]), 0) ^ 0b10101;
  if (format >> 3 !== 0) throw new Error("not of level M");
  const words = codewords(modules, version, MASKS[format & 7]!);
  return textOf(sorted(words, blocks));
}

function isFinder(modules: Modules, top: number, left: number): boolean {
  const at = (row: number, column: number) => {
    const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3));
    return ring !== 2;
  };
  return [0, 1, 2, 3, 4, 5, 6].every((row) =>
    [0, 1, 2, 3, 4, 5, 6].every((column) => modules[top + row]![left + column] === at(row, column)),
  );
}

/** In columns of two from the right, up and down in turn, past everything that is no data. */
function codewords(modules: Modules, version: number, mask: (row: number, column: number) => boolean): number[] {
  const size = modules.length;
  const bits: boolean[] = [];
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern has no partner.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = isUp ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (!isFunction(row, column, size, version)) bits.push(modules[row]![column] !== mask(row, column));
      }
    }
    isUp = !isUp;
  }
  const words: number[] = [];
  for (let at = 0; at + 8 <= bits.length; at += 8) words.push(numberOf(bits.slice(at, at + 8)));
  return words;
}

function isFunction(row: number, column: number, size: number, version: number): boolean {
  const last = size - 9;
  if (row === 6 || column === 6) return true;
  if (row < 9 && (column < 9 || column > last)) return true;
  if (row > last && column < 9) return true;
  if (version >= 7 && ((row < 6 && column > size - 12) || (column < 6 && row > size - 12))) return true;
  const centres = ALIGNMENT[version - 1]!;
  const near = (at: number) => centres.find((centre) => Math.abs(centre - at) <= 2);
  const [r, c] = [near(row), near(column)];
  if (r === undefined || c === undefined) return false;
  const isUnderFinder = (r === 6 && (c === 6 || c === size - 7)) || (c === 6 && r === size - 7);
  return !isUnderFinder;
}

/** Codewords are dealt out to the blocks in turn; those for correction come last. */
function sorted(words: readonly number[], blocks: readonly number[]): number[] {
  const dealt: number[][] = blocks.map(() => []);
  let next = 0;
  for (let place = 0; place < Math.max(...blocks); place += 1) {
    for (const [index, length] of blocks.entries()) {
      if (place < length) dealt[index]!.push(words[next++]!);
    }
  }
  return dealt.flat();
}

/** Segments of bytes, and of letters and digits, up to the end mark. */
function textOf(words: readonly number[]): string {
  const bits = words.flatMap((word) => Array.from({ length: 8 }, (_, place) => ((word >> (7 - place)) & 1) === 1));
  let at = 0;
  const take = (count: number) => {
    at += count;
    return numberOf(bits.slice(at - count, at));
  };
  let text = "";
  for (;;) {
    const mode = at + 4 <= bits.length ? take(4) : 0;
    if (mode === 0) return text;
    if (mode === 4) text += Buffer.from(Array.from({ length: take(8) }, () => take(8))).toString("utf8");
    else if (mode === 2) text += alphanumeric(take(9), take);
    else if (mode === 1) text += digits(take(10), take);
    else throw new Error(`a segment of mode ${mode}`);
  }
}

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

function alphanumeric(length: number, take: (count: number) => number): string {
  let text = "";
  for (let left = length; left > 0; left -= 2) {
    const value = take(left === 1 ? 6 : 11);
    text += left === 1 ? LETTERS[value] : `${LETTERS[Math.floor(value / 45)]}${LETTERS[value % 45]}`;
  }
  return text;
}

function digits(length: number, take: (count: number) => number): string {
  let text = "";
  for (let left = length; left > 0; left -= 3) {
    const count = Math.min(left, 3);
    text += String(take(count * 3 + 1)).padStart(count, "0");
  }
  return text;
}

const numberOf = (bits: readonly boolean[]) => bits.reduce((value, bit) => value * 2 + Number(bit), 0);
