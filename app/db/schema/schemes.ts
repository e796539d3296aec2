import { integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

/** A rules template: CNNTTB, OCOP, a house prize. */
export const schemes = pgTable("schemes", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  nameEn: text("name_en").notNull(),
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
  },
  (t) => [unique("scheme_versions_version").on(t.schemeId, t.version)],
);
