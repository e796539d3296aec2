import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { BOOTH_KINDS, LEVELS, REGIONS } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { id, instant, instantRange, oneOf } from "./columns";
import { establishments } from "./establishments";
import { provinces } from "./provinces";
import { users } from "./users";

export const fairs = pgTable(
  "fairs",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    level: text("level", { enum: LEVELS }).notNull(),
    regionCode: text("region_code", { enum: REGIONS }),
    provinceId: text("province_id").references(() => provinces.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    venue: text("venue").notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    summary: text("summary"),
    summaryEn: text("summary_en"),
    publishedAt: instant("published_at"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [oneOf("fairs_level", t.level, LEVELS), check("fairs_days", sql`${t.endsOn} >= ${t.startsOn}`)],
);

/** A hall or ground with its plan. Lengths in decimetres. `furniture`: stages, gates, aisles as drawn shapes. */
export const halls = pgTable("halls", {
  id: id(),
  fairId: uuid("fair_id")
    .notNull()
    .references(() => fairs.id),
  name: text("name").notNull(),
  width: integer("width").notNull(),
  height: integer("height").notNull(),
  furniture: jsonb("furniture").notNull(),
  position: integer("position").notNull(),
});

/** A booth on the plan. Lengths in decimetres, from the hall's top left corner. */
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
    /** Sides open to an aisle: 2 or more is a corner. */
    openSides: integer("open_sides").notNull().default(1),
    /** Watts at the socket. */
    power: integer("power").notNull().default(0),
    blockedReason: text("blocked_reason"),
  },
  (t) => [
    oneOf("booths_kind", t.kind, BOOTH_KINDS),
    unique("booths_code").on(t.fairId, t.code),
    check("booths_size", sql`${t.width} > 0 and ${t.height} > 0`),
  ],
);

export const CLAIM_STATES = ["held", "reserved", "confirmed"] as const;

/**
 * Who has a booth, and when. A hold is a claim with an end; confirming extends it; releasing ends it.
 * An exclusion constraint (in SQL) makes two claims of one booth at one time impossible.
 */
export const boothClaims = pgTable(
  "booth_claims",
  {
    id: id(),
    boothId: uuid("booth_id")
      .notNull()
      .references(() => booths.id),
    state: text("state", { enum: CLAIM_STATES }).notNull(),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    /** The province whose centre fills it. */
    provinceId: text("province_id").references(() => provinces.id),
    during: instantRange("during").notNull(),
    claimedBy: uuid("claimed_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("booth_claims_state", t.state, CLAIM_STATES),
    check("booth_claims_holder", sql`num_nonnulls(${t.establishmentId}, ${t.provinceId}) >= 1`),
    index("booth_claims_booth").on(t.boothId),
  ],
);
