import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { WorkingDossier } from "./forms";
import { changeWorkingDossier } from "./save-dossier.server";

/** Take a paper out of a dossier that is still written. A file that no dossier and no vault names any more is swept away later (`sweepFiles`). */
export function removePaper(ctx: Context, nominationId: string, input: { fileId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const without = (dossier: WorkingDossier) => {
      const papers = (dossier.papers ?? []).filter((paper) => paper.fileId !== input.fileId);
      if (!isUuid(input.fileId) || papers.length === dossier.papers?.length || !dossier.papers) {
        throw new DomainError("not_found", m.nominations_paper_not_found());
      }
      const isCertified = dossier.papers.some((paper) => paper.fileId === input.fileId && paper.isCertified);
      if (isCertified) throw new DomainError("closed", m.nominations_level_certified_stays());
      return { ...dossier, papers };
    };
    await changeWorkingDossier(ctx, nominationId, without, "papers");
  });
}
