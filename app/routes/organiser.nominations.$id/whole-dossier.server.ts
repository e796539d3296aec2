import { dossierPdf } from "~/adapters/documents/pdf/dossier.server";
import { mergePdfs, type PdfPart, readPdf } from "~/adapters/documents/pdf/merge.server";
import { paperPagePdf } from "~/adapters/documents/pdf/paper-page.server";
import { type DossierFile, filesOfDossier, readDossierFile } from "~/domain/nominations/dossier-files.server";
import type { Paper } from "~/domain/nominations/forms";
import type { Screening } from "~/domain/nominations/screening.server";
import type { RequestContext } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { dossierDocument, paperTitle } from "./dossier-document.server";

/**
 * A dossier to read or print as one PDF, made while it is sent: cover, answers, photos and the list of papers with the page where
 * each begins, then every paper with a bookmark. A paper that cannot be taken in has a page that says so. One paper is in memory
 * at a time.
 */
export async function wholeDossier(ctx: RequestContext, screening: Screening): Promise<ReadableStream<Uint8Array>> {
  const papers = await mergeablePapers(ctx, screening);
  let before = 0;
  const pagesBefore = papers.map(({ pages }) => {
    before += pages;
    return before - pages;
  });
  const front = await dossierPdf(await dossierDocument(ctx, screening, "whole", pagesBefore), "whole");
  const { product } = screening.dossier;
  return mergePdfs(product.name, [{ title: m.nominations_screen_doc_kind(), open: async () => front }, ...papers]);
}

interface MergeablePaper extends PdfPart {
  readonly pages: number;
}

/** Each is read twice: now for its number of pages, which the list before it tells, and when its turn comes. */
async function mergeablePapers(ctx: RequestContext, { dossier, addendum }: Screening): Promise<MergeablePaper[]> {
  const files = await filesOfDossier(ctx, dossier, addendum);
  const papers: MergeablePaper[] = [];
  for (const [place, paper] of [...dossier.papers, ...addendum].entries()) {
    const title = `${place + 1}. ${paperTitle(paper, addendum)}`;
    papers.push(await mergeable(ctx, paper, title, files.get(paper.fileId)));
  }
  return papers;
}

async function mergeable(
  ctx: RequestContext,
  paper: Paper,
  title: string,
  file: DossierFile | undefined,
): Promise<MergeablePaper> {
  const heading = `${title} · ${paper.name}`;
  const says = (sentence: string): MergeablePaper => ({
    title,
    pages: 1,
    open: () => paperPagePdf(heading, { sentence }),
  });
  const read = () => (file ? readDossierFile(ctx.services.files, file) : null);
  const bytes = await read();
  if (!file || !bytes) {
    ctx.services.log.error({ fileId: paper.fileId }, "bytes of a file are missing");
    return says(m.nominations_screen_doc_lost());
  }
  if (file.mediaType !== "application/pdf") {
    return { title, pages: 1, open: async () => paperPagePdf(heading, { scan: (await read())! }) };
  }
  const reading = await readPdf(bytes);
  if (!reading.ok) {
    return says(reading.fault === "locked" ? m.nominations_screen_doc_locked() : m.nominations_screen_doc_broken());
  }
  return { title, pages: reading.pages, open: async () => (await read())! };
}
