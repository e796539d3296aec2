import {
  PDFContext,
  PDFCrossRefSection,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFRef,
  PDFTrailer,
  PDFTrailerDict,
} from "@cantoo/pdf-lib";

/** Why a PDF cannot be taken apart: it asks for a password to be opened, or is no whole PDF. */
export type PdfFault = "locked" | "broken";

export type PdfReading =
  | { readonly ok: true; readonly pages: number }
  | { readonly ok: false; readonly fault: PdfFault };

/** How many pages a PDF has. One that only forbids changes (an owner's password) is read as any other. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const document = await open(bytes);
  return typeof document === "string" ? { ok: false, fault: document } : { ok: true, pages: document.getPageCount() };
}

/** A PDF that becomes a part of a larger one. */
export interface PdfPart {
  /** What the bookmark at its first page says. */
  readonly title: string;
  /** Asked for when its turn comes: a whole PDF of at least one page. */
  readonly open: () => Promise<Uint8Array>;
}

/**
 * One PDF of several, with a bookmark for each, made while it is read: a single part is in memory at a time, whatever the sum.
 * Rejects, while it is read, when a part is no whole PDF.
 */
export function mergePdfs(title: string, parts: Iterable<PdfPart>): ReadableStream<Uint8Array> {
  const pieces = written(title, parts);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

const CATALOG = PDFRef.of(1);
const PAGES = PDFRef.of(2);
const INFO = PDFRef.of(3);
const OUTLINES = PDFRef.of(4);
/** Written in pieces of about this many bytes. */
const CHUNK_BYTES = 65_536;

async function* written(title: string, parts: Iterable<PdfPart>): AsyncGenerator<Uint8Array> {
  const file = new PdfFile();
  yield file.header();
  const kids: PDFRef[] = [];
  const bookmarks: { title: string; page: PDFRef }[] = [];
  let last = OUTLINES.objectNumber;
  for (const part of parts) {
    const source = await open(await part.open());
    if (typeof source === "string") throw new Error(`a part is a ${source} PDF: ${part.title}`);
    const target = PDFContext.create();
    target.largestObjectNumber = last;
    const copier = PDFObjectCopier.for(source.context, target);
    const pages = source.getPages().map((page) => copier.copy(page.ref));
    for (const page of pages) target.lookup(page, PDFDict).set(PDFName.of("Parent"), PAGES);
    yield* file.objects(target.enumerateIndirectObjects());
    kids.push(...pages);
    bookmarks.push({ title: part.title, page: pages[0]! });
    last = target.largestObjectNumber;
  }
  yield* file.objects(frame(title, kids, bookmarks, last));
  yield file.end();
}

/** What holds the pages together: catalogue, page tree, bookmarks and the facts of the document. */
function frame(
  title: string,
  kids: readonly PDFRef[],
  bookmarks: readonly { readonly title: string; readonly page: PDFRef }[],
  last: number,
): [PDFRef, PDFObject][] {
  const context = PDFContext.create();
  const items = bookmarks.map((_, place) => PDFRef.of(last + 1 + place));
  return [
    [CATALOG, context.obj({ Type: "Catalog", Pages: PAGES, Outlines: OUTLINES, PageMode: "UseOutlines" })],
    [PAGES, context.obj({ Type: "Pages", Count: kids.length, Kids: [...kids] })],
    [INFO, context.obj({ Title: PDFHexString.fromText(title) })],
    [OUTLINES, context.obj({ Type: "Outlines", Count: items.length, First: items[0], Last: items.at(-1) })],
    ...bookmarks.map(({ title, page }, place): [PDFRef, PDFObject] => [
      items[place]!,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: OUTLINES,
        Prev: items[place - 1],
        Next: items[place + 1],
        Dest: [page, "Fit"],
      }),
    ]),
  ];
}

/** The bytes of a PDF in the order they are written, and where each object begins. */
class PdfFile {
  private offset = 0;
  private readonly starts: { readonly ref: PDFRef; readonly offset: number }[] = [];

  header(): Uint8Array {
    const header = PDFHeader.forVersion(1, 7);
    return this.count(sized(header.sizeInBytes() + 1, (buffer) => newline(buffer, header.copyBytesInto(buffer, 0))));
  }

  *objects(objects: Iterable<readonly [PDFRef, PDFObject]>): Generator<Uint8Array> {
    let pieces: Uint8Array[] = [];
    let bytes = 0;
    for (const [ref, object] of objects) {
      this.starts.push({ ref, offset: this.offset });
      const piece = this.count(
        sized(object.sizeInBytes() + `${ref.objectNumber} 0 obj\n\nendobj\n`.length, (buffer) => {
          let at = text(buffer, 0, `${ref.objectNumber} 0 obj\n`);
          at += object.copyBytesInto(buffer, at);
          text(buffer, at, "\nendobj\n");
        }),
      );
      pieces.push(piece);
      bytes += piece.length;
      if (bytes >= CHUNK_BYTES) {
        yield Buffer.concat(pieces);
        pieces = [];
        bytes = 0;
      }
    }
    if (pieces.length > 0) yield Buffer.concat(pieces);
  }

  end(): Uint8Array {
    const starts = this.starts.toSorted((a, b) => a.ref.objectNumber - b.ref.objectNumber);
    const crossReferences = PDFCrossRefSection.create();
    for (const { ref, offset } of starts) crossReferences.addEntry(ref, offset);
    const size = starts.at(-1)!.ref.objectNumber + 1;
    const trailer = PDFTrailerDict.of(PDFContext.create().obj({ Size: size, Root: CATALOG, Info: INFO }));
    const end = PDFTrailer.forLastCrossRefSectionOffset(this.offset);
    const sections = [crossReferences, trailer, end];
    const bytes = sections.reduce((sum, section) => sum + section.sizeInBytes() + 1, 0);
    return sized(bytes, (buffer) => {
      let at = 0;
      for (const section of sections) at = newline(buffer, at + section.copyBytesInto(buffer, at));
    });
  }

  private count(bytes: Uint8Array): Uint8Array {
    this.offset += bytes.length;
    return bytes;
  }
}

function sized(size: number, fill: (buffer: Uint8Array) => void): Uint8Array {
  const buffer = new Uint8Array(size);
  fill(buffer);
  return buffer;
}

function text(buffer: Uint8Array, at: number, characters: string): number {
  buffer.set(Buffer.from(characters, "latin1"), at);
  return at + characters.length;
}

const newline = (buffer: Uint8Array, at: number) => text(buffer, at, "\n");

/** A PDF of at least one page, or why it is none. The library throws in many ways at what is no PDF. */
async function open(bytes: Uint8Array): Promise<PDFDocument | PdfFault> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, password: "" });
    return document.getPageCount() > 0 ? document : "broken";
  } catch (error) {
    return error instanceof Error && /encrypt|password/i.test(`${error.name} ${error.message}`) ? "locked" : "broken";
  }
}
