import { and, desc, eq, sql } from "drizzle-orm";
import { certificateTemplates, certificateTemplateVersions } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import type { TemplateSheet } from "~/lib/template-sheet";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { SealedTemplate } from "../seals/rules";
import { digestOfSheet } from "./digest.server";
import { emblemOf } from "./emblem.server";
import { whyNotUseTemplate } from "./policy";
import { STANDARD_VERSION, standardSheet } from "./standard";

/** A version of a template, as certificates are issued by it. */
export interface IssuingTemplate {
  /** Null of the standard template. */
  readonly versionId: string | null;
  /** How a seal names it. */
  readonly sealed: SealedTemplate;
  readonly sheet: TemplateSheet;
}

/**
 * The version that an agency issues by now: the latest of one of its templates, or the standard one. Throws "invalid" for a template
 * that is none of its own, or was put away.
 */
export async function templateToIssue(
  ctx: Pick<Context, "db">,
  agencyId: string,
  templateId: string | undefined,
): Promise<IssuingTemplate> {
  if (templateId === undefined) {
    const name = runWithLocale("vi", () => m.templates_standard());
    const emblem = await emblemOf(ctx, agencyId);
    const sheet = standardSheet(STANDARD_VERSION, emblem);
    const sealed = {
      id: null,
      name,
      version: STANDARD_VERSION,
      digest: digestOfSheet(sheet),
      ...(emblem && { emblem }),
    };
    return { versionId: null, sealed, sheet };
  }
  const [row] = await ctx.db
    .select({
      template: certificateTemplates,
      version: certificateTemplateVersions,
      content: sql<TemplateSheet>`${certificateTemplateVersions.content}`,
    })
    .from(certificateTemplates)
    .innerJoin(certificateTemplateVersions, eq(certificateTemplateVersions.templateId, certificateTemplates.id))
    .where(and(eq(certificateTemplates.id, templateId), eq(certificateTemplates.agencyId, agencyId)))
    .orderBy(desc(certificateTemplateVersions.version))
    .limit(1);
  const whyNot = row ? whyNotUseTemplate(row.template) : m.templates_unknown();
  if (whyNot) throw new DomainError("invalid", whyNot, { template: [whyNot] });
  const { template, version, content } = row!;
  const { id, name } = template;
  const sealed = { id, name, version: version.version, digest: version.digest };
  return { versionId: version.id, sealed, sheet: content };
}
