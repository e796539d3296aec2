import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  foreignKey,
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
import { NOMINATION_EVENTS, NOMINATION_STATES, PAPER_VERDICTS, SAMPLE_EVENTS } from "~/lib/vocabulary";
import { id, instant, oneOf } from "./columns";
import { products } from "./products";
import { rounds, roundTerritories } from "./rounds";
import { users } from "./users";

/** One product in one round. `state` is the projection of `nomination_events`; a higher level's nomination points to the one it came from. */
export const nominations = pgTable(
  "nominations",
  {
    id: id(),
    roundId: uuid("round_id")
      .notNull()
      .references(() => rounds.id),
    productId: uuid("product_id")
      .notNull()
      .references(() => products.id),
    fromNominationId: uuid("from_nomination_id").references((): AnyPgColumn => nominations.id),
    /** Voting code, given at submission: "BTN-2026-017". */
    code: text("code"),
    /** The group it competes in; the support team may correct the producer's. */
    groupCode: text("group_code").notNull(),
    state: text("state", { enum: NOMINATION_STATES }).notNull().default("draft"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id),
    createdAt: instant("created_at").notNull().defaultNow(),
    submittedAt: instant("submitted_at"),
    /** When the entrant declared the data true, explicitly. */
    declaredAt: instant("declared_at"),
    decidedAt: instant("decided_at"),
    /** Of the support team, who checks it. */
    assignedTo: uuid("assigned_to").references(() => users.id),
    assignedAt: instant("assigned_at"),
    /** Admitted although papers are missing, which must come by this day. */
    papersDueOn: date("papers_due_on"),
    papersCompletedAt: instant("papers_completed_at"),
    /**
     * The territory of the round whose places it counts against: where its maker stood when it took one, whatever address the
     * maker has since. Null before: a draft that nobody put forward.
     */
    countedTerritoryId: text("counted_territory_id"),
  },
  (t) => [
    foreignKey({
      name: "nominations_counted_territory",
      columns: [t.roundId, t.countedTerritoryId],
      foreignColumns: [roundTerritories.roundId, roundTerritories.provinceId],
    }),
    oneOf("nominations_state", t.state, NOMINATION_STATES),
    unique("nominations_code").on(t.roundId, t.code),
    uniqueIndex("nominations_live").on(t.roundId, t.productId).where(sql`${t.state} <> 'withdrawn'`),
    check(
      "nominations_submitted",
      sql`${t.state} in ('draft', 'withdrawn') or (${t.code} is not null and ${t.declaredAt} is not null)`,
    ),
    index("nominations_product").on(t.productId),
  ],
);

/** What happened to a nomination: the history the state is read from. Append-only. */
export const nominationEvents = pgTable(
  "nomination_events",
  {
    id: id(),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    kind: text("kind", { enum: NOMINATION_EVENTS }).notNull(),
    /** What was asked for, or why it was refused or withdrawn, as a person wrote it. */
    note: text("note"),
    /** What the platform says in its place, as facts: a `Said` (domain/nominations/said). */
    said: jsonb("said"),
    /** The last day for what was asked for. */
    dueOn: date("due_on"),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    oneOf("nomination_events_kind", t.kind, NOMINATION_EVENTS),
    check("nomination_events_said", sql`num_nonnulls(${t.note}, ${t.said}) <= 1`),
    index("nomination_events_nomination").on(t.nominationId),
  ],
);

/** The working copy of a dossier: answers by question code (domain/nominations/forms). */
export const dossiers = pgTable(
  "dossiers",
  {
    nominationId: uuid("nomination_id")
      .primaryKey()
      .references(() => nominations.id),
    answers: jsonb("answers").notNull(),
    /** Counts its saves, so that two devices notice each other. */
    version: integer("version").notNull().default(1),
    /** The step saved last, where its writers go on: on another device, or another day. */
    lastStep: text("last_step"),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    updatedBy: uuid("updated_by")
      .notNull()
      .references(() => users.id),
  },
  (t) => [index("dossiers_papers").using("gin", sql`(${t.answers} -> 'papers') jsonb_path_ops`)],
);

/**
 * The dossier as the jury sees it: sealed at admission, never changed. `content` is canonical JSON, hashed with SHA-256.
 * An admission that was undone leaves its seal behind, voided; one holds at a time.
 */
export const dossierSnapshots = pgTable(
  "dossier_snapshots",
  {
    id: id(),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    content: jsonb("content").notNull(),
    contentHash: text("content_hash").notNull(),
    sealedAt: instant("sealed_at").notNull().defaultNow(),
    voidedAt: instant("voided_at"),
  },
  (t) => [
    uniqueIndex("dossier_snapshots_live").on(t.nominationId).where(sql`${t.voidedAt} is null`),
    index("dossier_snapshots_papers").using("gin", sql`(${t.content} -> 'papers') jsonb_path_ops`),
    index("dossier_snapshots_photos").using("gin", sql`(${t.content} -> 'photos') jsonb_path_ops`),
  ],
);

/** What the support team found of a paper of the checklist. One row a requirement; the latest finding counts. */
export const paperChecks = pgTable(
  "paper_checks",
  {
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    /** Code of the checklist item of the round's rules. */
    requirement: text("requirement").notNull(),
    verdict: text("verdict", { enum: PAPER_VERDICTS }).notNull(),
    note: text("note"),
    /** Admitted without it: it may come later. */
    isPending: boolean("is_pending").notNull().default(false),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.nominationId, t.requirement] }),
    oneOf("paper_checks_verdict", t.verdict, PAPER_VERDICTS),
  ],
);

/** The way of a physical sample: who took it, where it is, when it went back. Append-only. */
export const sampleEvents = pgTable(
  "sample_events",
  {
    id: id(),
    nominationId: uuid("nomination_id")
      .notNull()
      .references(() => nominations.id),
    kind: text("kind", { enum: SAMPLE_EVENTS }).notNull(),
    /** Where it stands, what it is, who brought it. */
    note: text("note"),
    /** The day its maker agreed to leave it, of one that is kept. */
    consentedOn: date("consented_on"),
    by: uuid("by")
      .notNull()
      .references(() => users.id),
    at: instant("at").notNull().defaultNow(),
  },
  (t) => [oneOf("sample_events_kind", t.kind, SAMPLE_EVENTS), index("sample_events_nomination").on(t.nominationId)],
);
