import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { LEVELS } from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { provinces } from "./provinces";

/** Who runs rounds and fairs. Its official name changes over time and lives in `agency_names`. */
export const agencies = pgTable(
  "agencies",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    level: text("level", { enum: LEVELS }).notNull(),
    provinceId: text("province_id").references(() => provinces.id),
    /** The place that stands before the date on its letters: "Phan Thiết". */
    place: text("place").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [oneOf("agencies_level", t.level, LEVELS)],
);

/**
 * The name an agency bore in a span of days; documents print the name of their own date.
 * An exclusion constraint (in SQL) refuses two names of one agency on one day.
 */
export const agencyNames = pgTable(
  "agency_names",
  {
    id: id(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    name: text("name").notNull(),
    nameEn: text("name_en"),
    /** The body above it on letters: "ỦY BAN NHÂN DÂN TỈNH BÌNH THUẬN". */
    parentName: text("parent_name"),
    validFrom: date("valid_from").notNull(),
    /** First day it no longer holds; null while in force. */
    validUntil: date("valid_until"),
  },
  (t) => [
    check("agency_names_span", sql`${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`),
    index("agency_names_agency").on(t.agencyId),
  ],
);
