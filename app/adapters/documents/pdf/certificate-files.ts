import {
  type PDFContext,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { PAPER_PARTS, type PaperPart, type PaperParts } from "~/lib/paper-parts";
import { attachedFile } from "./attached-file";

interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
}

/** The files beside a certificate's page, in the order of their names, as a PDF has to list them. */
const CREDENTIAL: AttachedFile = {
  name: "certificate.json",
  mediaType: "application/vc",
  description: "W3C Verifiable Credential 2.0, Open Badge 3.0",
};
const RECORD: AttachedFile = {
  name: "paper.json",
  mediaType: "application/json",
  description: "What this file is made of, signed",
};

/** What a certificate's PDF carries. */
export interface CertificateFiles {
  /** Its credential, JSON text. */
  readonly credential: string;
  readonly at: Date;
  /** The record of the page, given what the file is made of: JSON text, which stands in the file as it is. */
  readonly record: (parts: PaperParts) => string;
}

/** SHA-256, hex. */
type Hash = (bytes: Uint8Array) => string;
type WriteStream = (bytes: Uint8Array, dict: Record<string, unknown>) => PDFRef;

/**
 * Attach them, as readers show them beside the page. Everything else of the document is written. write: a stream that is deflated, or
 * one that is as it is.
 */
export function attachFiles(
  document: PDFDocument,
  { credential, record, at }: CertificateFiles,
  write: { readonly packed: WriteStream; readonly plain: WriteStream },
  hash: Hash,
): void {
  const { context } = document;
  const day = PDFString.fromDate(at);
  const attached = (file: AttachedFile, text: string, stream: WriteStream) => {
    const bytes = new TextEncoder().encode(text);
    const Params = { Size: bytes.length, CreationDate: day, ModDate: day };
    return fileSpec(context, file, stream(bytes, { Type: "EmbeddedFile", Subtype: file.mediaType, Params }));
  };
  const first = attached(CREDENTIAL, credential, write.packed);
  const second = attached(RECORD, record(partsOf(context, hash)), write.plain);
  const Names = [PDFHexString.fromText(CREDENTIAL.name), first, PDFHexString.fromText(RECORD.name), second];
  document.catalog.set(PDFName.of("Names"), context.obj({ EmbeddedFiles: { Names } } as never));
  document.catalog.set(PDFName.of("AF"), context.obj([first, second]));
}

function fileSpec(context: PDFContext, { name, description }: AttachedFile, F: PDFRef): PDFRef {
  const spec = {
    Type: "Filespec",
    F: PDFString.of(name),
    UF: PDFHexString.fromText(name),
    EF: { F },
    Desc: PDFHexString.fromText(description),
    AFRelationship: "Alternative",
  };
  return context.register(context.obj(spec as never));
}

/** The hash of each part: of the hashes of its streams, as they lie in the file, in the order of their numbers. */
function partsOf(context: PDFContext, hash: Hash): PaperParts {
  const streams = new Map<PaperPart, string[]>(PAPER_PARTS.map((part) => [part, []]));
  for (const [, object] of context.enumerateIndirectObjects()) {
    const part = object instanceof PDFRawStream ? partOf(object.dict) : null;
    if (part) streams.get(part)!.push(hash((object as PDFRawStream).contents));
  }
  const whole = (part: PaperPart) => hash(new TextEncoder().encode(streams.get(part)!.join("")));
  return {
    drawing: whole("drawing"),
    fonts: whole("fonts"),
    pictures: whole("pictures"),
    attachments: whole("attachments"),
  };
}

/** Null of the record itself, which stands as plain text, and of how another program packs what it saves. */
function partOf(dict: PDFDict): PaperPart | null {
  const [type, subtype] = [dict.get(PDFName.of("Type")), dict.get(PDFName.of("Subtype"))];
  if (type === PDFName.of("EmbeddedFile")) return dict.has(PDFName.of("Filter")) ? "attachments" : null;
  if (type === PDFName.of("ObjStm") || type === PDFName.of("XRef")) return null;
  if (subtype === PDFName.of("Image")) return "pictures";
  return dict.has(PDFName.of("Length1")) ? "fonts" : "drawing";
}

/**
 * The credential a PDF carries, null where it has none, and what the file is made of. Both are null where the PDF cannot be read, or
 * what it has in the credential's place: whether it carries one is not known then.
 */
export async function readCertificatePdf(
  pdf: Uint8Array,
  hash: Hash,
): Promise<{ readonly credential: string | null; readonly parts: PaperParts | null }> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const found = await attachedFile(document, CREDENTIAL.name);
    return { credential: found && new TextDecoder().decode(found), parts: partsOf(document.context, hash) };
  } catch {
    return { credential: null, parts: null };
  }
}
