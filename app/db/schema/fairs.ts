import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  BOOTH_KINDS,
  FAIR_EVENT_KINDS,
  FAIR_MONEY_SOURCES,
  FAIR_PARTS,
  FAIR_SERVICE_KINDS,
  LEVELS,
  PRICE_UNITS,
  REGIONS,
} from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { id, instant, oneOf } from "./columns";
import { provinces } from "./provinces";
import { users } from "./users";

/** A fair of an agency. Public once published; what organisers settle differently stands in `rules` with its legal source. */
export const fairs = pgTable(
  "fairs",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    /** Short, for numbers of applications and payment notices: "HC26". */
    code: text("code").notNull(),
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
    /** `FairRules` (domain/fairs/rules). */
    rules: jsonb("rules").notNull(),
    /** When exhibitors may apply. */
    applicationsOpenAt: instant("applications_open_at"),
    applicationsCloseAt: instant("applications_close_at"),
    /** When exhibitors pick their booths themselves; null where the organiser places them. */
    picksOpenAt: instant("picks_open_at"),
    picksCloseAt: instant("picks_close_at"),
    /** Free booths are offered to the waiting list by themselves, not by the organiser alone. */
    offersByClock: boolean("offers_by_clock").notNull().default(false),
    /** Until the end of which exhibitors correct what stands on their boards, and who a centre brings; null: until the fair begins. */
    signsDueOn: date("signs_due_on"),
    /** The same for the list of goods. */
    goodsListDueOn: date("goods_list_due_on"),
    /** The last day on which goods arrive. */
    goodsDueOn: date("goods_due_on"),
    depositDueOn: date("deposit_due_on"),
    balanceDueOn: date("balance_due_on"),
    /** Counts its edits, so that two devices notice each other. */
    version: integer("version").notNull().default(1),
    /** The last of these edits. */
    savedBy: uuid("saved_by").references(() => users.id),
    savedAt: instant("saved_at"),
    publishedAt: instant("published_at"),
    /** Its report was settled. */
    closedAt: instant("closed_at"),
    /** It will not be held; with the reason, as everybody reads it. */
    cancelledAt: instant("cancelled_at"),
    cancelledReason: text("cancelled_reason"),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("fairs_level", t.level, LEVELS),
    check("fairs_days", sql`${t.endsOn} >= ${t.startsOn}`),
    unique("fairs_code").on(t.code),
    check("fairs_code_form", sql`${t.code} ~ '^[A-Z0-9]{2,12}$'`),
    check("fairs_cancelled", sql`num_nonnulls(${t.cancelledAt}, ${t.cancelledReason}) in (0, 2)`),
    check(
      "fairs_applications_span",
      sql`${t.applicationsCloseAt} is null or ${t.applicationsCloseAt} > ${t.applicationsOpenAt}`,
    ),
    check("fairs_picks_span", sql`${t.picksCloseAt} is null or ${t.picksCloseAt} > ${t.picksOpenAt}`),
  ],
);

/** A fair that many count on was given other days. Append-only; the last one holds. */
export const fairPostponements = pgTable(
  "fair_postponements",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    fromStartsOn: date("from_starts_on").notNull(),
    fromEndsOn: date("from_ends_on").notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    /** As everybody reads it. */
    reason: text("reason").notNull(),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull(),
  },
  (t) => [
    check("fair_postponements_days", sql`${t.endsOn} >= ${t.startsOn}`),
    index("fair_postponements_fair").on(t.fairId, t.at),
  ],
);

/** An agency beside the one that runs the fair. */
export const fairAgencies = pgTable(
  "fair_agencies",
  {
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    part: text("part", { enum: FAIR_PARTS }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.fairId, t.agencyId, t.part] }), oneOf("fair_agencies_part", t.part, FAIR_PARTS)],
);

/** What a place of a kind costs. */
export const fairPrices = pgTable(
  "fair_prices",
  {
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    kind: text("kind", { enum: BOOTH_KINDS }).notNull(),
    /** Whole đồng. */
    price: bigint("price", { mode: "number" }).notNull(),
    per: text("per", { enum: PRICE_UNITS }).notNull(),
    /** What it comes with, in words: "biển tên, 1 bàn, 2 ghế, đèn, ổ cắm". */
    includes: text("includes"),
  },
  (t) => [
    primaryKey({ columns: [t.fairId, t.kind] }),
    oneOf("fair_prices_kind", t.kind, BOOTH_KINDS),
    oneOf("fair_prices_per", t.per, PRICE_UNITS),
    check("fair_prices_price", sql`${t.price} >= 0`),
  ],
);

/** What exhibitors may order beside their booth. */
export const fairServices = pgTable(
  "fair_services",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    kind: text("kind", { enum: FAIR_SERVICE_KINDS }).notNull(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    /** What one of it is: "kW", "chiếc". */
    unit: text("unit").notNull(),
    /** Whole đồng for one. */
    price: bigint("price", { mode: "number" }).notNull(),
    position: integer("position").notNull(),
    /** No longer offered; orders of it stand. */
    retiredAt: instant("retired_at"),
  },
  (t) => [
    oneOf("fair_services_kind", t.kind, FAIR_SERVICE_KINDS),
    check("fair_services_price", sql`${t.price} >= 0`),
    index("fair_services_fair").on(t.fairId),
  ],
);

/** How many booths a territory may take. A trigger (in SQL) refuses fewer than are taken. */
export const fairQuotas = pgTable(
  "fair_quotas",
  {
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    booths: integer("booths").notNull(),
  },
  (t) => [primaryKey({ columns: [t.fairId, t.provinceId] }), check("fair_quotas_booths", sql`${t.booths} >= 0`)],
);

/** A point of the programme. */
export const fairEvents = pgTable(
  "fair_events",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    kind: text("kind", { enum: FAIR_EVENT_KINDS }).notNull(),
    title: text("title").notNull(),
    titleEn: text("title_en").notNull(),
    place: text("place"),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    isPublic: boolean("is_public").notNull().default(true),
    /** Counts its changes: calendars that hold it take the newer. */
    sequence: integer("sequence").notNull().default(0),
    cancelledAt: instant("cancelled_at"),
    /** Of the form it was sent with: sent twice, it is added once. */
    key: uuid("key").unique("fair_events_key"),
  },
  (t) => [
    oneOf("fair_events_kind", t.kind, FAIR_EVENT_KINDS),
    check("fair_events_span", sql`${t.endsAt} > ${t.startsAt}`),
    index("fair_events_fair").on(t.fairId, t.startsAt),
  ],
);

/** A line of the budget: what it is for, whose money, planned and spent. */
export const fairBudgetItems = pgTable(
  "fair_budget_items",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    source: text("source", { enum: FAIR_MONEY_SOURCES }).notNull(),
    item: text("item").notNull(),
    /** Whole đồng. */
    planned: bigint("planned", { mode: "number" }).notNull(),
    /** Whole đồng; null while it is not settled. */
    spent: bigint("spent", { mode: "number" }),
    /** The text that allows it. */
    legalSource: text("legal_source").notNull().default(""),
    position: integer("position").notNull(),
    /** Counts its changes, so that two devices notice each other. */
    version: integer("version").notNull().default(1),
    /** Of the form it was sent with: sent twice, it is added once. */
    key: uuid("key").unique("fair_budget_items_key"),
  },
  (t) => [
    oneOf("fair_budget_items_source", t.source, FAIR_MONEY_SOURCES),
    check("fair_budget_items_amounts", sql`${t.planned} >= 0 and coalesce(${t.spent}, 0) >= 0`),
    uniqueIndex("fair_budget_items_position").on(t.fairId, t.position),
  ],
);
