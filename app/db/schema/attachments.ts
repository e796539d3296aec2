import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { establishments } from "./establishments";
import { users } from "./users";

/**
 * A file someone gave. Who may read it follows from what shows it (domain/attachments/policy): nothing here says so.
 * The same bytes of one establishment are one photo, or one paper.
 */
export const files = pgTable(
  "files",
  {
    id: id(),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    uploadedBy: uuid("uploaded_by").references(() => users.id),
    /** As the person named it. */
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    /** Bytes of what is stored. */
    size: bigint("size", { mode: "number" }).notNull(),
    /** Of the stored bytes, hex. */
    sha256: text("sha256").notNull(),
    /** Pixels; null for papers. */
    width: integer("width"),
    height: integer("height"),
    /** A tiny picture as a data URL, shown while the photo loads. */
    blur: text("blur"),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** When the nightly sweep first found that nothing names it; it goes a week later. */
    unusedSince: instant("unused_since"),
    /** The row of the same bytes; only on rows from before these were unique that a sealed dossier names. */
    duplicateOf: uuid("duplicate_of").references((): AnyPgColumn => files.id),
  },
  (t) => [
    check("files_size", sql`${t.size} > 0`),
    uniqueIndex("files_content")
      .on(t.establishmentId, t.sha256, sql`(${t.width} is null)`)
      .where(sql`${t.duplicateOf} is null`),
  ],
);

/**
 * What the file store holds for `files`, by key. The row comes before the bytes and goes after them, so no bytes are
 * forgotten, and whoever deletes bytes locks it against whoever stores them again.
 */
export const storedBytes = pgTable("stored_bytes", {
  storageKey: text("storage_key").primaryKey(),
  /** When the bytes were given last. */
  putAt: instant("put_at").notNull(),
});

/** The stored forms of a file: "original" and, for photos, one a width. */
export const fileVariants = pgTable(
  "file_variants",
  {
    id: id(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    mediaType: text("media_type").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    width: integer("width"),
    height: integer("height"),
    storageKey: text("storage_key")
      .notNull()
      .references(() => storedBytes.storageKey),
  },
  (t) => [unique("file_variants_name").on(t.fileId, t.name), index("file_variants_storage_key").on(t.storageKey)],
);
