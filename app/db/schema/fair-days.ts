import { type SQL, sql } from "drizzle-orm";
import {
  bigint,
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
import {
  INCIDENT_KINDS,
  INCIDENT_SEVERITIES,
  LOCALES,
  PASS_KINDS,
  SCAN_DIRECTIONS,
  SCAN_VERDICTS,
} from "~/lib/vocabulary";
import { applications, exhibitors } from "./applications";
import { id, instant, oneOf } from "./columns";
import { fairs } from "./fairs";
import { users } from "./users";

/** A closed list in an array: each of its members is of it. */
function eachOf(values: readonly string[]): SQL {
  return sql.raw(`array[${values.map((value) => `'${value}'`).join(", ")}]::text[]`);
}

/** What the organiser settles for the days of a fair; one that has no row keeps to the usual (domain/fair-days/rules). */
export const fairDaySettings = pgTable(
  "fair_day_settings",
  {
    fairId: uuid("fair_id")
      .primaryKey()
      .references(() => fairs.id),
    /** Passes for staff that an exhibitor gets with each booth. */
    passesPerBooth: integer("passes_per_booth").notNull(),
    passesSource: text("passes_source").notNull().default(""),
    /** Days after the last day of the fair until names and contacts of visitors are erased. */
    contactDays: integer("contact_days").notNull(),
    contactSource: text("contact_source").notNull().default(""),
  },
  (t) => [
    check("fair_day_settings_passes", sql`${t.passesPerBooth} between 1 and 50`),
    check("fair_day_settings_contact", sql`${t.contactDays} between 1 and 3650`),
  ],
);

/** A way into the fair and the kinds of passes that may use it. */
export const fairGates = pgTable(
  "fair_gates",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    name: text("name").notNull(),
    admits: text("admits", { enum: PASS_KINDS }).array().notNull(),
    position: integer("position").notNull(),
    /** No longer used; what was scanned there stands. */
    retiredAt: instant("retired_at"),
  },
  (t) => [
    uniqueIndex("fair_gates_name").on(t.fairId, t.name).where(sql`${t.retiredAt} is null`),
    check("fair_gates_admits", sql`cardinality(${t.admits}) > 0 and ${t.admits} <@ ${eachOf(PASS_KINDS)}`),
  ],
);

/** What a gate was called before it got another name: devices and programs may name it so still. */
export const fairGateNames = pgTable(
  "fair_gate_names",
  {
    id: id(),
    gateId: uuid("gate_id")
      .notNull()
      .references(() => fairGates.id),
    name: text("name").notNull(),
    /** When it got another one. */
    until: instant("until").notNull(),
  },
  (t) => [index("fair_gate_names_gate").on(t.gateId)],
);

/** Who stands at the gates of a fair. An appointment that ended is history. */
export const gatekeepers = pgTable(
  "gatekeepers",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    appointedBy: uuid("appointed_by")
      .notNull()
      .references(() => users.id),
    appointedAt: instant("appointed_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    uniqueIndex("gatekeepers_live").on(t.fairId, t.userId).where(sql`${t.endedAt} is null`),
    index("gatekeepers_user").on(t.userId),
  ],
);

