/**
 * What a template of certificates puts on a sheet. Lengths are tenths of a millimetre from the top left corner, sizes of letters
 * and thicknesses of lines tenths of a point: whole numbers, so that a template has one digest.
 */
export const ORIENTATIONS = ["landscape", "portrait"] as const;
export const GROUNDS = ["drum", "frame", "plain"] as const;
export const TEMPLATE_LANGUAGES = ["vi", "vi-en"] as const;
export const TYPEFACES = ["lora", "tinos", "be-vietnam-pro"] as const;
export const LETTER_STYLES = ["regular", "italic", "bold"] as const;
export const ALIGNMENTS = ["left", "center", "right"] as const;
export const VERTICAL_ALIGNMENTS = ["top", "middle", "bottom"] as const;
export const LINE_LOOKS = ["plain", "flourish"] as const;
export const BLOCK_KINDS = ["text", "qr", "picture", "line", "medal"] as const;

export type Orientation = (typeof ORIENTATIONS)[number];
export type GroundName = (typeof GROUNDS)[number];
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];
export type Typeface = (typeof TYPEFACES)[number];
export type LetterStyle = (typeof LETTER_STYLES)[number];
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Tenths of a millimetre. */
export interface TemplateBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextBlock extends TemplateBox {
  readonly kind: "text";
  /** With merge fields: "Số: {number}". A line of which every field is empty is left out. */
  readonly text: string;
  /** Set small below it where the sheet is in both languages. */
  readonly english: string;
  readonly typeface: Typeface;
  readonly style: LetterStyle;
  /** Tenths of a point; long texts are set smaller, down to `smallest`. */
  readonly size: number;
  readonly smallest: number;
  /** "#8C1C13" */
  readonly colour: string;
  readonly align: (typeof ALIGNMENTS)[number];
  readonly vertical: (typeof VERTICAL_ALIGNMENTS)[number];
  readonly capitals: boolean;
  /** Between letters, tenths of a point. */
  readonly spacing: number;
}

export interface PictureBlock extends TemplateBox {
  readonly kind: "picture";
  readonly picture: string;
}

export interface LineBlock extends TemplateBox {
  readonly kind: "line";
  readonly look: (typeof LINE_LOOKS)[number];
  readonly colour: string;
  /** Tenths of a point. */
  readonly thickness: number;
}

/** As large a square as its box holds, in the middle. */
export interface QrBlock extends TemplateBox {
  readonly kind: "qr";
}

export interface MedalBlock extends TemplateBox {
  readonly kind: "medal";
}

export type TemplateBlock = TextBlock | PictureBlock | LineBlock | QrBlock | MedalBlock;

export interface TemplateSheet {
  readonly orientation: Orientation;
  readonly ground: GroundName;
  /** A picture over the whole sheet, in place of the ground. */
  readonly groundPicture: string | null;
  readonly language: TemplateLanguage;
  /** In the order they are drawn. */
  readonly blocks: readonly TemplateBlock[];
}

/** Points a tenth of a millimetre. */
export const TENTH_MM = 72 / 254;

/** Of an A4 sheet, in tenths of a millimetre. */
export const sheetSize = (orientation: Orientation): { readonly width: number; readonly height: number } =>
  orientation === "landscape" ? { width: 2970, height: 2100 } : { width: 2100, height: 2970 };

/** An area or a stroke, as SVG path data; the unit is a point. */
export interface Shape {
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
  /** Of the stroke. */
  readonly width?: number;
  readonly opacity?: number;
  /** a b c d e f, as SVG's `matrix`. */
  readonly transform?: readonly [number, number, number, number, number, number];
}

export interface DrawnLine {
  readonly text: string;
  /** Of its beginning on the baseline, in points. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly spacing: number;
  readonly typeface: Typeface;
  readonly style: LetterStyle;
  readonly colour: string;
}

export interface DrawnBlock {
  /** In points. */
  readonly box: TemplateBox;
  readonly lines: readonly DrawnLine[];
  readonly shapes: readonly Shape[];
  /** A picture's id and where it is put. */
  readonly picture: (TemplateBox & { readonly id: string }) | null;
  /** Not even the smallest letters make its text fit. */
  readonly overflows: boolean;
  /** Letters that its typeface does not have. */
  readonly unknown: readonly string[];
}

/** A sheet with everything in its place, in points: what is printed, and what the editor shows. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Names the ground: the same for every sheet of one template. */
  readonly ground: { readonly name: string; readonly shapes: readonly Shape[]; readonly picture: string | null };
  readonly blocks: readonly DrawnBlock[];
}

/** A field of a text, its name with or without spaces around it: "{number}", "{ number }". */
export const BRACES = /\{([^{}]*)\}/g;

/** What merge fields say on one certificate, by their names. */
export type FieldWords = Readonly<Record<string, string>>;

export interface SheetWords {
  readonly vi: FieldWords;
  readonly en: FieldWords;
  /** Where its QR code leads. */
  readonly pageUrl: string;
}
