import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import {
  AFRelationship,
  decodePDFRawStream,
  type PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFRef,
  StandardFonts,
} from "@cantoo/pdf-lib";
import { eq } from "drizzle-orm";
import { aDecidedRound } from "#tests/factories/awards";
import { aFileStore, aJpeg } from "#tests/factories/pictures";
import { contextOf, expect, test } from "#tests/support/database";
import { paperVerifiesElsewhere, verifiesElsewhere } from "#tests/support/elsewhere";
import { wordsOf as wordsOfPdf } from "#tests/support/pdf-text";
import { askTool } from "#tests/support/pdf-tools";
import { servicesOf } from "#tests/support/routes";
import { type CertificateFiles, readCertificatePdf } from "~/adapters/documents/pdf/certificate-files";
import { drawSheet } from "~/adapters/documents/template/draw.server";
import { DrawingsPdf } from "~/adapters/documents/template/pdf.server";
import { printPicture } from "~/adapters/documents/template/pictures.server";
import type { Database } from "~/db/client.server";
import { awards, certificates } from "~/db/schema";
import { type CertificatePrint, certificateForPrint, certificatesFile } from "~/domain/certificates/print.server";
import { certificatePaper } from "~/domain/credentials/certificate-paper.server";
import { checkCredential } from "~/domain/credentials/check-credential";
import { credentialByNumber, prove } from "~/domain/credentials/credential.server";
import { recordIn, signedText, unsignedBytes } from "~/domain/credentials/paper";
import type { JsonObject } from "~/domain/credentials/proof";
import { wordsOf } from "~/domain/credentials/words";
import { sha256Hex } from "~/lib/hash.server";

const SITE = "https://tinhhoa.test";

/** A certificate as it is given out, with a picture on its page. */
async function aPaper(db: Database) {
  const { signer } = servicesOf(db);
  const { entries } = await aDecidedRound(db, { totals: [90] });
  const [row] = await db
    .select({ number: certificates.number, product: awards.productName })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));
  const { number, product } = row!;
  const ctx = contextOf(db, null);
  const standard = await certificateForPrint(ctx, number, (one) => `${SITE}/certificates/${one}`);
  const picture = { kind: "picture", picture: "emblem", x: 100, y: 100, width: 300, height: 200 } as const;
  const print = { ...standard, sheet: { ...standard.sheet, blocks: [...standard.sheet.blocks, picture] } };
  const pictures = new Map([["emblem", await printPicture(await aJpeg({ width: 90, height: 60 }))]]);
  const drawer = {
    async pdf(prints: Iterable<CertificatePrint>, files?: CertificateFiles) {
      const file = await DrawingsPdf.create({ title: "Giấy chứng nhận", author: "Tinh Hoa" }, pictures);
      for (const { sheet, words } of prints) await file.add(await drawSheet(sheet, words));
      return file.bytes(files);
    },
  } as Awaited<ReturnType<typeof certificatesFile>>;
  const pdf = await certificatePaper(drawer, print, signer, SITE);
  const { credential } = await credentialByNumber(ctx, signer, SITE, number);
  return { ctx, signer, number, product, standard, pdf, credential };
}

/** As `/verify` and the command line look at a PDF; the paper alone is told. */
async function look(pdf: Uint8Array, publicKey: string) {
  const { credential, parts } = await readCertificatePdf(pdf, sha256Hex);
  const known = { now: new Date(), trusted: [{ publicKey }], paper: { bytes: pdf, parts } };
  const report = await checkCredential(credential ?? "", known);
  const failing = report.checks.filter(({ name, state }) => state !== "ok" && name !== "status");
  return {
    ok: report.ok,
    faults: failing.map(({ name, state, reason, parts }) => [name, state, reason, ...(parts ? [parts] : [])]),
    words: failing.map((check) => wordsOf(check, report).detail),
  };
}

/** The file as another program saves it after it changed something. */
async function altered(pdf: Uint8Array, change: (document: PDFDocument) => unknown): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  await change(document);
  return document.save({ useObjectStreams: false });
}

/** Writes other bytes into the first stream of a kind. */
function rewrite(
  document: PDFDocument,
  isIt: (dict: PDFDict) => boolean,
  change: (bytes: Buffer) => Buffer,
  isPacked = true,
): void {
  const found = document.context
    .enumerateIndirectObjects()
    .find((entry): entry is [PDFRef, PDFRawStream] => entry[1] instanceof PDFRawStream && isIt(entry[1].dict));
  const [ref, stream] = found!;
  const bytes = change(Buffer.from(isPacked ? decodePDFRawStream(stream).decode() : stream.contents));
  document.context.assign(ref, PDFRawStream.of(stream.dict, isPacked ? deflateSync(bytes) : bytes));
}

