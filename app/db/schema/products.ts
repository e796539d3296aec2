import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { PHOTO_VIEWS, SET_CASES } from "~/lib/vocabulary";
import { files } from "./attachments";
import { id, instant, oneOf } from "./columns";
import { establishments } from "./establishments";
import { provinces } from "./provinces";

/**
 * A product, or a set of products of one establishment (`set_case` names the legal case). One known only from a published list
 * that did not name its maker has no establishment (`recorded_at` set).
 */
export const products = pgTable(
  "products",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    /** Code of a product group: A to D in the programme; a scheme may define others. Null when a list did not say. */
    groupCode: text("group_code"),
    setCase: text("set_case", { enum: SET_CASES }),
    /** What belongs to a set, one a line. */
    setMembers: text("set_members"),
    summary: text("summary"),
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    recordedAt: instant("recorded_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
    archivedAt: instant("archived_at"),
    /** The product of a decision that stands for this one, which lists had named: its address leads there for ever. */
    supersededById: uuid("superseded_by_id").references((): AnyPgColumn => products.id),
  },
  (t) => [
    oneOf("products_set_case", t.setCase, SET_CASES),
    check("products_superseded", sql`${t.supersededById} is null or ${t.archivedAt} is not null`),
    check("products_maker", sql`${t.establishmentId} is not null or ${t.recordedAt} is not null`),
    index("products_establishment").on(t.establishmentId),
    index("products_name_key").on(t.nameKey),
  ],
);

export const productPhotos = pgTable(
  "product_photos",
  {
    id: id(),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id, { onDelete: "cascade" }),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    view: text("view", { enum: PHOTO_VIEWS }).notNull(),
    /** 1 is shown first. */
    position: integer("position").notNull(),
  },
  (t) => [
    oneOf("product_photos_view", t.view, PHOTO_VIEWS),
    unique("product_photos_file").on(t.productId, t.fileId),
    index("product_photos_product").on(t.productId, t.position),
    index("product_photos_by_file").on(t.fileId),
  ],
);
