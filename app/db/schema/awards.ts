import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { AWARD_SOURCES, LEVELS, REGIONS } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { id, instant, oneOf } from "./columns";
import { nominations } from "./nominations";
import { products } from "./products";
import { provinces } from "./provinces";
import { rounds } from "./rounds";
import { tallies } from "./tallies";
import { users } from "./users";

/** A recognition decision of a round. It prints the agency's name of its own date. A round may have several (a second list). */
export const decisions = pgTable(
  "decisions",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    tallyId: uuid("tally_id")
      .notNull()
      .references(() => tallies.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    /** The agency's name on `decided_on`, as printed. */
    agencyName: text("agency_name").notNull(),
    /** "1493/QĐ-UBND". */
    number: text("number").notNull(),
    decidedOn: date("decided_on").notNull(),
    place: text("place").notNull(),
    signerName: text("signer_name").notNull(),
    signerTitle: text("signer_title").notNull(),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => users.id),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (t) => [unique("decisions_number").on(t.agencyId, t.number, t.decidedOn), index("decisions_round").on(t.roundId)],
);

/**
 * A product recognised at a level in a year. `decided` here by a round, or `recorded` from a published list.
 * Names, address and province are kept as printed then; links to product and maker may be corrected, these may not.
 */
export const awards = pgTable(
  "awards",
  {
    id: id(),
    source: text("source", { enum: AWARD_SOURCES }).notNull(),
    decisionId: uuid("decision_id").references(() => decisions.id),
    nominationId: uuid("nomination_id").references(() => nominations.id),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    level: text("level", { enum: LEVELS }).notNull(),
    year: integer("year").notNull(),
    regionCode: text("region_code", { enum: REGIONS }),
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    groupCode: text("group_code"),
    tier: text("tier"),
    productName: text("product_name").notNull(),
    establishmentName: text("establishment_name"),
    address: text("address"),
    /** As the list printed them; a decision of this platform has its own row. */
    decisionNumber: text("decision_number"),
    decisionDate: date("decision_date"),
    sourceUrl: text("source_url"),
    /** Order in the list, from 1. */
    position: integer("position"),
    /** Identity of a recorded row: year, level, province, names (and address where the maker is not named), folded. */
    recordKey: text("record_key"),
    createdAt: instant("created_at").notNull().defaultNow(),
    importId: uuid("import_id").references(() => imports.id),
  },
  (t) => [
    oneOf("awards_source", t.source, AWARD_SOURCES),
    oneOf("awards_level", t.level, LEVELS),
    check("awards_year", sql`${t.year} between 1990 and 2200`),
    check(
      "awards_origin",
      sql`case when ${t.source} = 'decided' then ${t.decisionId} is not null and ${t.nominationId} is not null
          else ${t.recordKey} is not null and ${t.decisionId} is null end`,
    ),
    uniqueIndex("awards_record_key").on(t.recordKey).where(sql`${t.recordKey} is not null`),
    uniqueIndex("awards_nomination").on(t.nominationId).where(sql`${t.nominationId} is not null`),
    index("awards_product").on(t.productId),
    index("awards_year_level").on(t.year, t.level),
  ],
);

/** A file of rows waiting for, or done with, its import. The bytes are kept until it is applied or discarded. */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    kind: text("kind", { enum: ["awards"] }).notNull(),
    /** For which it was uploaded, and whose people see it; null for an admin's and for a command's. */
    agencyId: uuid("agency_id").references(() => agencies.id),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    /** The file store's key of the uploaded file; null when a command read it from disk. */
    storageKey: text("storage_key"),
    createdBy: uuid("created_by").references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    appliedAt: instant("applied_at"),
    created: integer("created"),
    updated: integer("updated"),
    unchanged: integer("unchanged"),
    /** Of the unchanged: rows left out because they name what a round of this platform decided. */
    decided: integer("decided"),
  },
  (t) => [index("imports_agency").on(t.agencyId)],
);

/** What a winner holds. Expiry follows from `valid_until`; revocation and reissue are rows of their own. */
export const certificates = pgTable(
  "certificates",
  {
    id: id(),
    /** Round prefix, year, decision and running number: "BTN-2026-1493-007". */
    number: text("number").notNull().unique(),
    awardId: uuid("award_id")
      .notNull()
      .unique()
      .references(() => awards.id),
    issuedOn: date("issued_on").notNull(),
    validUntil: date("valid_until").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (t) => [check("certificates_span", sql`${t.validUntil} >= ${t.issuedOn}`)],
);

/** A certificate taken back by the authority. */
export const revocations = pgTable("revocations", {
  certificateId: uuid("certificate_id")
    .primaryKey()
    .references(() => certificates.id),
  revokedOn: date("revoked_on").notNull(),
  reason: text("reason").notNull(),
  decisionNumber: text("decision_number"),
  recordedBy: uuid("recorded_by")
    .notNull()
    .references(() => users.id),
  recordedAt: instant("recorded_at").notNull().defaultNow(),
});