const flipped = (bytes: Buffer) => {
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  return bytes;
};
const isOf = (key: string, value: string) => (dict: PDFDict) => dict.get(PDFName.of(key)) === PDFName.of(value);

test("the PDF that is given out holds to its last byte, here and by an implementation of others", async ({ db }) => {
  const { ctx, signer, number, standard, pdf, credential } = await aPaper(db);
  expect(await look(pdf, signer.publicKey)).toEqual({ ok: true, faults: [], words: [] });
  const drawer = await certificatesFile(ctx, aFileStore());
  const plain = await certificatePaper(drawer, standard, signer, SITE);
  expect(await look(plain, signer.publicKey)).toEqual({ ok: true, faults: [], words: [] });
  expect(Buffer.compare(plain, await certificatePaper(drawer, standard, signer, SITE))).toBe(0);

  const carried = JSON.parse((await readCertificatePdf(plain, sha256Hex)).credential!);
  expect(carried).toEqual(credential);
  expect(verifiesElsewhere(carried)).toBe(true);
  const multikey = carried.proof.verificationMethod.split("#")[1];
  expect(paperVerifiesElsewhere(plain, multikey)).toBe(true);
  expect(paperVerifiesElsewhere(Buffer.concat([plain, Buffer.from("\n")]), multikey)).toBe(false);
  expect((recordIn(plain) as { certificate: string }).certificate).toBe(number);
});

test("sheets to print carry nothing, and are told to be no certificate", async ({ db }) => {
  const { ctx, signer, standard } = await aPaper(db);
  const bare = await (await certificatesFile(ctx, aFileStore())).pdf([standard, standard]);
  expect(await look(bare, signer.publicKey)).toMatchObject({
    ok: false,
    faults: [["format", "failed", "not_carried"]],
  });
  expect(await readCertificatePdf(Buffer.from("%PDF-none"), sha256Hex)).toEqual({ credential: null, parts: null });
});

test("a changed page is told, and what of it was changed", async ({ db }) => {
  const { signer, product, pdf } = await aPaper(db);
  const changes: Record<string, (document: PDFDocument) => unknown> = {
    "a content stream": (document) =>
      rewrite(
        document,
        (dict) => !dict.has(PDFName.of("Type")) && !dict.has(PDFName.of("Length1")),
        (bytes) => Buffer.concat([bytes, Buffer.from("\n0 0 900 900 re f")]),
      ),
    "a font": (document) => rewrite(document, (dict) => dict.has(PDFName.of("Length1")), flipped),
    "a picture": (document) => rewrite(document, isOf("Subtype", "Image"), flipped, false),
    "a line over the page": async (document) => {
      const font = await document.embedFont(StandardFonts.Helvetica);
      document.getPage(0).drawText("GIAI NHAT", { x: 50, y: 50, size: 40, font });
    },
    "another page": (document) => document.addPage(),
    "a note on the page": (document) => {
      const note = { Type: "Annot", Subtype: "FreeText", Rect: [0, 0, 300, 300], DA: "/Helv 40 Tf", Contents: "GIẢ" };
      document.getPage(0).node.set(PDFName.of("Annots"), document.context.obj([note] as never));
    },
    "another size": (document) => document.getPage(0).setSize(100, 100),
    "a script": (document) => document.addJavaScript("main", "app.alert(1)"),
  };
  const told: Record<string, unknown> = {};
  for (const [name, change] of Object.entries(changes)) {
    const { ok, faults } = await look(await altered(pdf, change), signer.publicKey);
    told[name] = [ok, ...faults.map(([check, , reason, parts]) => [check, reason, parts])];
  }
  const paper = (...parts: string[]) => [false, ["paper", "paper_changed", parts]];
  expect(told).toEqual({
    "a content stream": paper("drawing"),
    "a font": paper("fonts"),
    "a picture": paper("pictures"),
    "a line over the page": paper("drawing"),
    "another page": paper(),
    "a note on the page": paper(),
    "another size": paper(),
    "a script": paper(),
  });
  const savedAnew = await (await PDFDocument.load(pdf, { updateMetadata: false })).save({ useObjectStreams: true });
  expect((await look(savedAnew, signer.publicKey)).faults).toEqual([["paper", "failed", "paper_changed", []]]);
  const appended = Buffer.concat([pdf, Buffer.from("\n% later\n")]);
  expect((await look(appended, signer.publicKey)).faults).toEqual([["paper", "failed", "paper_changed", []]]);
  const twice = Buffer.concat([pdf, Buffer.from('\n% {"format":"tinh-hoa-paper-1"\n')]);
  expect((await look(twice, signer.publicKey)).faults).toEqual([["paper", "failed", "paper_changed", []]]);

  const { words } = await look(await altered(pdf, changes["a content stream"]!), signer.publicKey);
  expect(words[0]).toContain("Phần không còn như khi cấp: chữ và hình vẽ trên trang.");
  expect(await wordsOfPdf(pdf)).toContain(product);
});

