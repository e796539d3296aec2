import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";
import { users } from "./users";

/** Every administrative act. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    at: instant("at").notNull().defaultNow(),
    /** Null for a command or a job. */
    actorId: uuid("actor_id").references(() => users.id),
    address: text("address"),
    /** Noun and verb: "rounds.opened". */
    act: text("act").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    before: jsonb("before"),
    after: jsonb("after"),
  },
  (t) => [
    index("audit_entries_subject").on(t.subjectKind, t.subjectId),
    index("audit_entries_actor").on(t.actorId),
    index("audit_entries_at").on(t.at),
  ],
);

/** A mail written in the transaction that caused it and sent by a job. The body is dropped once sent: it may hold a secret link. */
export const mails = pgTable("mails", {
  id: id(),
  recipient: text("recipient").notNull(),
  subject: text("subject").notNull(),
  body: text("body"),
  /** Messages for calendars that go with it (RFC 5546), one an event; dropped with the body. */
  calendars: text("calendars").array(),
  purpose: text("purpose").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  sentAt: instant("sent_at"),
  attempts: integer("attempts").notNull().default(0),
  lastError: text("last_error"),
});
