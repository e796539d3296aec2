import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";

/** What a page shows: its words, runs of white space as one blank, and its size in points. */
export interface PdfPage {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Read the pages of a PDF that the layout of pages (react-pdf) made: letters are numbers of glyphs, in lists of ranges of each font's ToUnicode table.
 */
export async function pagesOf(pdf: Buffer): Promise<PdfPage[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => {
    const fonts = page.node.Resources()!.lookupMaybe(PDFName.of("Font"), PDFDict);
    const tables = new Map(
      (fonts?.entries() ?? []).map(([name, ref]) => [name.asString(), tableOf(document, ref as PDFRef)]),
    );
    const { width, height } = page.getSize();
    return { text: textOf(contentOf(document, page.node.Contents()), tables), width, height };
  });
}

/** Everything that is written on the pages. */
export async function wordsOf(pdf: Buffer): Promise<string> {
  return (await pagesOf(pdf)).map(({ text }) => text).join("\n");
}

function contentOf(document: PDFDocument, contents: unknown): string {
  const parts =
    contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
  return parts.map((part) => (part instanceof PDFRawStream ? decoded(part) : "")).join("\n");
}

const decoded = (stream: PDFRawStream) => Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");

function tableOf(document: PDFDocument, ref: PDFRef): Map<number, string> {
  const font = document.context.lookup(ref, PDFDict);
  const stream = font.lookup(PDFName.of("ToUnicode"));
  const table = new Map<number, string>();
  if (!(stream instanceof PDFRawStream)) return table;
  for (const [, body] of decoded(stream).matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, list] of body!.matchAll(/<(\w+)>\s*<\w+>\s*\[([^\]]*)\]/g)) {
      for (const [place, [, hex]] of [...list!.matchAll(/<([\w ]*)>/g)].entries()) {
        table.set(Number.parseInt(from!, 16) + place, lettersOf(hex!));
      }
    }
  }
  return table;
}

const lettersOf = (hex: string) =>
  String.fromCharCode(...(hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));

/** Lines end where the pen is set anew. */
function textOf(content: string, tables: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let table: ReadonlyMap<number, string> = new Map();
  const words: string[] = [];
  for (const [token] of content.matchAll(/\/\w+ [\d.]+ Tf|\[[^\]]*\] TJ|\bT[dm]\b/g)) {
    const font = /^(\/\w+) /.exec(token);
    if (font) table = tables.get(font[1]!) ?? new Map();
    else if (token.startsWith("T")) words.push(" ");
    else for (const [, hex] of token.matchAll(/<(\w+)>/g)) words.push(glyphs(hex!, table));
  }
  return words.join("").replace(/\s+/g, " ").trim();
}

const glyphs = (hex: string, table: ReadonlyMap<number, string>) =>
  (hex.match(/.{4}/g) ?? []).map((code) => table.get(Number.parseInt(code, 16)) ?? "").join("");
