import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { m } from "~/i18n/paraglide/messages";
import { storePaper } from "../attachments/store-paper.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { PaperFacts } from "../papers/forms";
import { insertPaper } from "../papers/keep-paper.server";
import { inTransaction } from "../transaction.server";
import type { Paper, WorkingDossier } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { whyNotWrite } from "./policy";
import { changeWorkingDossier } from "./save-dossier.server";

/** More papers than this belong in one file. */
export const MOST_PAPERS = 20;

/**
 * Add a paper to a dossier that is still written. keep: it goes into the establishment's vault too, where other dossiers find
 * it. Throws "invalid" for a file that is no PDF, JPEG or PNG.
 */
export async function addPaper(
  ctx: Context,
  store: FileStore,
  nominationId: string,
  { file, keep = false, ...facts }: PaperFacts & { readonly file: GivenFile; readonly keep?: boolean },
): Promise<void> {
  const locked = await inTransaction(ctx, (ctx) => lockNomination(ctx, nominationId));
  const { establishmentId } = locked.facts;
  const refusal = whyNotWrite(ctx.actor, locked.facts);
  if (refusal || !establishmentId) throw new DomainError("closed", refusal ?? "");
  const fileId = await storePaper(ctx, store, establishmentId, file);
  await inTransaction(ctx, async (ctx) => {
    const given = { ...facts, name: file.name, fileId };
    const paper = keep ? { ...given, paperId: (await insertPaper(ctx, establishmentId, given)).id } : given;
    await changeWorkingDossier(ctx, nominationId, (dossier) => withPaper(dossier, paper), "papers");
  });
}

/** A dossier with one more paper; the same file takes the place of its earlier self. Throws "conflict" when there are too many. */
export function withPaper(dossier: WorkingDossier, paper: Paper): WorkingDossier {
  const papers = (dossier.papers ?? []).filter((one) => one.fileId !== paper.fileId);
  if (papers.length >= MOST_PAPERS) {
    throw new DomainError("conflict", m.nominations_papers_too_many({ count: MOST_PAPERS }));
  }
  return { ...dossier, papers: [...papers, paper] };
}
