import { date, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { ERAS, REGIONS } from "~/lib/vocabulary";
import { oneOf } from "./columns";

/** The programme's regions; membership is data (`province_regions`), and each round keeps its own (`round_territories`). */
export const regions = pgTable(
  "regions",
  {
    code: text("code", { enum: REGIONS }).primaryKey(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
  },
  (t) => [oneOf("regions_code", t.code, REGIONS)],
);

/** Provinces of both eras: the 63 before 1 July 2025 and the 34 since. `id` is era and official code: "old-06", "new-19". */
export const provinces = pgTable(
  "provinces",
  {
    id: text("id").primaryKey(),
    era: text("era", { enum: ERAS }).notNull(),
    code: text("code").notNull(),
    /** Without its kind: "Bắc Kạn". */
    name: text("name").notNull(),
    /** With its kind: "Tỉnh Bắc Kạn". */
    fullName: text("full_name").notNull(),
    nameEn: text("name_en").notNull(),
    /** Other spellings that lists use: "Bắc Cạn". */
    aliases: text("aliases").array().notNull(),
  },
  (t) => [unique("provinces_era_code").on(t.era, t.code), oneOf("provinces_era", t.era, ERAS)],
);

/** Which province a former one became part of, and when. */
export const provinceSuccessions = pgTable(
  "province_successions",
  {
    oldId: text("old_id")
      .notNull()
      .references(() => provinces.id),
    newId: text("new_id")
      .notNull()
      .references(() => provinces.id),
    effectiveOn: date("effective_on").notNull(),
    note: text("note"),
  },
  (t) => [primaryKey({ columns: [t.oldId, t.newId] })],
);

/** The programme's usual region of a province; a province of today may touch two (Lâm Đồng). */
export const provinceRegions = pgTable(
  "province_regions",
  {
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    regionCode: text("region_code", { enum: REGIONS })
      .notNull()
      .references(() => regions.code),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.regionCode] })],
);