/** A pass with a code that cannot be guessed. What is known of its holder is theirs to give, and is erased after a term. */
export const fairPasses = pgTable(
  "fair_passes",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    kind: text("kind", { enum: PASS_KINDS }).notNull(),
    /** Of an exhibitor's pass. */
    applicationId: uuid("application_id").references(() => applications.id),
    exhibitorId: uuid("exhibitor_id").references(() => exhibitors.id),
    /** Null for a visitor who gave no name, and once it was erased. */
    holder: text("holder"),
    /** Phone or mail address of a visitor, for exhibitors who scan the pass. */
    contact: text("contact"),
    /** What the visitor agreed to for that, in which words and language. */
    consentVersion: text("consent_version"),
    consentLocale: text("consent_locale", { enum: LOCALES }),
    consentAt: instant("consent_at"),
    /** The last day on which name and contact are kept, as the visitor agreed. */
    keepUntil: date("keep_until"),
    code: text("code").notNull(),
    /** Of the form that issued it, and its place there: sent twice, it is one pass. */
    formKey: uuid("form_key"),
    formPlace: integer("form_place"),
    issuedBy: uuid("issued_by").references(() => users.id),
    issuedAt: instant("issued_at").notNull(),
    revokedAt: instant("revoked_at"),
    revokedReason: text("revoked_reason"),
    erasedAt: instant("erased_at"),
  },
  (t) => [
    oneOf("fair_passes_kind", t.kind, PASS_KINDS),
    unique("fair_passes_code").on(t.code),
    unique("fair_passes_form").on(t.formKey, t.formPlace),
    check("fair_passes_form_place", sql`num_nonnulls(${t.formKey}, ${t.formPlace}) in (0, 2)`),
    check("fair_passes_of_exhibitor", sql`(${t.kind} = 'exhibitor') = (${t.applicationId} is not null)`),
    check(
      "fair_passes_consent",
      sql`num_nonnulls(${t.consentVersion}, ${t.consentLocale}, ${t.consentAt}, ${t.keepUntil}) in (0, 4)`,
    ),
    // A contact is kept for one purpose, which its visitor agreed to.
    check("fair_passes_contact", sql`${t.contact} is null or ${t.consentAt} is not null`),
    check("fair_passes_revoked", sql`num_nonnulls(${t.revokedAt}, ${t.revokedReason}) in (0, 2)`),
    index("fair_passes_fair").on(t.fairId, t.kind),
    index("fair_passes_application").on(t.applicationId),
  ],
);

/** One scan at a gate, as it came. Append-only; what holds once all scans are known stands in `check_in_verdicts`. */
export const checkIns = pgTable(
  "check_ins",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    gateId: uuid("gate_id")
      .notNull()
      .references(() => fairGates.id),
    /** Null where no pass of the fair has the code. */
    passId: uuid("pass_id").references(() => fairPasses.id),
    /** As it was read. */
    code: text("code").notNull(),
    direction: text("direction", { enum: SCAN_DIRECTIONS }).notNull(),
    /** Made by the device: sent again, it is the same scan. */
    nonce: uuid("nonce").notNull(),
    deviceId: text("device_id").notNull(),
    /** By the device's clock, whatever that says. */
    deviceAt: instant("device_at").notNull(),
    /** How far that clock was ahead of the server's, in milliseconds; null where nobody knows. */
    offsetMs: bigint("offset_ms", { mode: "number" }),
    /** When it was, as the server makes it out: never later than `recordedAt`. */
    at: instant("at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    /** What the server answered when it first heard of it. */
    verdict: text("verdict", { enum: SCAN_VERDICTS }).notNull(),
    /** What the gate said by itself before that; null where it waited for the server. */
    shown: text("shown", { enum: SCAN_VERDICTS }),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    unique("check_ins_nonce").on(t.nonce),
    oneOf("check_ins_direction", t.direction, SCAN_DIRECTIONS),
    oneOf("check_ins_verdict", t.verdict, SCAN_VERDICTS),
    oneOf("check_ins_shown", t.shown, SCAN_VERDICTS),
    check("check_ins_at", sql`${t.at} <= ${t.recordedAt}`),
    index("check_ins_fair").on(t.fairId, t.at),
    index("check_ins_pass").on(t.passId, t.at),
  ],
);

/** What holds of a scan: the projection of all scans of its pass on its day, decided anew when a late one arrives. */
export const checkInVerdicts = pgTable(
  "check_in_verdicts",
  {
    checkInId: uuid("check_in_id")
      .primaryKey()
      .references(() => checkIns.id),
    verdict: text("verdict", { enum: SCAN_VERDICTS }).notNull(),
    /** Of `already_in`: the scan that let the pass in. */
    earlierId: uuid("earlier_id").references(() => checkIns.id),
  },
  (t) => [
    oneOf("check_in_verdicts_verdict", t.verdict, SCAN_VERDICTS),
    check("check_in_verdicts_earlier", sql`(${t.verdict} = 'already_in') = (${t.earlierId} is not null)`),
  ],
);

