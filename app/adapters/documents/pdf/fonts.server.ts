import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";
import { mergeFonts } from "./merge-fonts.server";

/** Names for `fontFamily`. Tinos has the metrics of Times New Roman. */
export const TINOS = "Tinos";
export const LORA = "Lora";
export const BE_VIETNAM_PRO = "Be Vietnam Pro";

interface Face {
  family: string;
  weight: 400 | 600 | 700;
  style: "normal" | "italic";
}

const FACES: Face[] = [
  { family: TINOS, weight: 400, style: "normal" },
  { family: TINOS, weight: 400, style: "italic" },
  { family: TINOS, weight: 700, style: "normal" },
  { family: TINOS, weight: 700, style: "italic" },
  { family: LORA, weight: 400, style: "normal" },
  { family: LORA, weight: 400, style: "italic" },
  { family: LORA, weight: 700, style: "normal" },
  { family: BE_VIETNAM_PRO, weight: 400, style: "normal" },
  { family: BE_VIETNAM_PRO, weight: 400, style: "italic" },
  { family: BE_VIETNAM_PRO, weight: 600, style: "normal" },
];

const require = createRequire(import.meta.url);
let loading: Promise<void> | undefined;
/** The merged files, by `keyOf`. */
const files = new Map<string, Buffer>();
const keyOf = ({ family, weight, style }: Face): string => `${family} ${weight} ${style}`;

/** To be awaited before a document is rendered; the fonts are read once. */
export function loadFonts(): Promise<void> {
  loading ??= Promise.all(FACES.map(load)).then(async () => {
    await Promise.all(FACES.map(knowLetters));
    // Vietnamese words are single syllables, which are never divided.
    Font.registerHyphenationCallback((word) => [word]);
  });
  return loading;
}

// A glyph that is first met as a part of another one (the "ư" of "ừ") is remembered without the letter it stands for, and every later
// document then has a hole where its text is searched or read aloud. So each is met by its letter first.
async function knowLetters({ family, weight, style }: Face): Promise<void> {
  const wanted = { fontFamily: family, fontWeight: weight, fontStyle: style };
  await Font.load(wanted);
  const font = Font.getFont(wanted).data!;
  for (const letter of font.characterSet) font.glyphForCodePoint(letter);
}

/** A font as a program reads it, and as a file holds it. */
export interface FontFace {
  readonly file: Buffer;
  readonly font: NonNullable<ReturnType<typeof Font.getFont>["data"]>;
}

/** One of the faces above, for who sets letters without a layout of pages. */
export async function fontFace(family: string, weight: Face["weight"], style: Face["style"]): Promise<FontFace> {
  await loadFonts();
  const wanted = { fontFamily: family, fontWeight: weight, fontStyle: style };
  await Font.load(wanted);
  return { file: files.get(keyOf({ family, weight, style }))!, font: Font.getFont(wanted).data! };
}

/** The height of a line of Tinos, against the font size. */
export const LINE_HEIGHT = 1.15;

/** How wide a text is set in Tinos, against the font size. After loadFonts. */
export function textWidth(text: string, isBold: boolean): number {
  const font = Font.getFont({ fontFamily: TINOS, fontWeight: isBold ? 700 : 400, fontStyle: "normal" }).data!;
  let width = 0;
  for (const letter of text) width += font.glyphForCodePoint(letter.codePointAt(0)!).advanceWidth;
  return width / font.unitsPerEm;
}

export interface Outline {
  /** SVG path data in units of the font size, the baseline at 0 and y downwards. */
  readonly path: string;
  /** Against the font size. */
  readonly width: number;
}

/** The letters of a text as outlines, of Be Vietnam Pro semi-bold as a rule, for a drawing that must not need a font. */
export async function letterOutlines(
  text: string,
  { family, weight }: Pick<Face, "family" | "weight"> = { family: BE_VIETNAM_PRO, weight: 600 },
): Promise<Outline[]> {
  const { font } = await fontFace(family, weight, "normal");
  const unit = 1 / font.unitsPerEm;
  return Array.from(text.normalize("NFC"), (letter) => {
    const glyph = font.glyphForCodePoint(letter.codePointAt(0)!);
    return { path: glyph.path.scale(unit, -unit).toSVG(), width: glyph.advanceWidth * unit };
  });
}

// Every script is a file of its own. With the files side by side in one stack, a line could end in the middle of
// "Nguyễn", where the file changes; so they become one font.
async function load(face: Face): Promise<void> {
  const { family, weight, style } = face;
  const name = family.toLowerCase().replaceAll(" ", "-");
  const scripts = ["latin", "vietnamese", "latin-ext"].map((script) =>
    readFile(require.resolve(`@fontsource/${name}/files/${name}-${script}-${weight}-${style}.woff`)),
  );
  const font = mergeFonts(await Promise.all(scripts));
  files.set(keyOf(face), font);
  const src = `data:font/ttf;base64,${font.toString("base64")}`;
  Font.register({ family, fonts: [{ src, fontWeight: weight, fontStyle: style }] });
}
