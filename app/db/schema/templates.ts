import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { agencies } from "./agencies";
import { files } from "./attachments";
import { id, instant } from "./columns";
import { users } from "./users";

/** How an agency's certificates look. The standard template is no row: it is the same for all (domain/templates/standard). */
export const certificateTemplates = pgTable(
  "certificate_templates",
  {
    id: id(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    name: text("name").notNull(),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
    /** No longer offered; what was issued by it is drawn by it for ever. */
    archivedAt: instant("archived_at"),
  },
  (t) => [uniqueIndex("certificate_templates_name").on(t.agencyId, t.name).where(sql`${t.archivedAt} is null`)],
);

/** What a template says, as it was saved; a change is the next version. Append-only. */
export const certificateTemplateVersions = pgTable(
  "certificate_template_versions",
  {
    id: id(),
    templateId: uuid("template_id")
      .notNull()
      .references(() => certificateTemplates.id),
    /** From 1. */
    version: integer("version").notNull(),
    /** `TemplateSheet` (lib/template-sheet). */
    content: jsonb("content").notNull(),
    /** SHA-256 of the content's canonical JSON, hex. */
    digest: text("digest").notNull(),
    madeBy: uuid("made_by")
      .notNull()
      .references(() => users.id),
    madeAt: instant("made_at").notNull(),
  },
  (t) => [
    unique("certificate_template_versions_version").on(t.templateId, t.version),
    check("certificate_template_versions_order", sql`${t.version} >= 1`),
    check("certificate_template_versions_digest", sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check("certificate_template_versions_content", sql`jsonb_typeof(${t.content}) = 'object'`),
  ],
);

/** A picture an agency gave for its templates: a ground, an emblem. It stays, for certificates may have been issued with it. */
export const templatePictures = pgTable(
  "template_pictures",
  {
    fileId: uuid("file_id")
      .primaryKey()
      .references(() => files.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    givenAt: instant("given_at").notNull(),
    /** Since when it is what the standard template shows of the agency; null of every other picture. */
    emblemSince: instant("emblem_since"),
  },
  (t) => [
    index("template_pictures_agency").on(t.agencyId),
    uniqueIndex("template_pictures_emblem").on(t.agencyId).where(sql`${t.emblemSince} is not null`),
  ],
);
