import { sql } from "drizzle-orm";
import {
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
import { APPLICATION_EVENTS, APPLICATION_STATES, ASKED_KINDS } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { citext, id, instant, oneOf } from "./columns";
import { establishments } from "./establishments";
import { fairServices, fairs } from "./fairs";
import { papers } from "./papers";
import { products } from "./products";
import { provinces } from "./provinces";
import { users } from "./users";

/**
 * An establishment, or a provincial centre for many, asks for a place at a fair. `state` is the projection of `application_events`.
 * Its `version` counts its saves.
 */
export const applications = pgTable(
  "applications",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    /** Given at submission, counted in the fair: "HC26-017". */
    number: text("number"),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    /** The provincial centre that applies for many. */
    agencyId: uuid("agency_id").references(() => agencies.id),
    /** The territory whose quota it counts against: today's province of the applicant. */
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    state: text("state", { enum: APPLICATION_STATES }).notNull().default("draft"),
    /** What stands on the board above the booth. */
    signName: text("sign_name").notNull().default(""),
    /** The product group of most of what it shows; null for several. */
    groupCode: text("group_code"),
    contactName: text("contact_name").notNull().default(""),
    contactPhone: text("contact_phone").notNull().default(""),
    contactEmail: citext("contact_email").notNull().default(""),
    /** Watts it needs in all. */
    power: integer("power").notNull().default(0),
    needsWater: boolean("needs_water").notNull().default(false),
    /** `Wishes` (domain/applications/rules): corner, positions, neighbours, apart, a note. */
    wishes: jsonb("wishes").notNull().default(sql`'{}'::jsonb`),
    /** Points that place it before others, as the rules of the fair count them and the organiser may correct. */
    priority: integer("priority").notNull().default(0),
    /** Why the organiser set them otherwise; null while the rules count them. */
    priorityReason: text("priority_reason"),
    /** It counts as a rural establishment, or brings such: by its place when it is sent, then as the office decides with its answer. */
    isRural: boolean("is_rural").notNull().default(true),
    /** Once it was withdrawn: the share, in thousandths, of what was paid that goes back, by what was promised and the days of then. */
    refundShare: integer("refund_share"),
    declaredAt: instant("declared_at"),
    submittedAt: instant("submitted_at"),
    decidedAt: instant("decided_at"),
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    /** Who saved it last; null before its first saving. */
    updatedBy: uuid("updated_by").references(() => users.id),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("applications_state", t.state, APPLICATION_STATES),
    check("applications_applicant", sql`num_nonnulls(${t.establishmentId}, ${t.agencyId}) = 1`),
    unique("applications_number").on(t.fairId, t.number),
    uniqueIndex("applications_of_establishment")
      .on(t.fairId, t.establishmentId)
      .where(sql`${t.state} not in ('withdrawn', 'refused')`),
    uniqueIndex("applications_of_agency")
      .on(t.fairId, t.agencyId)
      .where(sql`${t.state} not in ('withdrawn', 'refused')`),
    check(
      "applications_submitted",
      sql`${t.state} in ('draft', 'withdrawn') or num_nonnulls(${t.number}, ${t.submittedAt}, ${t.declaredAt}) = 3`,
    ),
    check("applications_refund_share", sql`${t.refundShare} between 0 and 1000`),
    check("applications_figures", sql`${t.power} >= 0`),
    index("applications_fair_state").on(t.fairId, t.state),
  ],
);

/** How many places of a kind it asks for, and how many it was granted. */
export const applicationAsks = pgTable(
  "application_asks",
  {
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    kind: text("kind", { enum: ASKED_KINDS }).notNull(),
    booths: integer("booths").notNull(),
    /** Whole square metres of ground; for `raw` and `pavilion` only. */
    area: integer("area"),
    /** Null until the organiser accepts. A trigger (in SQL) refuses claims beyond the sum. */
    granted: integer("granted"),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.kind] }),
    oneOf("application_asks_kind", t.kind, ASKED_KINDS),
    check("application_asks_counts", sql`${t.booths} > 0 and coalesce(${t.granted}, 0) >= 0`),
  ],
);

/** Who stands at its booths: the establishment itself, or each that the centre brings, registered here or known by name. */
export const exhibitors = pgTable(
  "exhibitors",
  {
    id: id(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    establishmentId: uuid("establishment_id").references(() => establishments.id),
    name: text("name").notNull(),
    signName: text("sign_name").notNull(),
    taxCode: text("tax_code"),
    address: text("address"),
    representative: text("representative"),
    phone: text("phone"),
    groupCode: text("group_code"),
    /** What it shows, in words. */
    goods: text("goods").notNull().default(""),
    position: integer("position").notNull(),
  },
  (t) => [
    unique("exhibitors_position").on(t.applicationId, t.position),
    uniqueIndex("exhibitors_establishment")
      .on(t.applicationId, t.establishmentId)
      .where(sql`${t.establishmentId} is not null`),
  ],
);

/** A product on show. */
export const applicationProducts = pgTable(
  "application_products",
  {
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.productId] })],
);

/** A line of the list of goods that are brought. */
export const applicationGoods = pgTable(
  "application_goods",
  {
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    position: integer("position").notNull(),
    name: text("name").notNull(),
    unit: text("unit").notNull().default(""),
    quantity: integer("quantity").notNull(),
    isForSale: boolean("is_for_sale").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.position] }),
    check("application_goods_quantity", sql`${t.quantity} > 0`),
  ],
);

/** What it orders beside its booths. */
export const applicationServices = pgTable(
  "application_services",
  {
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    serviceId: uuid("service_id")
      .notNull()
      .references(() => fairServices.id),
    quantity: integer("quantity").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.serviceId] }),
    check("application_services_quantity", sql`${t.quantity} > 0`),
  ],
);

/** A paper of the applicant's vault that it shows the organiser. */
export const applicationPapers = pgTable(
  "application_papers",
  {
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    paperId: uuid("paper_id")
      .notNull()
      .references(() => papers.id),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.paperId] })],
);

/** What happened to an application: the history the state is read from. Append-only. */
export const applicationEvents = pgTable(
  "application_events",
  {
    id: id(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    kind: text("kind", { enum: APPLICATION_EVENTS }).notNull(),
    /** What was asked for, or why, as a person wrote it. */
    note: text("note"),
    /** The last day for what was asked for. */
    dueOn: date("due_on"),
    /** Of an acceptance, or a change of it: `EventGrant` (domain/applications/event-grant). */
    granted: jsonb("granted"),
    /** Of a correction: `EventCorrection` (domain/applications/event-correction). */
    correction: jsonb("correction"),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("application_events_kind", t.kind, APPLICATION_EVENTS),
    index("application_events_application").on(t.applicationId),
  ],
);
