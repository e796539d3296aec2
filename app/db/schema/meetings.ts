import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  LOCALES,
  MEETING_ACTORS,
  MEETING_OUTCOMES,
  MEETING_PARTS,
  MEETING_SIDES,
  MEETING_STATES,
  PRODUCT_GROUPS,
} from "~/lib/vocabulary";
import { applications, exhibitors } from "./applications";
import { id, instant, instantRange, oneOf } from "./columns";
import { fairs } from "./fairs";
import { users } from "./users";

/** Some hours of a day of a fair in which buyers and exhibitors meet at tables. */
export const meetingSessions = pgTable(
  "meeting_sessions",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    day: date("day").notNull(),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    breakStartsAt: instant("break_starts_at"),
    breakEndsAt: instant("break_ends_at"),
    room: text("room").notNull(),
    /** Tables are numbered from 1. */
    tables: integer("tables").notNull(),
    slotMinutes: integer("slot_minutes").notNull(),
    /** Between two slots. */
    gapMinutes: integer("gap_minutes").notNull(),
    /** Buyers register and meetings are asked for until then. */
    closesAt: instant("closes_at").notNull(),
    /** How often it was saved. */
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull(),
    cancelledAt: instant("cancelled_at"),
    cancelledReason: text("cancelled_reason"),
  },
  (t) => [
    check(
      "meeting_sessions_times",
      sql`${t.startsAt} < ${t.endsAt} and ${t.closesAt} <= ${t.endsAt} and ${t.endsAt} <= ${t.startsAt} + interval '1 day'`,
    ),
    check(
      "meeting_sessions_break",
      sql`num_nonnulls(${t.breakStartsAt}, ${t.breakEndsAt}) in (0, 2) and ${t.breakStartsAt} < ${t.breakEndsAt}`,
    ),
    check(
      "meeting_sessions_grid",
      sql`${t.tables} between 1 and 200 and ${t.slotMinutes} between 5 and 240 and ${t.gapMinutes} between 0 and 120`,
    ),
    check("meeting_sessions_cancelled", sql`num_nonnulls(${t.cancelledAt}, ${t.cancelledReason}) in (0, 2)`),
    index("meeting_sessions_fair").on(t.fairId),
  ],
);

/** Someone who comes to a session to buy. What is known of them is kept with their consent, and is erased after a term. */
export const meetingBuyers = pgTable(
  "meeting_buyers",
  {
    id: id(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => meetingSessions.id),
    /** Opens their page; nobody guesses it. */
    code: text("code").notNull(),
    /** Null, as what follows, once it was erased. */
    name: text("name"),
    organisation: text("organisation"),
    phone: text("phone"),
    email: text("email"),
    looksFor: text("looks_for"),
    groups: text("groups", { enum: PRODUCT_GROUPS }).array().notNull(),
    part: text("part", { enum: MEETING_PARTS }).notNull(),
    consentVersion: text("consent_version").notNull(),
    consentLocale: text("consent_locale", { enum: LOCALES }).notNull(),
    consentAt: instant("consent_at").notNull(),
    /** The last day on which it is kept, as it was said when they agreed; null once it was erased. */
    keepUntil: date("keep_until"),
    /** Of the form: sent twice, it is one registration. */
    formKey: uuid("form_key").notNull(),
    /** Null for who registered themselves. */
    registeredBy: uuid("registered_by").references(() => users.id),
    registeredAt: instant("registered_at").notNull(),
    erasedAt: instant("erased_at"),
  },
  (t) => [
    unique("meeting_buyers_code").on(t.code),
    unique("meeting_buyers_form").on(t.formKey),
    unique("meeting_buyers_session").on(t.id, t.sessionId),
    oneOf("meeting_buyers_part", t.part, MEETING_PARTS),
    check(
      "meeting_buyers_groups",
      sql`${t.groups} <@ ${sql.raw(`array[${PRODUCT_GROUPS.map((group) => `'${group}'`).join(", ")}]::text[]`)}`,
    ),
    check(
      "meeting_buyers_erased",
      sql`case when ${t.erasedAt} is null
        then num_nonnulls(${t.name}, ${t.organisation}, ${t.looksFor}) = 3 and num_nonnulls(${t.phone}, ${t.email}) > 0
        else num_nonnulls(${t.name}, ${t.organisation}, ${t.looksFor}, ${t.phone}, ${t.email}) = 0 end`,
    ),
    check("meeting_buyers_kept", sql`(${t.keepUntil} is null) = (${t.erasedAt} is not null)`),
    index("meeting_buyers_of_session").on(t.sessionId),
  ],
);

