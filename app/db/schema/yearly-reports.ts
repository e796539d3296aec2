import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { REPORT_REMINDERS, REPORT_STATES, SUPPORT_KINDS, SUPPORT_SOURCES } from "~/lib/vocabulary";
import { agencies } from "./agencies";
import { awards } from "./awards";
import { id, instant, oneOf } from "./columns";
import { users } from "./users";

/** When an agency asks winners for their yearly report, and when it reminds them. Without a row the defaults hold (domain/certificates/reminders). */
export const reminderSettings = pgTable(
  "reminder_settings",
  {
    agencyId: uuid("agency_id")
      .primaryKey()
      .references(() => agencies.id),
    /** The day a report can be sent from, "MM-DD", of the year it is about or of the next. */
    opensOn: text("opens_on").notNull(),
    opensNextYear: boolean("opens_next_year").notNull(),
    /** Its last day. */
    dueOn: text("due_on").notNull(),
    dueNextYear: boolean("due_next_year").notNull(),
    /** The text that asks for the report and says when. */
    dueSource: text("due_source"),
    /** Days before the last day of the report. */
    reportDaysBefore: integer("report_days_before").notNull(),
    /** Days before the last day of a certificate, the first notice first. */
    expiryDaysBefore: integer("expiry_days_before").array().notNull(),
    /** Null: every year that a certificate held in. */
    firstYear: integer("first_year"),
    version: integer("version").notNull().default(1),
    /** Null: by the migration that brought the reports, for the agencies that were there. */
    setBy: uuid("set_by").references(() => users.id),
    setAt: instant("set_at").notNull().defaultNow(),
  },
  (t) => [
    check(
      "reminder_settings_days",
      sql`${t.opensOn} ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' and ${t.dueOn} ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
          and (${t.opensNextYear}, ${t.opensOn}) < (${t.dueNextYear}, ${t.dueOn})`,
    ),
    check(
      "reminder_settings_before",
      sql`${t.reportDaysBefore} between 1 and 90 and cardinality(${t.expiryDaysBefore}) between 1 and 5
          and 1 <= all (${t.expiryDaysBefore}) and 730 >= all (${t.expiryDaysBefore})`,
    ),
    check("reminder_settings_first_year", sql`${t.firstYear} between 1990 and 2200`),
  ],
);

/** At most 10^15 đồng: what is typed, kept, summed and put into a cell stays exact. */
const AMOUNT_MOST = sql.raw("1000000000000000");
const amount = (name: string) => bigint(name, { mode: "number" });

/**
 * What the maker of a recognised product reports of a year to the agency that ran the round. It belongs to the award, so that a
 * certificate that is replaced asks for no second one. A draft may lack anything; what was sent lacks nothing.
 */
export const yearlyReports = pgTable(
  "yearly_reports",
  {
    id: id(),
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    /** The calendar year it is about. */
    year: integer("year").notNull(),
    state: text("state", { enum: REPORT_STATES }).notNull().default("draft"),
    /** Counts its changes, so that two writers notice each other. */
    version: integer("version").notNull().default(1),
    /** Of the product in the year, whole đồng; and what of it was exported. */
    revenue: amount("revenue"),
    exportValue: amount("export_value"),
    /** What was made, in whole units. */
    outputQuantity: amount("output_quantity"),
    outputUnit: text("output_unit"),
    /** People with steady work. */
    workers: integer("workers"),
    /** Of a worker in a month on average, whole đồng. */
    labourIncome: amount("labour_income"),
    /** Said in so many words: nothing was received. */
    hasNoSupport: boolean("has_no_support").notNull().default(false),
    /** The product is still what was promised. */
    keepsQuality: boolean("keeps_quality"),
    qualityWords: text("quality_words"),
    remarks: text("remarks"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => users.id),
    submittedAt: instant("submitted_at"),
    submittedBy: uuid("submitted_by").references(() => users.id),
    /** The agency took note: nothing changes any more. */
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedBy: uuid("acknowledged_by").references(() => users.id),
    returnedAt: instant("returned_at"),
    returnedBy: uuid("returned_by").references(() => users.id),
    returnedReason: text("returned_reason"),
  },
  (t) => [
    oneOf("yearly_reports_state", t.state, REPORT_STATES),
    unique("yearly_reports_award").on(t.awardId, t.year),
    check("yearly_reports_year", sql`${t.year} between 1990 and 2200`),
    check(
      "yearly_reports_figures",
      sql`${t.revenue} between 0 and ${AMOUNT_MOST} and ${t.exportValue} between 0 and ${AMOUNT_MOST}
          and ${t.outputQuantity} between 0 and ${AMOUNT_MOST} and ${t.labourIncome} between 0 and ${AMOUNT_MOST}
          and ${t.workers} between 0 and 1000000`,
    ),
    check(
      "yearly_reports_complete",
      sql`${t.state} in ('draft', 'returned') or (num_nonnulls(${t.revenue}, ${t.exportValue}, ${t.outputQuantity}, ${t.outputUnit},
          ${t.workers}, ${t.labourIncome}, ${t.keepsQuality}) = 7 and ${t.exportValue} <= ${t.revenue}
          and (${t.keepsQuality} or ${t.qualityWords} is not null))`,
    ),
    check(
      "yearly_reports_steps",
      sql`num_nonnulls(${t.submittedAt}, ${t.submittedBy}) = case when ${t.state} = 'draft' then 0 else 2 end
          and num_nonnulls(${t.acknowledgedAt}, ${t.acknowledgedBy}) = case when ${t.state} = 'acknowledged' then 2 else 0 end
          and num_nonnulls(${t.returnedAt}, ${t.returnedBy}, ${t.returnedReason}) = case when ${t.state} = 'returned' then 3 else 0 end`,
    ),
    index("yearly_reports_year_state").on(t.year, t.state),
  ],
);

