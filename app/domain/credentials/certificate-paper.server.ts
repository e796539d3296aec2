import type { Signer } from "~/adapters/keys/index";
import { sha256Hex } from "~/lib/hash.server";
import type { CertificatePrint, certificatesFile } from "../certificates/print.server";
import { credentialOf } from "./credential.server";
import { emptyRecord, recordIn, signedText } from "./paper";
import type { Site } from "./site";

/**
 * The PDF of one certificate, with its credential attached, and a record that signs every byte of the file.
 * Source: docs/rules/credentials.md#paper.
 */
export async function certificatePaper(
  drawer: Awaited<ReturnType<typeof certificatesFile>>,
  print: CertificatePrint,
  signer: Signer,
  site: Site,
): Promise<Buffer> {
  const { certificate } = print;
  const credential = JSON.stringify(credentialOf(certificate, signer, site), null, 2);
  const pdf = await drawer.pdf([print], {
    credential,
    at: certificate.createdAt,
    record: (parts) => emptyRecord(certificate.number, parts),
  });
  return signed(pdf, signer);
}

/** The file with digest and signature where zeros stood. */
function signed(pdf: Buffer, signer: Signer): Buffer {
  const record = recordIn(pdf);
  if (!record || record === "broken") throw new Error("The record of a paper cannot be found in it");
  const digest = sha256Hex(pdf);
  pdf.write(digest, record.digestAt, "latin1");
  pdf.write(signer.sign(signedText(digest)), record.signatureAt, "latin1");
  return pdf;
}