/** A meeting of a buyer and an exhibitor: asked for, answered, given a table and a time, held, with what came of it. */
export const fairMeetings = pgTable(
  "fair_meetings",
  {
    id: id(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => meetingSessions.id),
    buyerId: uuid("buyer_id").notNull(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Who of the application; null for the application itself. */
    exhibitorId: uuid("exhibitor_id").references(() => exhibitors.id),
    /** Who is to be at the table for the exhibitor's side: one at a time. */
    partyId: uuid("party_id").generatedAlwaysAs(sql`coalesce(exhibitor_id, application_id)`).notNull(),
    askedBy: text("asked_by", { enum: MEETING_SIDES }).notNull(),
    state: text("state", { enum: MEETING_STATES }).notNull(),
    /** What the side that asked wants to speak of. */
    message: text("message").notNull().default(""),
    /** When the exhibitor can; when the buyer can stands with the buyer. */
    part: text("part", { enum: MEETING_PARTS }).notNull().default("any"),
    askedAt: instant("asked_at").notNull(),
    answeredAt: instant("answered_at"),
    /** Kept when it is cancelled, so that calendars take it back. */
    tableNumber: integer("table_number"),
    during: instantRange("during"),
    /** Grows with each change of table or time, as calendars want it. */
    sequence: integer("sequence").notNull().default(0),
    /** Who declined, withdrew or cancelled it, when and why. */
    endedBy: text("ended_by", { enum: MEETING_ACTORS }),
    endedAt: instant("ended_at"),
    endedReason: text("ended_reason"),
    outcome: text("outcome", { enum: MEETING_OUTCOMES }),
    /** Of the contract or of what was agreed, in whole đồng. */
    value: bigint("value", { mode: "number" }).notNull().default(0),
    note: text("note").notNull().default(""),
    reportedBy: uuid("reported_by").references(() => users.id),
    reportedAt: instant("reported_at"),
    /** How often what came of it was saved. */
    reportVersion: integer("report_version").notNull().default(0),
  },
  (t) => [
    foreignKey({
      columns: [t.buyerId, t.sessionId],
      foreignColumns: [meetingBuyers.id, meetingBuyers.sessionId],
      name: "fair_meetings_buyer_id_meeting_buyers_id_fk",
    }),
    oneOf("fair_meetings_asked_by", t.askedBy, MEETING_SIDES),
    oneOf("fair_meetings_state", t.state, MEETING_STATES),
    oneOf("fair_meetings_part", t.part, MEETING_PARTS),
    oneOf("fair_meetings_ended_by", t.endedBy, MEETING_ACTORS),
    oneOf("fair_meetings_outcome", t.outcome, MEETING_OUTCOMES),
    check(
      "fair_meetings_ended",
      sql`num_nonnulls(${t.endedBy}, ${t.endedAt}, ${t.endedReason}) = case when ${t.state} in ('asked', 'accepted') then 0 else 3 end`,
    ),
    check(
      "fair_meetings_placed",
      sql`num_nonnulls(${t.tableNumber}, ${t.during}) in (0, 2) and (${t.during} is null or ${t.state} in ('accepted', 'cancelled'))`,
    ),
    check(
      "fair_meetings_reported",
      sql`num_nonnulls(${t.outcome}, ${t.reportedBy}, ${t.reportedAt}) in (0, 3)
        and (${t.outcome} is null or (${t.state} = 'accepted' and ${t.during} is not null))`,
    ),
    check(
      "fair_meetings_value",
      sql`${t.value} between 0 and 1000000000000 and (${t.value} = 0 or coalesce(${t.outcome} in ('contract', 'agreement'), false))`,
    ),
    uniqueIndex("fair_meetings_live").on(t.buyerId, t.partyId).where(sql`${t.state} in ('asked', 'accepted')`),
    index("fair_meetings_session").on(t.sessionId),
    index("fair_meetings_application").on(t.applicationId),
  ],
);
