import type { FileStore } from "~/adapters/files/index";
import type { Signer } from "~/adapters/keys/index";
import { certificateForPrint, certificatesFile } from "../certificates/print.server";
import type { Certificate } from "../certificates/queries.server";
import type { Context } from "../context";
import { certificatePaper } from "../credentials/certificate-paper.server";
import { addressesOf } from "../credentials/site";

interface PaperOffice {
  readonly signer: Signer;
  readonly site: string;
  readonly files: FileStore;
}

/** A certificate as `/certificates/<number>.pdf` gives it, its credential attached; null for one that has no paper any more, or not yet. */
export type PaperOf = (certificate: Certificate) => Promise<Uint8Array | null>;

/** Draws certificates one after the other; what their templates share is read once. */
export async function paperMaker(ctx: Context, { signer, site, files }: PaperOffice): Promise<PaperOf> {
  const drawer = await certificatesFile(ctx, files);
  return async (certificate) => {
    const { status, seal, number } = certificate;
    if (status === "revoked" || status === "superseded" || !seal) return null;
    const print = await certificateForPrint(ctx, number, addressesOf(site).certificate);
    return certificatePaper(drawer, print, signer, site);
  };
}
