import { and, eq, notExists, sql } from "drizzle-orm";
import { dossierSnapshots, dossiers, files } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { changeWorkingDossier } from "./save-dossier.server";

/** Take a paper out of a dossier that is still written. Its file goes too, unless another dossier holds it. */
export function removePaper(ctx: Context, nominationId: string, input: { fileId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await changeWorkingDossier(ctx, nominationId, (dossier) => {
      const papers = (dossier.papers ?? []).filter((paper) => paper.fileId !== input.fileId);
      if (!isUuid(input.fileId) || papers.length === dossier.papers?.length || !dossier.papers) {
        throw new DomainError("not_found", m.nominations_paper_not_found());
      }
      return { ...dossier, papers };
    });
    const named = JSON.stringify([{ fileId: input.fileId }]);
    const written = ctx.db
      .select({ id: dossiers.nominationId })
      .from(dossiers)
      .where(sql`${dossiers.answers} -> 'papers' @> ${named}::jsonb`);
    const sealed = ctx.db
      .select({ id: dossierSnapshots.id })
      .from(dossierSnapshots)
      .where(sql`${dossierSnapshots.content} -> 'papers' @> ${named}::jsonb`);
    await ctx.db.delete(files).where(and(eq(files.id, input.fileId), notExists(written), notExists(sealed)));
  });
}
