import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { agencies, certificates, certificateTemplates, certificateTemplateVersions, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { TemplateSheet } from "~/lib/template-sheet";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { SealedTemplate } from "../seals/rules";
import { mayKeepTemplates } from "./policy";
import { standardSheet } from "./standard";

const content = sql<TemplateSheet>`${certificateTemplateVersions.content}`;

/**
 * What a template version says. Public: certificates are drawn from it. versionId: null for the standard template, whose version the
 * seal names; the first for what was released before there were templates.
 */
export async function sheetOfVersion(
  ctx: Pick<Context, "db">,
  versionId: string | null,
  sealed: SealedTemplate | null,
): Promise<TemplateSheet> {
  if (versionId === null) return standardSheet(sealed?.version ?? 1, sealed?.emblem ?? null);
  const [row] = await ctx.db
    .select({ content })
    .from(certificateTemplateVersions)
    .where(eq(certificateTemplateVersions.id, versionId));
  return row!.content;
}

const latest = sql<number>`(select max(version) from certificate_template_versions one
  where one.template_id = ${certificateTemplates.id})`;

/** An agency's templates, those in use first. Refused: "forbidden" to all but its organisers. */
export async function templatesOf(ctx: Context, agencyId: string) {
  if (!mayKeepTemplates(ctx.actor, agencyId)) throw new DomainError("forbidden", m.templates_organisers_only());
  return ctx.db
    .select({
      id: certificateTemplates.id,
      name: certificateTemplates.name,
      archivedAt: certificateTemplates.archivedAt,
      version: certificateTemplateVersions.version,
      madeAt: certificateTemplateVersions.madeAt,
      madeBy: users.name,
      content,
    })
    .from(certificateTemplates)
    .innerJoin(
      certificateTemplateVersions,
      and(
        eq(certificateTemplateVersions.templateId, certificateTemplates.id),
        eq(certificateTemplateVersions.version, latest),
      ),
    )
    .innerJoin(users, eq(users.id, certificateTemplateVersions.madeBy))
    .where(eq(certificateTemplates.agencyId, agencyId))
    .orderBy(sql`${certificateTemplates.archivedAt} is not null`, asc(certificateTemplates.name));
}

/** What an organiser issues by: the agency's templates in use, by name. */
export function templateChoices(
  ctx: Context,
  agencyId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return ctx.db
    .select({ id: certificateTemplates.id, name: certificateTemplates.name })
    .from(certificateTemplates)
    .where(and(eq(certificateTemplates.agencyId, agencyId), isNull(certificateTemplates.archivedAt)))
    .orderBy(asc(certificateTemplates.name));
}

export interface TemplateVersion {
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly content: TemplateSheet;
  readonly madeAt: Date;
  readonly madeBy: string;
  /** Certificates that were issued by it. */
  readonly issued: number;
}

/**
 * A template with its versions, latest first. Someone who may not keep it is told that it does not exist; "forbidden" to who is not
 * signed in.
 */
export async function templateById(ctx: Context, id: string) {
  const [template] = isUuid(id)
    ? await ctx.db
        .select({ template: certificateTemplates, agency: { slug: agencies.slug } })
        .from(certificateTemplates)
        .innerJoin(agencies, eq(agencies.id, certificateTemplates.agencyId))
        .where(eq(certificateTemplates.id, id))
    : [];
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  if (!template || !mayKeepTemplates(ctx.actor, template.template.agencyId)) {
    throw new DomainError("not_found", m.templates_unknown());
  }
  return { ...template.template, agencySlug: template.agency.slug, versions: await versionsOf(ctx, id) };
}

async function versionsOf(ctx: Context, templateId: string): Promise<TemplateVersion[]> {
  return ctx.db
    .select({
      id: certificateTemplateVersions.id,
      version: certificateTemplateVersions.version,
      digest: certificateTemplateVersions.digest,
      content,
      madeAt: certificateTemplateVersions.madeAt,
      madeBy: users.name,
      issued: sql<number>`(select count(*)::int from ${certificates}
        where ${certificates.templateVersionId} = ${certificateTemplateVersions.id})`,
    })
    .from(certificateTemplateVersions)
    .innerJoin(users, eq(users.id, certificateTemplateVersions.madeBy))
    .where(eq(certificateTemplateVersions.templateId, templateId))
    .orderBy(desc(certificateTemplateVersions.version));
}
