import { inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

/** The texts of a PDF's pages as a reader copies them, a line each: by the fonts' own maps from glyphs to letters. */
export async function pdfTexts(pdf: Uint8Array): Promise<string[][]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => {
    const fonts = page.node.Resources()!.lookup(PDFName.of("Font"), PDFDict);
    const letters = new Map(
      fonts.keys().map((name) => [name.asString().slice(1), lettersOf(fonts.lookup(name, PDFDict))] as const),
    );
    return textsOf(streamText(page.node.Contents()!), letters);
  });
}

const streamText = (stream: unknown): string =>
  Buffer.from(decodePDFRawStream(stream as PDFRawStream).decode()).toString("latin1");

/** What each code of a font stands for. */
function lettersOf(font: PDFDict): Map<string, string> {
  const map = streamText(font.lookup(PDFName.of("ToUnicode")));
  return new Map(
    [...map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)].map(([, code, units]) => [
      code!,
      Buffer.from(units!, "hex").swap16().toString("utf16le"),
    ]),
  );
}

function textsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  return [...content.matchAll(/\/(F\d+) [\d.]+ Tf[^[]*\[([^\]]*)\] TJ/g)].map(([, font, operand]) =>
    [...operand!.matchAll(/<([0-9a-f]*)>/g)]
      .flatMap(([, run]) => run!.match(/.{4}/g) ?? [])
      .map((code) => fonts.get(font!)!.get(code) ?? "�")
      .join(""),
  );
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
