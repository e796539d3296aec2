import { date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { LEVELS, REGIONS } from "~/lib/vocabulary";
import { awards } from "./awards";
import { instant } from "./columns";
import { products } from "./products";
import { provinces } from "./provinces";

/**
 * One row a public award, flat for search and facets; rebuilt by the verbs that change what it shows. What belongs to the
 * product and not to the award, its photos above all, is read when it is shown.
 * The gallery shows one card a product: its best award among those that match.
 */
export const galleryEntries = pgTable(
  "gallery_entries",
  {
    awardId: uuid("award_id")
      .primaryKey()
      .references(() => awards.id, { onDelete: "cascade" }),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    establishmentName: text("establishment_name"),
    level: text("level", { enum: LEVELS }).notNull(),
    year: integer("year").notNull(),
    regionCode: text("region_code", { enum: REGIONS }),
    /** As recorded, of either era. */
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    /** The province of today it lies in. */
    currentProvinceId: text("current_province_id")
      .notNull()
      .references(() => provinces.id),
    groupCode: text("group_code"),
    tier: text("tier"),
    certificateNumber: text("certificate_number"),
    validUntil: date("valid_until"),
    revokedOn: date("revoked_on"),
    /** Words with their tones, in canonical placement, lower case: exact tones rank first. */
    searchExact: text("search_exact").notNull(),
    /** The same words without tones and marks; trigram index (in SQL). */
    searchFolded: text("search_folded").notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("gallery_entries_product").on(t.productId),
    index("gallery_entries_facets").on(t.year, t.level, t.groupCode),
    index("gallery_entries_province").on(t.currentProvinceId),
  ],
);
