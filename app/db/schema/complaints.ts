import { sql } from "drizzle-orm";
import { check, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { COMPLAINT_OUTCOMES } from "~/lib/vocabulary";
import { citext, id, instant, oneOf } from "./columns";
import { nominations } from "./nominations";
import { rounds } from "./rounds";
import { users } from "./users";

/** A complaint (khiếu nại) about a round or one of its entries, by an entrant or anybody else. What was complained of never changes. */
export const complaints = pgTable(
  "complaints",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    /** From 1 within the round: "KN-3". */
    number: integer("number").notNull(),
    /** The entry it is about; null: the round as a whole. */
    nominationId: uuid("nomination_id").references(() => nominations.id),
    /** Name, mail address and phone of the sender; erased some years after the answer. */
    name: text("name"),
    email: citext("email"),
    phone: text("phone"),
    contactErasedAt: instant("contact_erased_at"),
    /** When the person agreed that the contact is kept for the answer. */
    consentAt: instant("consent_at").notNull(),
    text: text("text").notNull(),
    filedBy: uuid("filed_by").references(() => users.id),
    receivedAt: instant("received_at").notNull().defaultNow(),
    /** Last day of the answer, in working days of the rules and the holidays known then. */
    dueOn: date("due_on").notNull(),
    acknowledgedAt: instant("acknowledged_at"),
    assignedTo: uuid("assigned_to").references(() => users.id),
    assignedAt: instant("assigned_at"),
    answeredAt: instant("answered_at"),
    answeredBy: uuid("answered_by").references(() => users.id),
    outcome: text("outcome", { enum: COMPLAINT_OUTCOMES }),
    answer: text("answer"),
    /** The council is asked to take the award back. */
    revocationProposedAt: instant("revocation_proposed_at"),
  },
  (t) => [
    unique("complaints_number").on(t.roundId, t.number),
    oneOf("complaints_outcome", t.outcome, COMPLAINT_OUTCOMES),
    check(
      "complaints_answered",
      sql`num_nonnulls(${t.answeredAt}, ${t.answeredBy}, ${t.outcome}, ${t.answer}) in (0, 4)`,
    ),
    check(
      "complaints_contact",
      sql`case when ${t.contactErasedAt} is null then ${t.name} is not null and ${t.email} is not null else num_nonnulls(${t.name}, ${t.email}, ${t.phone}) = 0 and ${t.answeredAt} is not null end`,
    ),
    index("complaints_nomination").on(t.nominationId),
  ],
);

/** A day off for the clocks that count working days. */
export const holidays = pgTable("holidays", {
  day: date("day").primaryKey(),
  name: text("name").notNull(),
  nameEn: text("name_en").notNull(),
  /** The text that says so. */
  source: text("source").notNull(),
});