/** A support that was received in the year of a report. */
export const yearlyReportSupports = pgTable(
  "yearly_report_supports",
  {
    id: id(),
    reportId: uuid("report_id")
      .notNull()
      .references(() => yearlyReports.id),
    kind: text("kind", { enum: SUPPORT_KINDS }).notNull(),
    /** In words: "Máy tráng bánh", "Hội chợ OCOP Hà Nội". */
    what: text("what").notNull(),
    /** Whole đồng; 0 where it cost nothing that is known. */
    amount: amount("amount").notNull(),
    source: text("source", { enum: SUPPORT_SOURCES }).notNull(),
    /** 1 to 12. */
    month: smallint("month").notNull(),
    /** Of the form it was sent with: the same form sent again adds nothing. */
    formKey: uuid("form_key").notNull().default(sql`gen_random_uuid()`),
    addedBy: uuid("added_by")
      .notNull()
      .references(() => users.id),
    addedAt: instant("added_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("yearly_report_supports_kind", t.kind, SUPPORT_KINDS),
    oneOf("yearly_report_supports_source", t.source, SUPPORT_SOURCES),
    check(
      "yearly_report_supports_figures",
      sql`${t.amount} between 0 and ${AMOUNT_MOST} and ${t.month} between 1 and 12`,
    ),
    unique("yearly_report_supports_form").on(t.reportId, t.formKey),
  ],
);

/** A reminder of a report that was written to the maker. The clock sends each kind once; an officer may ask again. Append-only. */
export const yearlyReportReminders = pgTable(
  "yearly_report_reminders",
  {
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    year: integer("year").notNull(),
    kind: text("kind", { enum: REPORT_REMINDERS }).notNull(),
    /** The day it was written, in Vietnam. */
    sentOn: date("sent_on").notNull(),
    /** Who asked; null for the clock. */
    sentBy: uuid("sent_by").references(() => users.id),
  },
  (t) => [
    primaryKey({ columns: [t.awardId, t.year, t.kind, t.sentOn] }),
    oneOf("yearly_report_reminders_kind", t.kind, REPORT_REMINDERS),
    uniqueIndex("yearly_report_reminders_once").on(t.awardId, t.year, t.kind).where(sql`${t.kind} <> 'asked'`),
    check("yearly_report_reminders_by", sql`(${t.kind} = 'asked') = (${t.sentBy} is not null)`),
  ],
);

/** A notice that the title of an award ends. Append-only. */
export const expiryReminders = pgTable(
  "expiry_reminders",
  {
    awardId: uuid("award_id")
      .notNull()
      .references(() => awards.id),
    /** The day the notice fell due; it may have been written later. */
    dueOn: date("due_on").notNull(),
    sentAt: instant("sent_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.awardId, t.dueOn] })],
);
