import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { dossierSnapshots } from "./nominations";
import { users } from "./users";

/**
 * What the jury of a blind round reads of a sealed dossier, in place of it. A version is written until it is released; from then
 * on it is never changed (a trigger refuses it), and the newest released one counts. It belongs to the seal: where an admission
 * was undone, its copies count no more.
 */
export const redactions = pgTable(
  "redactions",
  {
    id: id(),
    snapshotId: uuid("snapshot_id")
      .notNull()
      .references(() => dossierSnapshots.id),
    /** From 1. */
    version: integer("version").notNull(),
    productName: text("product_name").notNull(),
    summary: text("summary"),
    /** One a line. */
    setMembers: text("set_members"),
    /** By question code, as those of the dossier; what is left out the jury does not read. */
    answers: jsonb("answers").notNull(),
    /** Files of the photos that are shown. */
    photos: uuid("photos").array().notNull(),
    savedBy: uuid("saved_by")
      .notNull()
      .references(() => users.id),
    savedAt: instant("saved_at").notNull().defaultNow(),
    releasedBy: uuid("released_by").references(() => users.id),
    releasedAt: instant("released_at"),
    /** SHA-256 of the canonical JSON of the copy, hex. */
    contentHash: text("content_hash"),
    /** Why words found in it stand all the same; null where none were found. */
    keptBecause: text("kept_because"),
  },
  (t) => [
    unique("redactions_version").on(t.snapshotId, t.version),
    uniqueIndex("redactions_draft").on(t.snapshotId).where(sql`${t.releasedAt} is null`),
    check("redactions_released", sql`num_nonnulls(${t.releasedBy}, ${t.releasedAt}, ${t.contentHash}) in (0, 3)`),
    check("redactions_kept", sql`${t.keptBecause} is null or ${t.releasedAt} is not null`),
  ],
);
