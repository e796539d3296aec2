import { eq } from "drizzle-orm";
import { certificateTemplates } from "~/db/schema";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockTemplate } from "./lock-template.server";
import { whyNotUseTemplate } from "./policy";

/**
 * Put a template away: it is offered no more, and what was issued by it goes on being drawn by it.
 * Refused: "not_found", "conflict" for one that is put away already.
 */
export function archiveTemplate(ctx: Context, templateId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const template = await lockTemplate(ctx, templateId);
    const whyNot = whyNotUseTemplate(template);
    if (whyNot) throw new DomainError("conflict", whyNot);
    await ctx.db
      .update(certificateTemplates)
      .set({ archivedAt: ctx.now })
      .where(eq(certificateTemplates.id, templateId));
    await recordAudit(ctx, {
      act: "templates.archived",
      subject: { kind: "agency", id: template.agencyId },
      before: { name: template.name },
    });
  });
}
