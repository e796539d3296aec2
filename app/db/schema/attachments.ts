import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf } from "./columns";
import { establishments } from "./establishments";
import { users } from "./users";

export const FILE_VISIBILITIES = ["private", "public"] as const;

/**
 * A file someone gave. Private ones are served only to those the policy of what they hang on names;
 * a photo becomes public with its product's recognition.
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
    visibility: text("visibility", { enum: FILE_VISIBILITIES }).notNull().default("private"),
    /** Pixels; null for papers. */
    width: integer("width"),
    height: integer("height"),
    /** A tiny picture as a data URL, shown while the photo loads. */
    blur: text("blur"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("files_visibility", t.visibility, FILE_VISIBILITIES),
    check("files_size", sql`${t.size} > 0`),
    index("files_establishment").on(t.establishmentId),
  ],
);

/** The stored forms of a file: "original" and, for photos, one a width. `storage_key` is where the file store keeps it. */
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
    storageKey: text("storage_key").notNull(),
  },
  (t) => [unique("file_variants_name").on(t.fileId, t.name)],
);
