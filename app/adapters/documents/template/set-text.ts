import type { DrawnLine, FieldWords, TextBlock } from "~/lib/template-sheet";
import { BRACES, TENTH_MM } from "~/lib/template-sheet";
import type { Face } from "./faces.server";

/** Baseline to baseline, against the font size. */
const LEADING = 1.25;
/** Sizes are tried in steps of half a point. */
const STEP = 5;
/** English below the Vietnamese: how large against it, and at least, in tenths of a point. */
const ENGLISH_PART = 0.63;
const SMALLEST_ENGLISH = 65;
const ENGLISH_COLOUR = "#6B5A4A";

export interface SetText {
  readonly lines: readonly DrawnLine[];
  readonly overflows: boolean;
  /** Letters the typeface does not have. */
  readonly unknown: readonly string[];
}

interface Part {
  readonly lines: readonly string[];
  readonly face: Face;
  readonly typeface: DrawnLine["typeface"];
  readonly style: DrawnLine["style"];
  readonly colour: string;
  /** Points. */
  readonly spacing: number;
  /** Points, for a size of the block in tenths of a point. */
  sizeAt(size: number): number;
}

/**
 * Set the text of a block: as large as its box allows, from its size down to its smallest, wrapped at spaces. What fits at no size is set in
 * the smallest and goes on below the box: nothing is cut off, and `overflows` says so.
 * english: null where the sheet is in Vietnamese alone.
 */
export function setText(
  block: TextBlock,
  words: { readonly vi: FieldWords; readonly en: FieldWords | null },
  faces: { readonly own: Face; readonly english: Face },
): SetText {
  const parts: Part[] = [
    {
      lines: filled(block.text, words.vi, block.capitals),
      face: faces.own,
      typeface: block.typeface,
      style: block.style,
      colour: block.colour,
      spacing: block.spacing / 10,
      sizeAt: (size) => size / 10,
    },
  ];
  const english = words.en === null ? [] : filled(block.english, words.en, false);
  // A name that has no English of its own is not said twice.
  if (english.length > 0 && english.join(" ") !== filled(block.text, words.vi, false).join(" ")) {
    parts.push({
      lines: english,
      face: faces.english,
      typeface: "be-vietnam-pro",
      style: "italic",
      colour: ENGLISH_COLOUR,
      spacing: 0,
      sizeAt: (size) => Math.max(SMALLEST_ENGLISH, size * ENGLISH_PART) / 10,
    });
  }
  const width = block.width * TENTH_MM;
  const height = block.height * TENTH_MM;
  for (let size = block.size; ; size = Math.max(block.smallest, size - STEP)) {
    const wrapped = parts.map((part) => wrap(part, part.sizeAt(size), width));
    const needed = wrapped.reduce((sum, lines, at) => sum + lines.length * parts[at]!.sizeAt(size) * LEADING, 0);
    // A twentieth of a line may stand out: it is only white.
    const fits =
      needed <= height + (size / 10) * 0.05 && wrapped.every((lines) => !lines.some((line) => line.isBroken));
    if (!fits && size > block.smallest) continue;
    return { lines: place(block, parts, wrapped, size, needed), overflows: !fits, unknown: unknownLetters(parts) };
  }
}

/** A text with its fields filled in, line by line. A line that only empty fields stood in is left out. */
function filled(text: string, words: FieldWords, capitals: boolean): string[] {
  if (text === "") return [];
  return text.split("\n").flatMap((line) => {
    const said = line.replace(BRACES, (_, inside: string) => wordOf(words, inside.trim()));
    if (said.trim() === "" && line.includes("{")) return [];
    const one = said.replace(/\s+/g, " ").trim().normalize("NFC");
    return [capitals ? one.toLocaleUpperCase("vi") : one];
  });
}

/** Nothing of what only looks like a field: "toString" is no word of a certificate. */
const wordOf = (words: FieldWords, field: string): string => (Object.hasOwn(words, field) ? words[field]! : "");

interface Wrapped {
  readonly text: string;
  readonly width: number;
  /** A word too long for the box was broken. */
  readonly isBroken: boolean;
}

function wrap(part: Part, size: number, width: number): Wrapped[] {
  const gap = widthOf(part, " ", size);
  const out: Wrapped[] = [];
  for (const line of part.lines) {
    let text = "";
    let used = 0;
    let isBroken = false;
    const end = () => {
      out.push({ text, width: used, isBroken });
      [text, used, isBroken] = ["", 0, false];
    };
    for (const word of line.split(" ")) {
      for (const [at, piece] of pieces(part, word, size, width).entries()) {
        const wide = widthOf(part, piece, size);
        if (text !== "" && (at > 0 || used + gap + wide > width)) end();
        if (at > 0) isBroken = true;
        used += text === "" ? wide : gap + wide;
        text += text === "" ? piece : ` ${piece}`;
      }
    }
    end();
  }
  return out;
}

/** A word as it is, or what of it fits the width, letter by letter. */
function pieces(part: Part, word: string, size: number, width: number): string[] {
  if (widthOf(part, word, size) <= width) return [word];
  const out: string[] = [];
  let piece = "";
  let used = 0;
  for (const letter of word) {
    const wide = widthOf(part, letter, size);
    if (piece !== "" && used + wide > width) {
      out.push(piece);
      [piece, used] = ["", 0];
    }
    piece += letter;
    used += wide;
  }
  return [...out, piece];
}

function widthOf({ face, spacing }: Part, text: string, size: number): number {
  const { width, glyphs } = face.shape(text);
  return width * size + glyphs.length * spacing;
}

function place(
  block: TextBlock,
  parts: readonly Part[],
  wrapped: readonly (readonly Wrapped[])[],
  size: number,
  needed: number,
): DrawnLine[] {
  const free = Math.max(0, block.height * TENTH_MM - needed);
  const begin = { top: 0, middle: free / 2, bottom: free }[block.vertical];
  let top = block.y * TENTH_MM + begin;
  return parts.flatMap((part, at) => {
    const points = part.sizeAt(size);
    const { face, typeface, style, colour, spacing } = part;
    return wrapped[at]!.map(({ text, width }): DrawnLine => {
      const above = (LEADING - face.ascent - face.descent) / 2 + face.ascent;
      const y = top + above * points;
      top += LEADING * points;
      const left = block.x * TENTH_MM;
      const rest = block.width * TENTH_MM - width;
      const x = left + { left: 0, center: rest / 2, right: rest }[block.align];
      return { text, x, y, width, size: points, spacing, typeface, style, colour };
    });
  });
}

function unknownLetters(parts: readonly Part[]): string[] {
  const letters = parts.flatMap((part) =>
    part.lines.flatMap((line) => [...line].filter((letter) => letter !== " " && !part.face.has(letter))),
  );
  return [...new Set(letters)];
}
