import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
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
import { LEVELS, PHASES, REGIONS, RULE_CHANGES } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { id, instant, oneOf } from "./columns";
import { provinces } from "./provinces";
import { schemeVersions } from "./schemes";
import { users } from "./users";

/** One selection: scheme, level, territory, year. `rules` is the round's own copy, free to edit until opening and frozen by hash then. */
export const rounds = pgTable(
  "rounds",
  {
    id: id(),
    slug: text("slug").notNull().unique(),
    schemeVersionId: uuid("scheme_version_id")
      .notNull()
      .references(() => schemeVersions.id),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    /** The authority that recognises and signs, where the agency that runs the round does not. */
    authorityId: uuid("authority_id").references(() => agencies.id),
    level: text("level", { enum: LEVELS }).notNull(),
    year: integer("year").notNull(),
    name: text("name").notNull(),
    nameEn: text("name_en").notNull(),
    /** Begins voting codes and certificate numbers: "BTN". */
    codePrefix: text("code_prefix").notNull(),
    /** The last voting code given, counted up under the row's lock; a blind round draws its codes instead. */
    lastCode: integer("last_code").notNull().default(0),
    rules: jsonb("rules").notNull(),
    /** The jury does not learn whose products it scores: read from `rules`, so that every query may ask. */
    isBlind: boolean("is_blind")
      .notNull()
      .generatedAlwaysAs(sql`coalesce((rules #>> '{blind,value}') = 'true', false)`),
    rulesHash: text("rules_hash"),
    /** Products a juror scores in the calibration before their own sheets open; 0: these do not wait. As the rules say. */
    sheetsWaitFor: integer("sheets_wait_for")
      .notNull()
      .generatedAlwaysAs(
        sql`case when (rules #>> '{calibration,value,waits}') = 'true' then (rules #>> '{calibration,value,anchors}')::integer else 0 end`,
      ),
    /** How often the rules, or those of a reopening, were saved: so that two writers notice. */
    rulesVersion: integer("rules_version").notNull().default(0),
    rulesSavedAt: instant("rules_saved_at"),
    rulesSavedBy: uuid("rules_saved_by").references(() => users.id),
    /** What the council is to put in force instead, while it is written; not in force. */
    reopenedRules: jsonb("reopened_rules"),
    /** The text that says how many entries a province may send. */
    quotaSource: text("quota_source"),
    /** Secret: people stand in the ledger of the round under names made with it. */
    ledgerSalt: text("ledger_salt")
      .notNull()
      .default(sql`replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    openedAt: instant("opened_at"),
    openedBy: uuid("opened_by").references(() => users.id),
    /** The round whose rules and people it began with. */
    copiedFromId: uuid("copied_from_id").references((): AnyPgColumn => rounds.id),
  },
  (t) => [
    oneOf("rounds_level", t.level, LEVELS),
    check("rounds_year", sql`${t.year} between 1990 and 2200`),
    check("rounds_frozen", sql`(${t.openedAt} is null) = (${t.rulesHash} is null)`),
    check("rounds_reopened", sql`${t.reopenedRules} is null or ${t.openedAt} is not null`),
    unique("rounds_code_prefix").on(t.codePrefix, t.year),
    index("rounds_agency").on(t.agencyId),
  ],
);

/** Which provinces a round covers, and the region each counts for in this round. */
export const roundTerritories = pgTable(
  "round_territories",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id, { onDelete: "cascade" }),
    provinceId: text("province_id")
      .notNull()
      .references(() => provinces.id),
    regionCode: text("region_code", { enum: REGIONS }),
    /** Most nominations it may send; null: no quota. */
    quota: integer("quota"),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.provinceId] }),
    check("round_territories_quota", sql`${t.quota} is null or ${t.quota} > 0`),
  ],
);

/** When a phase of a round holds. What is allowed now follows from these rows and the clock, in one place (domain/rounds/rules). */
export const phases = pgTable(
  "phases",
  {
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: PHASES }).notNull(),
    opensAt: instant("opens_at").notNull(),
    /** Null while no end is set. */
    closesAt: instant("closes_at"),
    setBy: uuid("set_by").references(() => users.id),
    reason: text("reason"),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.kind] }),
    oneOf("phases_kind", t.kind, PHASES),
    check("phases_span", sql`${t.closesAt} is null or ${t.closesAt} >= ${t.opensAt}`),
  ],
);

/** The tree a sheet is made of. Leaves are scored; children sum to their parent (deferred constraint trigger, in SQL). */
export const criteria = pgTable(
  "criteria",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id, { onDelete: "cascade" }),
    parentId: uuid("parent_id").references((): AnyPgColumn => criteria.id, { onDelete: "cascade" }),
    /** As printed on the sheet: "I", "I.1", "II.4". */
    code: text("code").notNull(),
    title: text("title").notNull(),
    titleEn: text("title_en").notNull(),
    /** Hundredths of a point: 4000 is 40 points. */
    maximum: integer("maximum").notNull(),
    /** Smallest difference between two scores, in hundredths. */
    step: integer("step").notNull(),
    position: integer("position").notNull(),
    /** Product groups it is asked of; null: all. */
    groupCodes: text("group_codes").array(),
  },
  (t) => [
    unique("criteria_code").on(t.roundId, t.code),
    check("criteria_maximum", sql`${t.maximum} > 0 and ${t.step} > 0 and ${t.maximum} % ${t.step} = 0`),
  ],
);

/** What a band of points of a criterion means, for all groups or for one. Points in hundredths, both ends included. */
export const criterionLevels = pgTable(
  "criterion_levels",
  {
    id: id(),
    criterionId: uuid("criterion_id")
      .notNull()
      .references(() => criteria.id, { onDelete: "cascade" }),
    groupCode: text("group_code"),
    fromPoints: integer("from_points").notNull(),
    toPoints: integer("to_points").notNull(),
    text: text("text").notNull(),
    textEn: text("text_en").notNull(),
  },
  (t) => [
    check("criterion_levels_band", sql`${t.fromPoints} <= ${t.toPoints}`),
    index("criterion_levels_criterion").on(t.criterionId),
  ],
);

/**
 * The point frame of a round (khung điểm): its criteria in detail, proposed by the head of the jury after the dossiers were seen,
 * decided by the council's chair with number and date. Rows are kept; the last decided one holds. `criteria` is a `CriterionRule[]`.
 */
export const pointFrames = pgTable(
  "point_frames",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    criteria: jsonb("criteria").notNull(),
    /** Of the rules it was written against: it is decided under no others. */
    rulesHash: text("rules_hash").notNull(),
    note: text("note"),
    proposedBy: uuid("proposed_by")
      .notNull()
      .references(() => users.id),
    proposedAt: instant("proposed_at").notNull().defaultNow(),
    decidedBy: uuid("decided_by").references(() => users.id),
    decidedAt: instant("decided_at"),
    /** Of the chair's decision: "95/QĐ-HĐBC". */
    number: text("number"),
    decidedOn: date("decided_on"),
    /** The chair sent it back, with this reason. */
    returnedReason: text("returned_reason"),
  },
  (t) => [
    check(
      "point_frames_decided",
      sql`num_nonnulls(${t.decidedBy}, ${t.decidedAt}) in (0, 2)
          and (${t.returnedReason} is null) = (${t.decidedAt} is null or ${t.number} is not null)
          and num_nonnulls(${t.number}, ${t.decidedOn}) in (0, 2)`,
    ),
    uniqueIndex("point_frames_open").on(t.roundId).where(sql`${t.decidedAt} is null`),
  ],
);

/**
 * The rules of an open round became others: a point frame was decided, or the council reopened them. The only way they change
 * after opening (a trigger asks for the row). Append-only.
 */
export const ruleChanges = pgTable(
  "rule_changes",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    kind: text("kind", { enum: RULE_CHANGES }).notNull(),
    /** Of the council's decision. */
    number: text("number").notNull(),
    decidedOn: date("decided_on").notNull(),
    reason: text("reason").notNull(),
    hashBefore: text("hash_before").notNull(),
    hashAfter: text("hash_after").notNull(),
    rulesBefore: jsonb("rules_before").notNull(),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [oneOf("rule_changes_kind", t.kind, RULE_CHANGES), index("rule_changes_round").on(t.roundId)],
);
