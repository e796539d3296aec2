import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { paperById } from "../papers/queries.server";
import { inTransaction } from "../transaction.server";
import { withPaper } from "./add-paper.server";
import type { TakePaperForm } from "./forms";
import { lockNomination } from "./lock-nomination.server";
import { changeWorkingDossier } from "./save-dossier.server";

/**
 * Add a paper of the establishment's vault to a dossier that is still written, with its facts as they are now. Throws
 * "not_found" for a paper of another establishment, "closed" for one that was retired.
 */
export function takePaper(ctx: Context, nominationId: string, { paperId }: TakePaperForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { facts } = await lockNomination(ctx, nominationId);
    const { id, establishmentId, retiredAt, addedAt: _, ...paper } = await paperById(ctx, paperId);
    if (establishmentId !== facts.establishmentId) throw new DomainError("not_found", m.papers_not_found());
    if (retiredAt) throw new DomainError("closed", m.papers_is_retired());
    await changeWorkingDossier(ctx, nominationId, (dossier) => withPaper(dossier, { ...paper, paperId: id }), "papers");
  });
}
