import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { BOOTH_KINDS, VERSION_CAUSES } from "~/lib/vocabulary";
import { files } from "./attachments";
import { id, instant, oneOf } from "./columns";
import { fairs } from "./fairs";
import { users } from "./users";

/** A hall or ground with its plan. Lengths in decimetres. `furniture`: stages, gates, aisles as drawn shapes. */
export const halls = pgTable(
  "halls",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    name: text("name").notNull(),
    nameEn: text("name_en"),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** `Furniture[]` (domain/floor-plans/rules). */
    furniture: jsonb("furniture").notNull(),
    position: integer("position").notNull(),
    /** Counts the saves of its plan, so that two devices notice each other. */
    version: integer("version").notNull().default(1),
    /** Who saved its plan last; null for one nobody drew on yet. */
    savedBy: uuid("saved_by").references(() => users.id),
    savedAt: instant("saved_at"),
    /** A picture to draw over. */
    backgroundFileId: uuid("background_file_id").references(() => files.id),
    /** Taken off the fair; its booths are retired. */
    retiredAt: instant("retired_at"),
  },
  (t) => [
    check("halls_saved", sql`num_nonnulls(${t.savedBy}, ${t.savedAt}) in (0, 2)`),
    check("halls_size", sql`${t.width} between 1 and 100000 and ${t.height} between 1 and 100000`),
    index("halls_fair").on(t.fairId),
  ],
);

/** A plan as it was saved by name, or before a change that cannot be undone by hand. Append-only. */
export const hallVersions = pgTable(
  "hall_versions",
  {
    id: id(),
    hallId: uuid("hall_id")
      .notNull()
      .references(() => halls.id),
    number: integer("number").notNull(),
    /** `FloorPlan` (domain/floor-plans/rules). */
    plan: jsonb("plan").notNull(),
    /** As a person called it. */
    note: text("note"),
    /** Else what it was kept before. */
    keptBefore: text("kept_before", { enum: VERSION_CAUSES }),
    /** Of one kept before another was restored: that one's number. */
    restoredNumber: integer("restored_number"),
    savedBy: uuid("saved_by")
      .notNull()
      .references(() => users.id),
    savedAt: instant("saved_at").notNull(),
  },
  (t) => [
    unique("hall_versions_number").on(t.hallId, t.number),
    oneOf("hall_versions_kept_before", t.keptBefore, VERSION_CAUSES),
    check(
      "hall_versions_restored_number",
      sql`(${t.restoredNumber} is not null) = (coalesce(${t.keptBefore}, '') = 'restoring')`,
    ),
  ],
);

/**
 * A place on the plan. Lengths in decimetres, from the hall's top left corner. An exclusion constraint (in SQL) refuses two that
 * overlap in one hall. One that was ever claimed is retired, never deleted.
 */
export const booths = pgTable(
  "booths",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    hallId: uuid("hall_id")
      .notNull()
      .references(() => halls.id),
    code: text("code").notNull(),
    kind: text("kind", { enum: BOOTH_KINDS }).notNull(),
    x: integer("x").notNull(),
    y: integer("y").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** Sides open to an aisle, of "NESW" in this order. */
    openTo: text("open_to").notNull().default("S"),
    /** How many: 2 or more is a corner. */
    openSides: integer("open_sides").generatedAlwaysAs(sql`length(open_to)`),
    /** Watts at the socket. */
    power: integer("power").notNull().default(0),
    hasWater: boolean("has_water").notNull().default(false),
    /** The product group its zone is for; null for any. */
    zone: text("zone"),
    blockedReason: text("blocked_reason"),
    /** No longer on the plan. */
    retiredAt: instant("retired_at"),
  },
  (t) => [
    oneOf("booths_kind", t.kind, BOOTH_KINDS),
    uniqueIndex("booths_code").on(t.fairId, t.code).where(sql`${t.retiredAt} is null`),
    check("booths_size", sql`${t.width} > 0 and ${t.height} > 0`),
    check("booths_open_to", sql`${t.openTo} ~ '^N?E?S?W?$'`),
    check("booths_power", sql`${t.power} >= 0`),
    index("booths_hall").on(t.hallId),
  ],
);
