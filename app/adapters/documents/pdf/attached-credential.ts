import { AFRelationship, PDFDocument } from "@cantoo/pdf-lib";

const NAME = "certificate.json";

/** A certificate's PDF with its credential attached, as readers show it beside the page. credential: JSON text. */
export async function attachCredential(pdf: Uint8Array, credential: string, at: Date): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  await document.attach(new TextEncoder().encode(credential), NAME, {
    mimeType: "application/vc",
    description: "W3C Verifiable Credential 2.0, Open Badge 3.0",
    creationDate: at,
    modificationDate: at,
    afRelationship: AFRelationship.Alternative,
  });
  return document.save();
}

/** The credential a PDF carries; null where it carries none, or is no PDF that can be read. */
export async function attachedCredential(pdf: Uint8Array): Promise<string | null> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const found = document.getAttachments().find(({ name }) => name === NAME);
    return found ? new TextDecoder().decode(found.data) : null;
  } catch {
    return null;
  }
}
