import { deflateSync } from "node:zlib";
import { type PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { expect, test } from "vitest";
import { readCertificatePdf } from "~/adapters/documents/pdf/certificate-files";
import { sha256Hex } from "~/lib/hash.server";

const CREDENTIAL = '{"tên":"Rượu cần"}';
const PACKED = deflateSync(Buffer.from(CREDENTIAL));

/** What is read of a document of one page after something was attached to it. */
async function read(attach: (document: PDFDocument) => unknown, encrypted = false) {
  const document = await PDFDocument.create();
  document.addPage([100, 100]);
  await attach(document);
  if (encrypted) document.encrypt({ userPassword: "a", ownerPassword: "b" });
  const { credential, parts } = await readCertificatePdf(await document.save({ useObjectStreams: false }), sha256Hex);
  return { credential, isRead: parts !== null };
}

/** A file within the document, without anything that a reader can do without. */
function specOf({ context }: PDFDocument, bytes: Uint8Array, dict: object = { Filter: "FlateDecode" }) {
  const F = context.register(context.stream(bytes, { Type: "EmbeddedFile", ...dict } as never));
  return context.register(context.obj({ Type: "Filespec", EF: { F } } as never));
}

const name = (text: string) => PDFHexString.fromText(text);

function setTree({ catalog, context }: PDFDocument, tree: object): void {
  catalog.set(PDFName.of("Names"), context.obj({ EmbeddedFiles: tree } as never));
}

test("a credential is found however the PDF keeps its attached files", async () => {
  const whole = { credential: CREDENTIAL, isRead: true };
  const names = (document: PDFDocument, ...entries: unknown[]) => setTree(document, { Names: entries });
  expect(await read((one) => one.attach(Buffer.from(CREDENTIAL), "certificate.json"))).toEqual(whole);
  expect(await read((one) => names(one, name("certificate.json"), specOf(one, PACKED)))).toEqual(whole);
  expect(
    await read((one) => names(one, PDFString.of("certificate.json"), specOf(one, Buffer.from(CREDENTIAL), {}))),
  ).toEqual(whole);
  const inArray = { Filter: ["FlateDecode"] };
  expect(await read((one) => names(one, name("certificate.json"), specOf(one, PACKED, inArray)))).toEqual(whole);
  const branches = (one: PDFDocument) => {
    const leaf = (text: string, bytes: Uint8Array) =>
      one.context.register(one.context.obj({ Names: [name(text), specOf(one, bytes)] } as never));
    const branch = one.context.register(
      one.context.obj({ Kids: [leaf("b", deflateSync("b")), leaf("certificate.json", PACKED)] } as never),
    );
    setTree(one, { Kids: [leaf("a", deflateSync("a")), branch] });
  };
  expect(await read(branches)).toEqual(whole);
  const renamed = (one: PDFDocument) => {
    const spec = specOf(one, PACKED);
    (one.context.lookup(spec) as PDFDict).set(PDFName.of("UF"), name("certificate.json"));
    names(one, name("0001"), spec);
  };
  expect(await read(renamed)).toEqual(whole);
});

test("a PDF without a credential is told from one that cannot be read", async () => {
  const none = { credential: null, isRead: true };
  const unread = { credential: null, isRead: false };
  expect(await read(() => null)).toEqual(none);
  expect(await read((one) => one.attach(Buffer.from("x"), "other.json"))).toEqual(none);
  expect(await read((one) => one.attach(Buffer.from(CREDENTIAL), "certificate.json"), true)).toEqual(unread);
  const hex = { Filter: "ASCIIHexDecode" };
  expect(await read((one) => setTree(one, { Names: [name("certificate.json"), specOf(one, PACKED, hex)] }))).toEqual(
    unread,
  );
  const endless = (one: PDFDocument) => {
    const ref = one.context.nextRef();
    one.context.assign(ref, one.context.obj({ Kids: [ref, ref] } as never));
    setTree(one, { Kids: [ref] });
  };
  expect(await read(endless)).toEqual(unread);
});

test("only the credential is unpacked, and not beyond what one can have", async () => {
  // A quarter of a gigabyte in a quarter of a megabyte: whoever unpacks it fills the memory of a phone, or is seconds late.
  const bomb = deflateSync(Buffer.alloc(256_000_000));
  const began = performance.now();
  expect(
    await read((one) =>
      setTree(one, { Names: [name("a.bin"), specOf(one, bomb), name("certificate.json"), specOf(one, PACKED)] }),
    ),
  ).toEqual({ credential: CREDENTIAL, isRead: true });
  expect(await read((one) => setTree(one, { Names: [name("certificate.json"), specOf(one, bomb)] }))).toEqual({
    credential: null,
    isRead: false,
  });
  expect(performance.now() - began).toBeLessThan(1_000);
});
