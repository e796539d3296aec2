import { sql } from "drizzle-orm";
import {
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
import { FAIR_PAPER_FORMATS, FAIR_PAPERS, PRINT_RUN_STATES } from "~/lib/vocabulary";
import { applications } from "./applications";
import { files } from "./attachments";
import { citext, id, instant, oneOf } from "./columns";
import { fairs } from "./fairs";
import { users } from "./users";

/** What the confirmation letters of a fair say beside what is known of an application. */
export const fairLetterTexts = pgTable("fair_letter_texts", {
  fairId: uuid("fair_id")
    .primaryKey()
    .references(() => fairs.id),
  signerTitle: text("signer_title").notNull(),
  signerName: text("signer_name").notNull(),
  /** Paragraphs, parted by empty lines: when stands are built, what is not allowed. */
  notes: text("notes").notNull().default(""),
  version: integer("version").notNull().default(1),
  updatedBy: uuid("updated_by")
    .notNull()
    .references(() => users.id),
  updatedAt: instant("updated_at").notNull(),
});

/** The plan of a hall as letters show it, kept once for all letters that show the same. Append-only. */
export const letterPlans = pgTable("letter_plans", {
  /** SHA-256 of the plan as canonical JSON, hex. */
  digest: text("digest").primaryKey(),
  /** `LetterPlan` (domain/exhibitor-papers/letter-content). */
  plan: jsonb("plan").notNull(),
});

/**
 * A confirmation letter as it was issued. Append-only: when booths change another one is issued, and the last one counts.
 * `content` is all that stands on it, so that it is drawn again as it was.
 */
export const exhibitorLetters = pgTable(
  "exhibitor_letters",
  {
    id: id(),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Counted in the application, from 1. */
    number: integer("number").notNull(),
    /** `LetterContent` (domain/exhibitor-papers/letter-content). */
    content: jsonb("content").notNull(),
    /** Of its booths, exhibitors and money: another one now means that it no longer says what is. */
    placesDigest: text("places_digest").notNull(),
    issuedBy: uuid("issued_by")
      .notNull()
      .references(() => users.id),
    issuedAt: instant("issued_at").notNull(),
  },
  (t) => [unique("exhibitor_letters_number").on(t.applicationId, t.number)],
);

/** The last letters of a fair drawn into one PDF, by a job. */
export const letterRuns = pgTable(
  "letter_runs",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    state: text("state", { enum: PRINT_RUN_STATES }).notNull().default("queued"),
    /** Letters to draw, and drawn. */
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    /** How often it was begun: who draws for an earlier beginning has lost it. */
    attempt: integer("attempt").notNull().default(0),
    /** When it last went on. */
    movedAt: instant("moved_at").notNull(),
    fileId: uuid("file_id").references(() => files.id),
    requestedBy: uuid("requested_by")
      .notNull()
      .references(() => users.id),
    requestedAt: instant("requested_at").notNull(),
  },
  (t) => [
    oneOf("letter_runs_state", t.state, PRINT_RUN_STATES),
    check("letter_runs_done", sql`${t.done} between 0 and ${t.total}`),
    check("letter_runs_file", sql`(${t.state} = 'done') = (${t.fileId} is not null)`),
    index("letter_runs_fair").on(t.fairId),
    uniqueIndex("letter_runs_open").on(t.fairId).where(sql`${t.state} in ('queued', 'running')`),
  ],
);

/** The manual for exhibitors of a fair, in the versions it was given. Append-only; the last one counts. */
export const fairManuals = pgTable(
  "fair_manuals",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    version: integer("version").notNull(),
    fileId: uuid("file_id")
      .notNull()
      .references(() => files.id),
    /** What is new in it. */
    note: text("note"),
    uploadedBy: uuid("uploaded_by")
      .notNull()
      .references(() => users.id),
    uploadedAt: instant("uploaded_at").notNull(),
  },
  (t) => [unique("fair_manuals_version").on(t.fairId, t.version), index("fair_manuals_file").on(t.fileId)],
);

/** A list of a fair that somebody took as a file: to whom it was handed is not known here, when and by whom it is. Append-only. */
export const fairPaperCopies = pgTable(
  "fair_paper_copies",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    paper: text("paper", { enum: FAIR_PAPERS }).notNull(),
    format: text("format", { enum: FAIR_PAPER_FORMATS }).notNull(),
    takenBy: uuid("taken_by")
      .notNull()
      .references(() => users.id),
    takenAt: instant("taken_at").notNull(),
  },
  (t) => [
    oneOf("fair_paper_copies_paper", t.paper, FAIR_PAPERS),
    oneOf("fair_paper_copies_format", t.format, FAIR_PAPER_FORMATS),
    index("fair_paper_copies_fair").on(t.fairId, t.paper, t.takenAt),
  ],
);

/** What an organiser writes to exhibitors: a draft until it is sent, and from then on as it was sent (a trigger in SQL). */
export const fairMessages = pgTable(
  "fair_messages",
  {
    id: id(),
    fairId: uuid("fair_id")
      .notNull()
      .references(() => fairs.id),
    /** `MessageFilter` (domain/exhibitor-papers/rules). */
    filter: jsonb("filter").notNull(),
    /** With fields in braces, as it was written. */
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    /** Counts the saves of the draft. */
    version: integer("version").notNull().default(1),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    updatedAt: instant("updated_at").notNull(),
    sentBy: uuid("sent_by").references(() => users.id),
    sentAt: instant("sent_at"),
  },
  (t) => [
    check("fair_messages_sent", sql`num_nonnulls(${t.sentBy}, ${t.sentAt}) in (0, 2)`),
    index("fair_messages_fair").on(t.fairId),
  ],
);

/** To which application a message went, and what it said there. A trigger keeps it; only the address goes. */
export const fairMessageRecipients = pgTable(
  "fair_message_recipients",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => fairMessages.id),
    applicationId: uuid("application_id")
      .notNull()
      .references(() => applications.id),
    /** Null once the term of the fair's contacts was over. */
    email: citext("email"),
    /** With its fields filled in. */
    subject: text("subject").notNull(),
    body: text("body").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.applicationId] }),
    index("fair_message_recipients_application").on(t.applicationId),
  ],
);
