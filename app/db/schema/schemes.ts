import { type AnyPgColumn, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { agencies } from "./agencies";
import { id, instant } from "./columns";
import { users } from "./users";

/** A rules template: CNNTTB, OCOP, a house prize. Those without an agency are shipped, and changed by copying them only. */
export const schemes = pgTable("schemes", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  nameEn: text("name_en").notNull(),
  /** Whose it is; rounds of other agencies may use it too. */
  agencyId: uuid("agency_id").references(() => agencies.id),
  /** What it was copied from in the end, through however many copies; null: copied from none. Titles count within one lineage. */
  rootId: uuid("root_id").references((): AnyPgColumn => schemes.id),
});

/** The rules of a scheme at one version; never changed after publication. `rules` is a `SchemeRules` (domain/schemes/rules). */
export const schemeVersions = pgTable(
  "scheme_versions",
  {
    id: id(),
    schemeId: uuid("scheme_id")
      .notNull()
      .references(() => schemes.id),
    version: integer("version").notNull(),
    rules: jsonb("rules").notNull(),
    /** SHA-256 of the canonical JSON (RFC 8785) of `rules`, hex. */
    rulesHash: text("rules_hash").notNull(),
    publishedAt: instant("published_at").notNull(),
    publishedBy: uuid("published_by").references(() => users.id),
    /** What changed and why, in the publisher's words. */
    note: text("note"),
    /** The version of another scheme whose rules these are; null: of none. */
    copiedFromId: uuid("copied_from_id").references((): AnyPgColumn => schemeVersions.id),
  },
  (t) => [unique("scheme_versions_version").on(t.schemeId, t.version)],
);

/** The next version of a scheme while it is written; gone once published. `version` counts its saves, so that two writers notice. */
export const schemeDrafts = pgTable("scheme_drafts", {
  schemeId: uuid("scheme_id")
    .primaryKey()
    .references(() => schemes.id, { onDelete: "cascade" }),
  rules: jsonb("rules").notNull(),
  version: integer("version").notNull().default(1),
  updatedAt: instant("updated_at").notNull().defaultNow(),
  updatedBy: uuid("updated_by")
    .notNull()
    .references(() => users.id),
});
