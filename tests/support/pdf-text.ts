import { inflateSync } from "node:zlib";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  type PDFStream,
} from "@cantoo/pdf-lib";

/** What a page of a PDF shows, as a reader copies it: by the fonts' own maps from glyphs to letters. */
export interface PdfPage {
  /** A text each time the pen is set anew. */
  readonly lines: readonly string[];
  /** The same as one text, runs of white space as one blank. */
  readonly text: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
}

export async function pagesOf(pdf: Uint8Array): Promise<PdfPage[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => {
    const fonts = page.node.Resources()!.lookupMaybe(PDFName.of("Font"), PDFDict);
    const letters = new Map(
      (fonts?.keys() ?? []).map((name) => [name.asString(), lettersOf(fonts!.lookup(name, PDFDict))] as const),
    );
    const lines = linesOf(contentOf(page.node.Contents()), letters);
    return { lines, text: lines.join(" ").replace(/\s+/g, " ").trim(), ...page.getSize() };
  });
}

/** The lines of each page. */
export async function pdfTexts(pdf: Uint8Array): Promise<(readonly string[])[]> {
  return (await pagesOf(pdf)).map(({ lines }) => lines);
}

/** Everything that is written on the pages. */
export async function wordsOf(pdf: Uint8Array): Promise<string> {
  return (await pagesOf(pdf)).map(({ text }) => text).join("\n");
}

function contentOf(contents: PDFStream | PDFArray | undefined): string {
  const parts =
    contents instanceof PDFArray ? contents.asArray().map((_, place) => contents.lookup(place)) : [contents];
  return parts.map(streamText).join("\n");
}

const streamText = (stream: unknown): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1") : "";

type Letters = ReadonlyMap<number, string>;

/** What each glyph's number stands for: single ones, or lists of ranges. */
function lettersOf(font: PDFDict): Letters {
  const map = streamText(font.lookup(PDFName.of("ToUnicode")));
  const letters = new Map<number, string>();
  for (const [, body] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, units] of body!.matchAll(/<(\w{4})>\s*<(\w+)>/g)) letters.set(numberOf(code!), textOf(units!));
  }
  for (const [, body] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, list] of body!.matchAll(/<(\w+)>\s*<\w+>\s*\[([^\]]*)\]/g)) {
      for (const [place, [, units]] of [...list!.matchAll(/<([\w ]*)>/g)].entries()) {
        letters.set(numberOf(from!) + place, textOf(units!.replaceAll(" ", "")));
      }
    }
  }
  return letters;
}

const numberOf = (hex: string): number => Number.parseInt(hex, 16);
const textOf = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

/** A glyph that stands for nothing is shown as one that is missing. */
function linesOf(content: string, fonts: ReadonlyMap<string, Letters>): string[] {
  let letters: Letters = new Map();
  const lines = [""];
  for (const [token] of content.matchAll(/\/\w+ [\d.]+ Tf|\[[^\]]*\] TJ|\bT[dm]\b/g)) {
    const font = /^(\/\w+) /.exec(token);
    if (font) letters = fonts.get(font[1]!) ?? new Map();
    else if (token.startsWith("T")) lines.push("");
    else {
      const codes = [...token.matchAll(/<(\w*)>/g)].flatMap(([, run]) => run!.match(/.{4}/g) ?? []);
      lines.push(lines.pop()! + codes.map((code) => letters.get(numberOf(code)) ?? "�").join(""));
    }
  }
  return lines.filter((line) => line !== "");
}

/** The font programs a PDF carries, inflated. */
export async function embeddedFonts(pdf: Uint8Array): Promise<Buffer[]> {
  const document = await PDFDocument.load(pdf);
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const file = object instanceof PDFDict ? object.get(PDFName.of("FontFile2")) : undefined;
    if (!(file instanceof PDFRef)) return [];
    const stream = document.context.lookup(file);
    return stream instanceof PDFRawStream ? [inflateSync(stream.contents)] : [];
  });
}
