import { AFRelationship, PDFDocument } from "@cantoo/pdf-lib";

const NAME = "certificate.json";

/** Attach a certificate's credential to its PDF, as readers show it beside the page. credential: JSON text. */
export async function attachCredential(document: PDFDocument, credential: string, at: Date): Promise<void> {
  await document.attach(new TextEncoder().encode(credential), NAME, {
    mimeType: "application/vc",
    description: "W3C Verifiable Credential 2.0, Open Badge 3.0",
    creationDate: at,
    modificationDate: at,
    afRelationship: AFRelationship.Alternative,
  });
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
