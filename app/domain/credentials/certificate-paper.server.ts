import type { Signer } from "~/adapters/keys/index";
import type { CertificatePrint, certificatesFile } from "../certificates/print.server";
import { credentialOf } from "./credential.server";
import type { Site } from "./site";

/** The PDF of one certificate, with its credential attached. */
export function certificatePaper(
  drawer: Awaited<ReturnType<typeof certificatesFile>>,
  print: CertificatePrint,
  signer: Signer,
  site: Site,
): Promise<Buffer> {
  const { certificate } = print;
  const text = JSON.stringify(credentialOf(certificate, signer, site), null, 2);
  return drawer.pdf([print], { text, issuedAt: certificate.createdAt });
}
