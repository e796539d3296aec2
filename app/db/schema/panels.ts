import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
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
  ASSIGNMENT_SOURCES,
  ASSIGNMENT_WAYS,
  CONFLICT_ANSWERS,
  CONFLICT_HINTS,
  COUNCIL_ROLES,
  PANEL_ROLES,
  RECUSAL_KINDS,
} from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { nominations } from "./nominations";
import { provinces } from "./provinces";
import { rounds } from "./rounds";
import { users } from "./users";

/** A jury of a round; a round with one jury for all groups has one panel. */
export const panels = pgTable("panels", {
  id: id(),
  roundId: uuid("round_id")
    .notNull()
    .references(() => rounds.id),
  name: text("name").notNull(),
  groupCode: text("group_code"),
  createdAt: instant("created_at").notNull().defaultNow(),
});

/** A juror's seat. Ended seats keep their sheets. */
export const appointments = pgTable(
  "appointments",
  {
    // Not by time: the ledger is published with it, and juries are named in a known order.
    id: uuid("id").primaryKey().default(sql`gen_random_uuid()`),
    panelId: uuid("panel_id")
      .notNull()
      .references(() => panels.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: PANEL_ROLES }).notNull(),
    /** Position as the sheet prints it: "Phó Giám đốc Sở Công Thương". */
    title: text("title"),
    /** Codes of the product groups the juror knows; empty: all. */
    expertise: text("expertise").array().notNull().default(sql`'{}'`),
    /** Where the juror works, for hints of a conflict. */
    organisation: text("organisation"),
    organisationTaxCode: text("organisation_tax_code"),
    /** Where the juror is at home, for hints of a conflict. */
    homeProvinceId: text("home_province_id").references(() => provinces.id),
    homeCommune: text("home_commune"),
    /** The seat that was given up and is taken over. */
    substitutesId: uuid("substitutes_id").references((): AnyPgColumn => appointments.id),
    appointedBy: uuid("appointed_by").references(() => users.id),
    appointedAt: instant("appointed_at").notNull().defaultNow(),
    acceptedAt: instant("accepted_at"),
    /** When it was taken up before, of a seat that was given up and is offered again. */
    takenUpAt: instant("taken_up_at"),
    endedAt: instant("ended_at"),
    /** When the juror was last asked by mail to answer for their entries. */
    conflictRemindedAt: instant("conflict_reminded_at"),
  },
  (t) => [
    oneOf("appointments_role", t.role, PANEL_ROLES),
    unique("appointments_seat").on(t.panelId, t.userId),
    index("appointments_user").on(t.userId),
  ],
);

/** How the entries of a round were given to its jury, with the reasons; the newest one holds. */
export const assignmentPlans = pgTable(
  "assignment_plans",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    way: text("way", { enum: ASSIGNMENT_WAYS }).notNull(),
    /** Jurors an entry is given to; only of a balanced plan. */
    perEntry: integer("per_entry"),
    /** What the solver minded and reached (domain/panels). */
    explanation: jsonb("explanation").notNull(),
    /** Null: scoring began by the clock before anyone had made a plan. */
    madeBy: uuid("made_by").references(() => users.id),
    madeAt: instant("made_at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("assignment_plans_way", t.way, ASSIGNMENT_WAYS),
    check("assignment_plans_per_entry", sql`(${t.way} = 'balanced') = (${t.perEntry} is not null)`),
    index("assignment_plans_round").on(t.roundId),
  ],
);

/** An entry a juror is to score. The sheet is made from it when scoring starts. */
export const assignments = pgTable(
  "assignments",
  {
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    source: text("source", { enum: ASSIGNMENT_SOURCES }).notNull(),
    planId: uuid("plan_id").references(() => assignmentPlans.id),
    assignedAt: instant("assigned_at").notNull().defaultNow(),
    /** Taken back, or passed on to a substitute. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.appointmentId, t.nominationId] }),
    oneOf("assignments_source", t.source, ASSIGNMENT_SOURCES),
    index("assignments_nomination").on(t.nominationId),
  ],
);

/** What a juror said, before reading a dossier, about how close they are to its entrant. The last word counts. */
export const conflictAnswers = pgTable(
  "conflict_answers",
  {
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    answer: text("answer", { enum: CONFLICT_ANSWERS }).notNull(),
    reason: text("reason"),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.appointmentId, t.nominationId] }),
    oneOf("conflict_answers_answer", t.answer, CONFLICT_ANSWERS),
    check("conflict_answers_reason", sql`${t.answer} = 'none' or ${t.reason} is not null`),
  ],
);

/** A hint of a conflict that the agency looked into and found to be nothing. */
export const dismissedHints = pgTable(
  "dismissed_hints",
  {
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    kind: text("kind", { enum: CONFLICT_HINTS }).notNull(),
    reason: text("reason").notNull(),
    dismissedBy: uuid("dismissed_by")
      .notNull()
      .references(() => users.id),
    dismissedAt: instant("dismissed_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.appointmentId, t.nominationId, t.kind] }),
    oneOf("dismissed_hints_kind", t.kind, CONFLICT_HINTS),
  ],
);

/** A juror does not score an entry, with a reason; never counted as zero. */
export const recusals = pgTable(
  "recusals",
  {
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    kind: text("kind", { enum: RECUSAL_KINDS }).notNull().default("conflict"),
    reason: text("reason").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.appointmentId, t.nominationId] }), oneOf("recusals_kind", t.kind, RECUSAL_KINDS)],
);

/** The council of a round: a row a term, so that earlier meetings keep who sat there then and as what. */
export const councilMembers = pgTable(
  "council_members",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role", { enum: COUNCIL_ROLES }).notNull(),
    title: text("title"),
    appointedAt: instant("appointed_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    oneOf("council_members_role", t.role, COUNCIL_ROLES),
    uniqueIndex("council_members_seat").on(t.roundId, t.userId).where(sql`${t.endedAt} is null`),
  ],
);
