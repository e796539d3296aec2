import { eq } from "drizzle-orm";
import { certificateTemplates } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockTemplate } from "./lock-template.server";
import { refuseTakenName } from "./make-template.server";

/**
 * Take a template out again: it is offered as before.
 * Refused: "not_found", "conflict" for one that is in use, and where another bears its name by now.
 */
export function reinstateTemplate(ctx: Context, templateId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const template = await lockTemplate(ctx, templateId);
    if (template.archivedAt === null) throw new DomainError("conflict", m.templates_is_in_use());
    await refuseTakenName(ctx, template.agencyId, template.name, templateId);
    await ctx.db.update(certificateTemplates).set({ archivedAt: null }).where(eq(certificateTemplates.id, templateId));
    await recordAudit(ctx, {
      act: "templates.reinstated",
      subject: { kind: "agency", id: template.agencyId },
      after: { name: template.name },
    });
  });
}
