import { and, eq, isNull } from "drizzle-orm";
import { certificateTemplates, certificateTemplateVersions } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { TemplateSheet } from "~/lib/template-sheet";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { digestOfSheet } from "./digest.server";
import { emblemOf } from "./emblem.server";
import type { NewTemplateForm } from "./forms";
import { lockTemplates } from "./lock-template.server";
import { mayKeepTemplates } from "./policy";
import { templateById } from "./queries.server";
import { STANDARD_VERSION, standardSheet } from "./standard";

/**
 * Begin a template of an agency, as the standard one or as another of its own is now. Returns its id.
 * Refused: "forbidden", "conflict" for a name that another in use has, "not_found" for an unknown one to begin as.
 */
export function makeTemplate(ctx: Context, agencyId: string, { name, from }: NewTemplateForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await lockTemplates(ctx, agencyId);
    if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
    await refuseTakenName(ctx, agencyId, name);
    const sheet = await beginning(ctx, agencyId, from);
    const [made] = await ctx.db
      .insert(certificateTemplates)
      .values({ agencyId, name, createdBy: ctx.actor!.userId, createdAt: ctx.now })
      .returning({ id: certificateTemplates.id });
    await keepVersion(ctx, made!.id, 1, sheet);
    await recordAudit(ctx, { act: "templates.made", subject: { kind: "agency", id: agencyId }, after: { name, from } });
    return made!.id;
  });
}

async function beginning(ctx: WriteContext, agencyId: string, from: string | undefined): Promise<TemplateSheet> {
  if (from === undefined) return standardSheet(STANDARD_VERSION, await emblemOf(ctx, agencyId));
  const template = await templateById(ctx, from);
  if (template.agencyId !== agencyId) throw new DomainError("not_found", m.templates_unknown());
  return template.versions[0]!.content;
}

/** Two templates in use must not be mistaken for each other. The caller has locked the agency's. */
export async function refuseTakenName(ctx: WriteContext, agencyId: string, name: string, own?: string): Promise<void> {
  const [taken] = await ctx.db
    .select({ id: certificateTemplates.id })
    .from(certificateTemplates)
    .where(
      and(
        eq(certificateTemplates.agencyId, agencyId),
        eq(certificateTemplates.name, name),
        isNull(certificateTemplates.archivedAt),
      ),
    );
  if (!taken || taken.id === own) return;
  throw new DomainError("conflict", m.templates_name_taken({ name }), { name: [m.templates_name_taken({ name })] });
}

export async function keepVersion(
  ctx: WriteContext,
  templateId: string,
  version: number,
  sheet: TemplateSheet,
): Promise<void> {
  await ctx.db.insert(certificateTemplateVersions).values({
    templateId,
    version,
    content: sheet,
    digest: digestOfSheet(sheet),
    madeBy: ctx.actor!.userId,
    madeAt: ctx.now,
  });
}
