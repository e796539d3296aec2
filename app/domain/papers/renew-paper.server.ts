import { eq } from "drizzle-orm";
import type { GivenFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { papers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { storePaper } from "../attachments/store-paper.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { PaperFacts } from "./forms";
import { insertPaper } from "./keep-paper.server";
import { lockPaper } from "./lock-paper.server";

/**
 * Put a newer paper of the same kind in the place of one in the vault, which is retired: dossiers that use the old one keep
 * it. Throws "closed" for a paper that was retired, "conflict" for the same file again.
 */
export async function renewPaper(
  ctx: Context,
  store: FileStore,
  id: string,
  { file, ...facts }: Omit<PaperFacts, "kind"> & { readonly file: GivenFile },
): Promise<{ id: string }> {
  const { establishmentId } = await inTransaction(ctx, (ctx) => lockPaper(ctx, id));
  const fileId = await storePaper(ctx, store, establishmentId, file);
  return inTransaction(ctx, async (ctx) => {
    const old = await lockPaper(ctx, id);
    const paper = { ...facts, kind: old.kind, fileId, name: file.name };
    const renewed = await insertPaper(ctx, establishmentId, paper, id);
    if (!renewed.isNew) {
      const sentence = m.papers_already_there({ name: file.name });
      throw new DomainError("conflict", sentence, { file: [sentence] });
    }
    await ctx.db.update(papers).set({ retiredAt: ctx.now }).where(eq(papers.id, id));
    await recordAudit(ctx, {
      act: "papers.renewed",
      subject: { kind: "paper", id },
      before: { number: old.number, validUntil: old.validUntil },
      after: { paperId: renewed.id, number: facts.number, validUntil: facts.validUntil },
    });
    return { id: renewed.id };
  });
}
