import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { m } from "~/i18n/paraglide/messages";
import { storePaper } from "../attachments/store-paper.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { Paper } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { whyNotWrite } from "./policy";
import { changeWorkingDossier } from "./save-dossier.server";

/** More papers than this belong in one file. */
export const MOST_PAPERS = 20;

/** Add a paper to a dossier that is still written. Throws "invalid" for a file that is no PDF, JPEG or PNG. */
export async function addPaper(
  ctx: Context,
  store: FileStore,
  nominationId: string,
  { file, ...paper }: Omit<Paper, "fileId" | "name"> & { readonly file: GivenFile },
): Promise<void> {
  const { facts } = await inTransaction(ctx, (ctx) => lockNomination(ctx, nominationId));
  const refusal = whyNotWrite(ctx.actor, facts);
  if (refusal || !facts.establishmentId) throw new DomainError("closed", refusal ?? "");
  const fileId = await storePaper(ctx, store, facts.establishmentId, file);
  await inTransaction(ctx, (ctx) =>
    changeWorkingDossier(ctx, nominationId, (dossier) => {
      const papers = (dossier.papers ?? []).filter((one) => one.fileId !== fileId);
      if (papers.length >= MOST_PAPERS)
        throw new DomainError("conflict", m.nominations_papers_too_many({ count: MOST_PAPERS }));
      return { ...dossier, papers: [...papers, { ...paper, name: file.name, fileId }] };
    }),
  );
}
