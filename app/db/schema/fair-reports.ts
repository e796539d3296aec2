import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { FAIR_INDICATORS, LEVELS, SURVEY_PARTS } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { applications } from "./applications";
import { id, instant, oneOf } from "./columns";
import { fairs } from "./fairs";
import { users } from "./users";

/** What the organiser writes about a fair that is over, and its figures as they stood when the report was settled. */
export const fairReports = pgTable(
  "fair_reports",
  {
    fairId: uuid("fair_id")
      .primaryKey()
      .references(() => fairs.id),
    /** Visits that no gate counted, as the organiser knows them, and from where. */
    otherVisits: integer("other_visits").notNull().default(0),
    otherVisitsSource: text("other_visits_source"),
    results: text("results"),
    difficulties: text("difficulties"),
    proposals: text("proposals"),
    version: integer("version").notNull().default(1),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => users.id),
    updatedAt: instant("updated_at").notNull(),
    /** `FairFigures` (domain/fair-reports/rules), kept at closing (`fairs.closed_at`); null while they are counted anew each time. */
    figures: jsonb("figures"),
    closedBy: uuid("closed_by").references(() => users.id),
  },
  (t) => [
    check(
      "fair_reports_visits",
      sql`${t.otherVisits} between 0 and 10000000 and (${t.otherVisits} = 0 or ${t.otherVisitsSource} is not null)`,
    ),
    check("fair_reports_closed", sql`num_nonnulls(${t.figures}, ${t.closedBy}) in (0, 2)`),
  ],
);

/** What an exhibitor, or a visitor who is not named, thought of a fair. Append-only; an exhibitor answers once. */
export const surveyAnswers = pgTable(
  "survey_answers",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    part: text("part", { enum: SURVEY_PARTS }).notNull(),
    applicationId: uuid("application_id").references(() => applications.id),
    /** Of the form it was sent with: sent twice, it is one answer. */
    formKey: uuid("form_key").notNull(),
    /** 1 to 5: the fair as a whole, how it was run, and whom (for exhibitors) or what (for visitors) one met. */
    whole: smallint("whole").notNull(),
    running: smallint("running").notNull(),
    meeting: smallint("meeting").notNull(),
    comesAgain: boolean("comes_again").notNull(),
    words: text("words"),
    at: instant("at").notNull(),
  },
  (t) => [
    oneOf("survey_answers_part", t.part, SURVEY_PARTS),
    check("survey_answers_of", sql`(${t.part} = 'exhibitor') = (${t.applicationId} is not null)`),
    check(
      "survey_answers_marks",
      sql`least(${t.whole}, ${t.running}, ${t.meeting}) >= 1 and greatest(${t.whole}, ${t.running}, ${t.meeting}) <= 5`,
    ),
    unique("survey_answers_form").on(t.fairId, t.formKey),
    unique("survey_answers_application").on(t.applicationId),
    index("survey_answers_fair").on(t.fairId, t.part),
  ],
);

/**
 * The published figures of a fair that was not run here, or of several together, to compare with and to count. A figure nobody published
 * is null.
 */
export const recordedFairs = pgTable(
  "recorded_fairs",
  {
    id: id(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    name: text("name").notNull(),
    /** Of the figures' first year, where they are of several. */
    fromYear: integer("from_year"),
    year: integer("year").notNull(),
    level: text("level", { enum: LEVELS }).notNull(),
    /** How many fairs the figures are of. */
    fairs: integer("fairs").notNull().default(1),
    booths: integer("booths"),
    /** Of several fairs: participations, an establishment once in each. */
    establishments: integer("establishments"),
    provinces: integer("provinces"),
    visits: integer("visits"),
    /** Whole đồng, as the other amounts. */
    sales: bigint("sales", { mode: "number" }),
    contracts: integer("contracts"),
    contractValue: bigint("contract_value", { mode: "number" }),
    /** Money of the promotion programmes, of the nation and of provinces. */
    support: bigint("support", { mode: "number" }),
    /** Where the figures were published. */
    source: text("source").notNull(),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => users.id),
    recordedAt: instant("recorded_at").notNull(),
  },
  (t) => [
    oneOf("recorded_fairs_level", t.level, LEVELS),
    unique("recorded_fairs_name").on(t.agencyId, t.year, t.name),
    check(
      "recorded_fairs_year",
      sql`coalesce(${t.fromYear}, ${t.year}) between 1990 and ${t.year} and ${t.year} <= 2100`,
    ),
    check(
      "recorded_fairs_figures",
      sql`${t.fairs} between 1 and 10000 and coalesce(least(${t.booths}, ${t.establishments}, ${t.provinces}, ${t.visits}, ${t.sales}, ${t.contracts},
        ${t.contractValue}, ${t.support}), 0) >= 0`,
    ),
  ],
);

/** What an agency is to reach with its fairs in some years, and the text that says so. */
export const fairTargets = pgTable(
  "fair_targets",
  {
    id: id(),
    agencyId: uuid("agency_id")
      .notNull()
      .references(() => agencies.id),
    fromYear: integer("from_year").notNull(),
    /** The last year, included. */
    toYear: integer("to_year").notNull(),
    /** Null for fairs of all levels together. */
    level: text("level", { enum: LEVELS }),
    indicator: text("indicator", { enum: FAIR_INDICATORS }).notNull(),
    /** Whole đồng where the indicator is money. */
    value: bigint("value", { mode: "number" }).notNull(),
    source: text("source").notNull(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => users.id),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    oneOf("fair_targets_level", t.level, LEVELS),
    oneOf("fair_targets_indicator", t.indicator, FAIR_INDICATORS),
    check("fair_targets_years", sql`${t.fromYear} between 1990 and ${t.toYear} and ${t.toYear} <= 2100`),
    check("fair_targets_value", sql`${t.value} > 0`),
    unique("fair_targets_once").on(t.agencyId, t.fromYear, t.toYear, t.level, t.indicator).nullsNotDistinct(),
  ],
);
