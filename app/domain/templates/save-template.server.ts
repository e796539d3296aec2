import { eq } from "drizzle-orm";
import { certificateTemplates } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { digestOfSheet } from "./digest.server";
import type { TemplateForm } from "./forms";
import { lockTemplate } from "./lock-template.server";
import { keepVersion, refuseTakenName } from "./make-template.server";
import { refuseForeignPictures } from "./pictures.server";
import { whyNotUseTemplate } from "./policy";

/**
 * Save what a template says: as its next version where that changed, and its name. Returns the version it has now.
 * Refused: "not_found", "conflict" for one that was put away, a name another has, and when somebody else saved it meanwhile;
 * "invalid" for a picture that is not the agency's.
 */
export function saveTemplate(ctx: Context, templateId: string, { name, sheet, seen }: TemplateForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const template = await lockTemplate(ctx, templateId);
    const whyNot = whyNotUseTemplate(template);
    if (whyNot) throw new DomainError("conflict", whyNot);
    const [last] = template.versions;
    if (last!.version !== seen) {
      throw new DomainError("conflict", m.templates_saved_meanwhile({ name: last!.madeBy, version: last!.version }));
    }
    await refuseTakenName(ctx, template.agencyId, name, templateId);
    await refuseForeignPictures(ctx, template.agencyId, sheet);
    const isChanged = digestOfSheet(sheet) !== last!.digest;
    if (name === template.name && !isChanged) return last!.version;
    const version = isChanged ? last!.version + 1 : last!.version;
    if (isChanged) await keepVersion(ctx, templateId, version, sheet);
    await ctx.db.update(certificateTemplates).set({ name }).where(eq(certificateTemplates.id, templateId));
    await recordAudit(ctx, {
      act: "templates.saved",
      subject: { kind: "agency", id: template.agencyId },
      before: { name: template.name, version: last!.version },
      after: { name, version },
    });
    return version;
  });
}
