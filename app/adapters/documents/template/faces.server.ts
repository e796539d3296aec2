import type { LetterStyle, Typeface } from "~/lib/template-sheet";
import { BE_VIETNAM_PRO, type FontFace, fontFace, LORA, TINOS } from "../pdf/fonts.server";

const FAMILIES: Readonly<Record<Typeface, string>> = { lora: LORA, tinos: TINOS, "be-vietnam-pro": BE_VIETNAM_PRO };

/** Letters in their places: the glyphs of a word, kerned. */
export interface Shaped {
  readonly glyphs: readonly {
    readonly id: number;
    /** The characters it stands for. */
    readonly text: string;
    /** How far the next one is, against the font size. */
    readonly advance: number;
    /** How wide it is by itself, against the font size. */
    readonly width: number;
  }[];
  /** Against the font size. */
  readonly width: number;
}

/** What the font kit, which has no types, answers; in units of the font. */
interface GlyphRun {
  readonly glyphs: readonly { readonly id: number; readonly codePoints: number[]; readonly advanceWidth: number }[];
  readonly positions: readonly { readonly xAdvance: number }[];
}

/** Words whose letters are kept in their places: those of one run of a thousand certificates, and some. */
const KEPT_WORDS = 20_000;

/** One typeface in one style, as letters are set in it. */
export class Face {
  private readonly words = new Map<string, Shaped>();
  /** Above and below the baseline, against the font size. */
  readonly ascent: number;
  readonly descent: number;

  constructor(
    readonly name: string,
    private readonly face: FontFace,
  ) {
    this.ascent = face.font.ascent / face.font.unitsPerEm;
    this.descent = -face.font.descent / face.font.unitsPerEm;
  }

  /** The font's file, TrueType. */
  get file(): Buffer {
    return this.face.file;
  }

  shape(word: string): Shaped {
    const known = this.words.get(word);
    if (known) return known;
    const { glyphs, positions }: GlyphRun = this.face.font.layout(word);
    const unit = 1 / this.face.font.unitsPerEm;
    const set = glyphs.map((glyph, place) => ({
      id: glyph.id,
      text: String.fromCodePoint(...glyph.codePoints),
      advance: positions[place]!.xAdvance * unit,
      width: glyph.advanceWidth * unit,
    }));
    const shaped = { glyphs: set, width: set.reduce((sum, glyph) => sum + glyph.advance, 0) };
    if (this.words.size >= KEPT_WORDS) this.words.clear();
    this.words.set(word, shaped);
    return shaped;
  }

  has(letter: string): boolean {
    return this.face.font.hasGlyphForCodePoint(letter.codePointAt(0)!);
  }
}

const faces = new Map<string, Promise<Face>>();

/** Kept for as long as the program runs. */
export function faceOf(typeface: Typeface, style: LetterStyle): Promise<Face> {
  const name = `${typeface}-${style}`;
  const known = faces.get(name);
  if (known) return known;
  const weight = style !== "bold" ? 400 : typeface === "be-vietnam-pro" ? 600 : 700;
  const loaded = fontFace(FAMILIES[typeface], weight, style === "italic" ? "italic" : "normal").then(
    (face) => new Face(name, face),
  );
  faces.set(name, loaded);
  return loaded;
}
