import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { AWARD_SOURCES, LEVELS, REGIONS, RESULT_KINDS } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { id, instant, oneOf } from "./columns";
import { merges, motions } from "./councils";
import { nominations } from "./nominations";
import { products } from "./products";
import { provinces } from "./provinces";
import { rounds } from "./rounds";
import { tallies } from "./tallies";
import { users } from "./users";

/** What makes two numbers of decisions the same, however they are written: "1493 /qđ-ubnd" is "1493/QĐ-UBND". */
export function numberKeyOf(number: SQLWrapper): SQL {
  return sql`ltrim(regexp_replace(lower(translate(${number}, 'ĐđÐð', 'DdDd')), '[^a-z0-9/]', '', 'g'), '0')`;
}

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
    /** The council's carried motion about the list; null where it approved the list outside this platform. */
    motionId: uuid("motion_id").references(() => motions.id),
    /** How else the council approved the list: number and date of its minutes. */
    approvalNote: text("approval_note"),
    /** Recorded with a mistake and taken back before its results were released. */
    withdrawnAt: instant("withdrawn_at"),
    withdrawnBy: uuid("withdrawn_by").references(() => users.id),
    withdrawnReason: text("withdrawn_reason"),
  },
  (t) => [
    uniqueIndex("decisions_number_key")
      .on(t.agencyId, numberKeyOf(t.number), t.decidedOn)
      .where(sql`${t.withdrawnAt} is null`),
    index("decisions_round").on(t.roundId),
    check("decisions_withdrawn", sql`num_nonnulls(${t.withdrawnAt}, ${t.withdrawnBy}, ${t.withdrawnReason}) in (0, 3)`),
  ],
);

/**
 * What a decision recognises, as the council left the list: an entry, or a set under its lead. Nobody outside the agency and the
 * council sees it before the release, which makes the awards of these rows.
 */
export const decisionItems = pgTable(
  "decision_items",
  {
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    /** The entry; of a set its lead. */
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    /** Null for an entry by itself. */
    mergeId: uuid("merge_id").references(() => merges.id),
    /** The set's own product, or the entry's. */
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    /** From 1, in the order of the list. */
    position: integer("position").notNull(),
    /** Code of the tier; null where there is none. */
    tier: text("tier"),
    /** The decision also puts it forward to the level above. */
    isPutForward: boolean("is_put_forward").notNull().default(false),
    /** False once the decision was withdrawn. */
    isLive: boolean("is_live").notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.nominationId] }),
    unique("decision_items_position").on(t.decisionId, t.position),
    uniqueIndex("decision_items_live").on(t.nominationId).where(sql`${t.isLive}`),
  ],
);

/**
 * The one confirmed act that makes a decision known: awards and certificates begin, and every participant who was not recognised
 * before is told. Append-only.
 */
export const releases = pgTable("releases", {
  decisionId: uuid("decision_id")
    .primaryKey()
    .references(() => decisions.id),
  /** As they were confirmed: products recognised, their makers, and entries that a result was told of. */
  recognised: integer("recognised").notNull(),
  establishments: integer("establishments").notNull(),
  participants: integer("participants").notNull(),
  /** Entries of which somebody got a letter; null of releases from before it was counted. */
  reached: integer("reached"),
  releasedBy: uuid("released_by")
    .notNull()
    .references(() => users.id),
  releasedAt: instant("released_at").notNull().defaultNow(),
});

/** What a release told of an entry; what holds for its maker is the latest. Append-only. */
export const toldResults = pgTable(
  "told_results",
  {
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => releases.decisionId),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    kind: text("kind", { enum: RESULT_KINDS }).notNull(),
    /** Of one that waits for papers: the day they are due. */
    papersDueOn: date("papers_due_on"),
    /** A letter went to somebody of its maker; null in releases of before it was kept. */
    isReached: boolean("is_reached"),
  },
  (t) => [
    primaryKey({ columns: [t.decisionId, t.nominationId] }),
    oneOf("told_results_kind", t.kind, RESULT_KINDS),
    check("told_results_papers", sql`${t.papersDueOn} is null or ${t.kind} = 'waiting'`),
    index("told_results_nomination").on(t.nominationId),
  ],
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
    // Lists are read batch by batch in this order: the newest year first, each as it was recorded.
    index("awards_newest").on(sql`(-${t.year})`, t.id),
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
