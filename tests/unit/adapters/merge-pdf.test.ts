import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef, StandardFonts } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { aPdf } from "#tests/factories/pictures";
import { mergePdfs, type PdfPart, readPdf } from "~/adapters/documents/pdf/merge.server";

/** A PDF of pages of so many points' width. */
async function pagesOf(...widths: number[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const width of widths) document.addPage([width, 300]).drawText(`Page ${width}`, { font, x: 20, y: 150 });
  return document;
}

async function locked(user: string): Promise<Uint8Array> {
  const document = await pagesOf(200, 201);
  document.encrypt({ userPassword: user, ownerPassword: "chủ tệp", permissions: { printing: false } });
  return document.save({ useObjectStreams: false });
}

const part = (title: string, bytes: Uint8Array): PdfPart => ({ title, open: async () => bytes });

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());

/** Bookmarks of a PDF: each with its title and the number of the page it leads to. */
function bookmarksOf(document: PDFDocument): [string, number][] {
  const pages = document.getPages().map((page) => page.ref);
  const found: [string, number][] = [];
  const outlines = document.catalog.lookup(PDFName.of("Outlines"), PDFDict);
  let item = outlines.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item) {
    const [page] = item.lookup(PDFName.of("Dest"), PDFArray).asArray();
    found.push([item.lookup(PDFName.of("Title"), PDFHexString).decodeText(), pages.indexOf(page as PDFRef) + 1]);
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return found;
}

test("a PDF is read for its pages; one that asks for a password or is none says so", async () => {
  const plain = await pagesOf(100, 101, 102);

  expect(await readPdf(await plain.save())).toEqual({ ok: true, pages: 3 });
  expect(await readPdf(await plain.save({ useObjectStreams: false }))).toEqual({ ok: true, pages: 3 });
  expect(await readPdf(await locked(""))).toEqual({ ok: true, pages: 2 });
  expect(await readPdf(await locked("mở tệp"))).toEqual({ ok: false, fault: "locked" });
  expect(await readPdf(aPdf())).toEqual({ ok: false, fault: "broken" });
  expect(await readPdf(Buffer.from("no PDF at all"))).toEqual({ ok: false, fault: "broken" });
});

test("parts follow each other with their pages whole, a bookmark each, also of one that forbids changes", async () => {
  const parts = [
    part("Hồ sơ", await (await pagesOf(100, 101)).save()),
    part("Giấy đăng ký", await (await pagesOf(150)).save({ useObjectStreams: false })),
    part("Giấy chứng nhận", await locked("")),
  ];

  const merged = await PDFDocument.load(await bytesOf(mergePdfs("Nước mắm Nhỉ", parts)));

  expect(merged.getPages().map((page) => page.getWidth())).toEqual([100, 101, 150, 200, 201]);
  expect(bookmarksOf(merged)).toEqual([
    ["Hồ sơ", 1],
    ["Giấy đăng ký", 3],
    ["Giấy chứng nhận", 4],
  ]);
  expect(merged.getTitle()).toBe("Nước mắm Nhỉ");
});

test("a single part is a PDF with one bookmark", async () => {
  const merged = await PDFDocument.load(
    await bytesOf(mergePdfs("Một", [part("Hồ sơ", await (await pagesOf(100)).save())])),
  );

  expect([merged.getPageCount(), bookmarksOf(merged)]).toEqual([1, [["Hồ sơ", 1]]]);
});

test("each part is opened when its turn comes, and one that cannot be read breaks the stream off", async () => {
  const asked: string[] = [];
  const bytes = await (await pagesOf(100)).save();
  const watched = (title: string, content: Uint8Array): PdfPart => ({
    title,
    open: async () => {
      asked.push(title);
      return content;
    },
  });
  const reader = mergePdfs("x", [watched("a", bytes), watched("b", aPdf()), watched("c", bytes)]).getReader();

  await reader.read();
  await reader.read();
  expect(asked).not.toContain("c");
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow("a part is a broken PDF: b");
  expect(asked).toEqual(["a", "b"]);
});