test("a changed attachment and a removed one are told", async ({ db }) => {
  const { signer, product, pdf } = await aPaper(db);
  const changed = await altered(pdf, (document) =>
    rewrite(document, isOf("Type", "EmbeddedFile"), (bytes) =>
      Buffer.from(bytes.toString("utf8").replaceAll(product, "Rượu giả")),
    ),
  );
  expect((await look(changed, signer.publicKey)).faults).toEqual([
    ["proof", "failed", "changed"],
    ["paper", "failed", "paper_changed", ["attachments"]],
  ]);
  const withoutRecord = await altered(pdf, (document) => document.detach("paper.json"));
  expect((await look(withoutRecord, signer.publicKey)).faults).toEqual([["paper", "failed", "paper_removed"]]);
  const withoutCredential = await altered(pdf, (document) => document.detach("certificate.json"));
  expect((await look(withoutCredential, signer.publicKey)).faults).toEqual([["format", "failed", "not_carried"]]);
});

test("a page that another key signs is nobody's, and so is that of another certificate", async ({ db }) => {
  const { signer, number, pdf } = await aPaper(db);
  const { signer: stranger } = servicesOf(db);
  const signedBy = (key: typeof signer, bytes: Buffer) => {
    const record = recordIn(bytes);
    if (!record || record === "broken") throw new Error("no record");
    const digest = sha256Hex(unsignedBytes(bytes, record));
    bytes.write(digest, record.digestAt, "latin1");
    bytes.write(key.sign(signedText(digest)), record.signatureAt, "latin1");
    return bytes;
  };
  const forged = signedBy(stranger, Buffer.concat([pdf, Buffer.from("\n")]));
  expect((await look(forged, signer.publicKey)).faults).toEqual([["paper", "failed", "paper_forged"]]);
  const other = Buffer.from(
    pdf.toString("latin1").replace(`"certificate":"${number}"`, `"certificate":"${number.slice(0, -1)}X"`),
    "latin1",
  );
  const ofOther = await look(signedBy(signer, other), signer.publicKey);
  expect(ofOther.faults).toEqual([["paper", "failed", "paper_of_other"]]);
  expect(ofOther.words[0]).toContain("của một giấy chứng nhận số khác");
});

test("of a PDF from before pages were signed it is told that its content is signed, and its page is not", async ({
  db,
}) => {
  const { ctx, signer, standard, credential, number } = await aPaper(db);
  const { proof: _proof, ...document } = credential;
  const { seal: _seal, rules: _rules, ...subject } = document.credentialSubject as JsonObject;
  const old = prove({ ...document, credentialSubject: subject }, signer, SITE, ctx.now);
  const bare = await (await certificatesFile(ctx, aFileStore())).pdf([standard]);
  const pdf = await altered(bare, (file) =>
    file.attach(Buffer.from(JSON.stringify(old)), "certificate.json", { afRelationship: AFRelationship.Alternative }),
  );
  const { ok, faults, words } = await look(pdf, signer.publicKey);
  expect([ok, faults]).toEqual([null, [["paper", "unknown", "paper_unsigned"]]]);
  expect(words[0]).toContain(`${SITE}/certificates/${number}`);
});

test("other programs find the words and their fonts in the file, where they are installed", async ({ db }) => {
  const { pdf, product, number } = await aPaper(db);
  const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-paper-")), "paper.pdf");
  await fs.writeFile(file, pdf);
  const text = askTool("pdftotext", file, "-");
  if (text !== null) for (const words of [product, number]) expect(text).toContain(words);
  const fonts = askTool("pdffonts", file)
    ?.split("\n")
    .slice(2)
    .filter((line) => line !== "");
  for (const line of fonts ?? []) expect(line).toMatch(/^SUBSET\+\S+ +CID TrueType +Identity-H +yes yes yes /);
  if (fonts) expect(fonts.length).toBeGreaterThan(1);
});