/** Visitors counted by hand at a gate. Append-only: a mistake is counted back. */
export const headCounts = pgTable(
  "head_counts",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    gateId: uuid("gate_id")
      .notNull()
      .references(() => fairGates.id),
    people: integer("people").notNull(),
    nonce: uuid("nonce").notNull(),
    deviceId: text("device_id").notNull(),
    deviceAt: instant("device_at").notNull(),
    offsetMs: bigint("offset_ms", { mode: "number" }),
    at: instant("at").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
  },
  (t) => [
    unique("head_counts_nonce").on(t.nonce),
    check("head_counts_people", sql`${t.people} between -500 and 500 and ${t.people} <> 0`),
    check("head_counts_at", sql`${t.at} <= ${t.recordedAt}`),
    index("head_counts_fair").on(t.fairId, t.at),
  ],
);

/** A visitor who wants to hear from an exhibitor, and agreed that they keep the contact. */
export const leads = pgTable(
  "leads",
  {
    id: id(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Where the visitor's pass was read; null where the contact was written down. */
    passId: uuid("pass_id").references(() => fairPasses.id),
    /** Null once it was erased. */
    name: text("name"),
    contact: text("contact"),
    /** What they are interested in, in words. */
    interest: text("interest").notNull().default(""),
    consentVersion: text("consent_version").notNull(),
    consentLocale: text("consent_locale", { enum: LOCALES }).notNull(),
    consentAt: instant("consent_at").notNull(),
    /** The last day on which name and contact are kept, as the visitor agreed. */
    keepUntil: date("keep_until").notNull(),
    /** Sent twice, it is one lead. */
    nonce: uuid("nonce").notNull(),
    notedBy: uuid("noted_by")
      .notNull()
      .references(() => users.id),
    notedAt: instant("noted_at").notNull(),
    erasedAt: instant("erased_at"),
  },
  (t) => [
    unique("leads_nonce").on(t.nonce),
    uniqueIndex("leads_pass").on(t.applicationId, t.passId).where(sql`${t.passId} is not null`),
    check(
      "leads_contact",
      sql`num_nonnulls(${t.name}, ${t.contact}) = case when ${t.erasedAt} is null then 2 else 0 end`,
    ),
    index("leads_application").on(t.applicationId),
  ],
);

/** What an exhibitor sold on a day; it may be corrected, and counts its saves. */
export const salesReports = pgTable(
  "sales_reports",
  {
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    day: date("day").notNull(),
    /** Whole đồng, as the other amounts. */
    revenue: bigint("revenue", { mode: "number" }).notNull(),
    orders: integer("orders").notNull(),
    contracts: integer("contracts").notNull(),
    contractValue: bigint("contract_value", { mode: "number" }).notNull(),
    version: integer("version").notNull().default(1),
    reportedBy: uuid("reported_by")
      .notNull()
      .references(() => users.id),
    reportedAt: instant("reported_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.day] }),
    check(
      "sales_reports_figures",
      sql`least(${t.revenue}, ${t.orders}, ${t.contracts}, ${t.contractValue}) >= 0
        and greatest(${t.revenue}, ${t.contractValue}) <= 1000000000000 and (${t.contracts} > 0 or ${t.contractValue} = 0)`,
    ),
  ],
);

/** Something went wrong at the fair. */
export const incidents = pgTable(
  "incidents",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    /** When it happened. */
    at: instant("at").notNull(),
    place: text("place").notNull(),
    kind: text("kind", { enum: INCIDENT_KINDS }).notNull(),
    severity: text("severity", { enum: INCIDENT_SEVERITIES }).notNull(),
    text: text("text").notNull(),
    /** The exhibitor who told of it; null for the organiser's own people. */
    applicationId: uuid("application_id").references(() => applications.id),
    reportedBy: uuid("reported_by")
      .notNull()
      .references(() => users.id),
    reportedAt: instant("reported_at").notNull(),
    resolvedAt: instant("resolved_at"),
    resolvedBy: uuid("resolved_by").references(() => users.id),
    /** What was done. */
    resolution: text("resolution"),
    /** Of the form: sent twice, it is one incident. */
    key: uuid("key").unique("incidents_key"),
  },
  (t) => [
    oneOf("incidents_kind", t.kind, INCIDENT_KINDS),
    oneOf("incidents_severity", t.severity, INCIDENT_SEVERITIES),
    check("incidents_resolved", sql`num_nonnulls(${t.resolvedAt}, ${t.resolvedBy}, ${t.resolution}) in (0, 3)`),
    index("incidents_fair").on(t.fairId, t.at),
  ],
);
