import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { setImmediate } from "node:timers/promises";
import { type ZipEntry, zipStream } from "~/adapters/documents/zip-stream.server";
import type { FileStore } from "~/adapters/files/index";
import type { Signer } from "~/adapters/keys/index";
import type { PrintLanguage, PrintRunKind } from "~/lib/vocabulary";
import { type CertificatePrint, certificateForPrint, certificatesFile } from "../certificates/print.server";
import { certificatePath } from "../certificates/rules";
import type { Context } from "../context";
import { certificatePaper } from "../credentials/certificate-paper.server";
import { DomainError } from "../errors";
import type { SealContent } from "../seals/rules";

/** What a run is drawn with. */
export interface Printery {
  readonly files: FileStore;
  readonly signer: Signer;
  readonly env: { readonly PUBLIC_URL: string; readonly DATA_DIR: string };
}

/** Who draws tells how far it is after so many certificates. */
const TOLD_EVERY = 20;

export interface Progress {
  /** A number was taken back or replaced, and is not drawn. */
  leftOut(number: string): void;
  /** So many certificates of the list are behind. */
  moved(done: number): Promise<void>;
}

/** What of a run is drawn, and how. */
export interface DrawnRun {
  readonly kind: PrintRunKind;
  readonly language: PrintLanguage;
  readonly content: SealContent;
}

/**
 * The bytes of one file with the certificates of a seal in the order of its list: a PDF, or an archive of single PDFs, each with its
 * credential as on its public page.
 */
export async function* drawCertificates(
  ctx: Context,
  printery: Printery,
  run: DrawnRun,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const drawer = await certificatesFile(ctx, printery.files);
  const prints = printsOf(ctx, printery, run, progress);
  if (run.kind === "sheets") yield await drawer.pdf(prints);
  else yield* Readable.fromWeb(zipStream(entriesOf(printery, drawer, prints)) as WebStream);
}

async function* printsOf(
  ctx: Context,
  { env }: Printery,
  { language, content: { awards } }: DrawnRun,
  progress: Progress,
): AsyncGenerator<CertificatePrint> {
  const pageUrl = (number: string) => new URL(certificatePath(number), env.PUBLIC_URL).href;
  for (const [at, sealed] of awards.entries()) {
    const { number } = sealed.certificate;
    const wish = { language: language === "template" ? undefined : language, sealed };
    const print = await certificateForPrint(ctx, number, pageUrl, wish).catch((error) => {
      if (error instanceof DomainError && error.code === "closed") return null;
      throw error;
    });
    if (print) yield print;
    else progress.leftOut(number);
    if ((at + 1) % TOLD_EVERY === 0) await progress.moved(at + 1);
    // Pages are served by the same thread.
    await setImmediate();
  }
}

async function* entriesOf(
  { signer, env }: Printery,
  drawer: Awaited<ReturnType<typeof certificatesFile>>,
  prints: AsyncIterable<CertificatePrint>,
): AsyncGenerator<ZipEntry> {
  for await (const print of prints) {
    const { number, createdAt } = print.certificate;
    const open = () => certificatePaper(drawer, print, signer, env.PUBLIC_URL);
    yield { name: `${number}.pdf`, modifiedAt: createdAt, open };
  }
}
